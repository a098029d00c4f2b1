/** The page's way to experiments: one method per route; a change that came too late, or has no room, is an outcome. */
import type {
  TrialBlocked,
  TrialConflict,
  TrialLogReport,
  TrialReport,
  TrialsReport,
} from '../../domain/experiment/report.ts';
import type { Trial, TrialFields } from '../../domain/experiment/trial.ts';
import type { TrialAnswer } from '../../domain/measure/told.ts';
import type { Ask } from './offersApi.ts';

export type TrialChanged =
  | { readonly kind: 'saved'; readonly report: TrialReport }
  /** Somebody else was faster: what holds now, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: TrialReport | null }
  /** Others that it would disturb leave it no room. */
  | {
      readonly kind: 'blocked';
      readonly names: readonly string[];
      readonly placing: TrialBlocked['blocked'];
    };

export interface TrialsApi {
  list(signal?: AbortSignal): Promise<TrialsReport>;
  get(id: Trial['id'], signal?: AbortSignal): Promise<TrialReport>;
  results(id: Trial['id'], signal?: AbortSignal): Promise<TrialAnswer>;
  log(id: Trial['id'], signal?: AbortSignal): Promise<TrialLogReport>;
  create(fields: TrialFields): Promise<TrialChanged>;
  update(trial: Pick<Trial, 'id' | 'version'>, fields: TrialFields): Promise<TrialChanged>;
  start(trial: Pick<Trial, 'id' | 'version'>): Promise<TrialChanged>;
  stop(trial: Pick<Trial, 'id' | 'version'>): Promise<TrialChanged>;
  remove(trial: Pick<Trial, 'id' | 'version'>): Promise<TrialChanged>;
}

export function createTrialsApi(ask: Ask): TrialsApi {
  const read = async <T>(url: string, signal?: AbortSignal) =>
    (await ask('GET', url, undefined, signal)).body as T;
  async function change(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    sent?: unknown,
  ): Promise<TrialChanged> {
    const { status, body } = await ask(method, url, sent);
    if (status === 404) return { kind: 'conflict', now: null };
    if (status !== 409) return { kind: 'saved', report: body as TrialReport };
    const refused = body as TrialConflict | TrialBlocked;
    if ('now' in refused) return { kind: 'conflict', now: refused.now };
    return { kind: 'blocked', names: Object.values(refused.names), placing: refused.blocked };
  }
  return {
    list: (signal) => read('/api/trials', signal),
    get: (id, signal) => read(`/api/trials/${id}`, signal),
    results: (id, signal) => read(`/api/results/trials/${id}`, signal),
    log: (id, signal) => read(`/api/trials/log?trial=${id}`, signal),
    create: (trial) => change('POST', '/api/trials', { trial }),
    update: ({ id, version }, trial) => change('PUT', `/api/trials/${id}`, { trial, version }),
    start: ({ id, version }) => change('POST', `/api/trials/${id}/start`, { version }),
    stop: ({ id, version }) => change('POST', `/api/trials/${id}/stop`, { version }),
    remove: ({ id, version }) => change('DELETE', `/api/trials/${id}?version=${version}`),
  };
}
