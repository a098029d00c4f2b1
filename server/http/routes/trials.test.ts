/** Trials over HTTP: made, changed, begun, stopped and deleted, with other editors and other trials heeded. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrialBlocked, TrialReport, TrialsReport } from '../../domain/experiment/report.ts';
import type { Change, Trial, TrialFields } from '../../domain/experiment/trial.ts';
import { makeTrialFields, makeVariant } from '../../domain/experiment/trials.testing.ts';
import type { Detail } from '../../domain/offer/offer.ts';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
let offer = '';
beforeEach(async () => {
  t = await startTestApp();
  await ask('GET', '/api/status');
  const products = [1, 2, 3].map((id) => makeProduct(id));
  await t.store.products.upsert(SHOP, products, NOW);
  offer = (await ask('POST', '/api/offers', { offer: makeFields() })).json().offer.id;
});
afterEach(() => t.close());

async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, staff = '42') {
  const headers = await bearer(t.clock.now(), { sub: staff });
  return t.app.inject({
    method,
    url,
    headers: payload === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(payload === undefined ? {} : { payload: JSON.stringify(payload) }),
  });
}

const damped: Change = { kind: 'strategy', strategy: 'damped' };
const text = (spot: 'product' | 'exit' | 'bundle'): Change => ({
  kind: 'text',
  texts: { sv: { [spot]: 'Hej' } },
});
const off = (): Change => ({ kind: 'offer-off', offer });

async function made(change: Change, over: Partial<TrialFields> = {}): Promise<Trial> {
  const answer = await ask('POST', '/api/trials', { trial: makeTrialFields(change, over) });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<TrialReport>().trial;
}
const turn = (verb: 'start' | 'stop', { id, version }: Trial) =>
  ask('POST', `/api/trials/${id}/${verb}`, { version });
async function begun(change: Change, over: Partial<TrialFields> = {}): Promise<Trial> {
  const answer = await turn('start', await made(change, over));
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<TrialReport>().trial;
}
const logged = async (id: string) => (await ask('GET', `/api/trials/log?trial=${id}`)).json().entries;
const jobs = async () => (await t.store.jobs.list(SHOP)).map(({ kind }) => kind);

describe('a draft', () => {
  it('has an id, a version and the spots where it can be seen; nobody is shown anything by it', async () => {
    const trial = await made(off());
    expect(trial).toMatchObject({
      ...makeTrialFields(off()),
      status: 'draft',
      spots: ['bundle'],
      lane: '',
      startedAt: null,
      why: { kind: 'merchant' },
      createdAt: NOW,
    });
    expect(trial.id).toMatch(/^t[a-z0-9]{8}$/);
    const listed = (await ask('GET', '/api/trials')).json<TrialsReport>();
    expect(listed).toEqual({ trials: [trial], offers: [{ id: offer, name: 'An offer' }] });
    expect((await ask('GET', `/api/trials/${trial.id}`)).json()).toEqual({
      trial,
      offers: listed.offers,
      unkept: [],
    });
    await t.views.refresh();
    expect((await t.views.get(SHOP))!.trials).toBeNull();
  });

  it('is changed and deleted while its version holds; who comes late is told what holds', async () => {
    const trial = await made(damped);
    const change = (name: string, version = trial.version) =>
      ask('PUT', `/api/trials/${trial.id}`, { trial: makeTrialFields(text('exit'), { name }), version });
    const saved = (await change('Renamed')).json<TrialReport>().trial;
    expect(saved).toMatchObject({ name: 'Renamed', spots: ['exit'] });
    expect(saved.version).toBeGreaterThan(trial.version);
    const late = await change('Overwritten');
    expect(late.statusCode).toBe(409);
    expect(late.json()).toMatchObject({ error: { code: 'conflict' }, now: { trial: saved } });
    expect((await ask('DELETE', `/api/trials/${trial.id}?version=${trial.version}`)).statusCode).toBe(409);
    expect((await ask('DELETE', `/api/trials/${trial.id}?version=${saved.version}`)).statusCode).toBe(200);
    expect((await change('Gone', saved.version)).statusCode).toBe(404);
    expect(
      (await logged(trial.id)).map(({ did, staff }: { did: string; staff: string }) => `${did} ${staff}`),
    ).toEqual(['removed 42', 'changed 42', 'created 42']);
  });

  const bundle = (id: number): Detail => ({
    kind: 'bundle',
    parts: [1, id].map((one) => ({ products: [one], quantity: 1 })),
    off: { kind: 'percent', hundredths: 2_000 },
  });
  it.each<readonly [string, () => unknown]>([
    ['the trial', () => undefined],
    ['variants[1].change.offer', () => makeTrialFields({ kind: 'offer-off', offer: 'onobodys1' })],
    [
      'variants[1].change.patch.parts[1].products[0]',
      () => makeTrialFields({ kind: 'offer', offer, patch: { detail: bundle(9) } }),
    ],
    [
      'variants[1].change.patch.detail.kind',
      () =>
        makeTrialFields({ kind: 'offer', offer, patch: { detail: { kind: 'subscription', products: [] } } }),
    ],
    [
      'variants[1].change.patch.rules.priceRatio.upsell.most',
      () =>
        makeTrialFields({ kind: 'settings', patch: { rules: { priceRatio: { upsell: { most: 1.05 } } } } }),
    ],
  ])('is refused by %s', async (field, trial) => {
    const answer = await ask('POST', '/api/trials', { trial: trial() });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain(field);
    expect((await ask('GET', '/api/trials')).json().trials).toEqual([]);
  });
});

describe('beginning', () => {
  it('gives it a place, tells shoppers’ pages and checkout, and is logged', async () => {
    const draft = await made(off(), { size: 400 });
    const answer = await turn('start', draft);
    const { trial } = answer.json<TrialReport>();
    expect(trial).toMatchObject({ status: 'running', startedAt: NOW, lane: trial.id, from: 0, to: 400 });
    expect((await t.views.get(SHOP))!.trials!.trials).toEqual([trial]);
    expect(await jobs()).toEqual(expect.arrayContaining(['promise', 'rooms']));
    expect((await logged(trial.id))[0]).toMatchObject({ did: 'started', staff: '42', why: null });
    expect((await turn('start', draft)).statusCode).toBe(409);
    expect((await turn('start', trial)).statusCode).toBe(400);
  });

  it('stands apart from what it would disturb, and is told by whom it is kept out', async () => {
    const first = await begun(text('product'), { size: 600, name: 'Headings' });
    const second = await begun(damped, { size: 300 });
    expect(second).toMatchObject({ lane: first.lane, from: 600, to: 900 });
    const other = await begun(text('bundle'));
    expect(other).toMatchObject({ lane: other.id, from: 0, to: 1_000 });
    const third = await made(text('product'), { size: 101 });
    const answer = await turn('start', third);
    expect(answer.statusCode).toBe(409);
    expect(answer.json<TrialBlocked>()).toMatchObject({
      blocked: { kind: 'full', free: 100 },
      names: { [first.id]: 'Headings', [second.id]: 'A trial' },
    });
    expect((await ask('GET', `/api/trials/${third.id}`)).json().trial.status).toBe('draft');
    await turn('stop', first);
    expect((await turn('start', third)).statusCode).toBe(200);
  });

  it('leaves two that begin at once apart', async () => {
    const drafts = [await made(text('product')), await made(text('product'), { name: 'Another' })];
    const answers = await Promise.all(drafts.map((draft) => turn('start', draft)));
    const running = (await ask('GET', '/api/trials'))
      .json<TrialsReport>()
      .trials.filter(({ status }) => status === 'running');
    expect(running.length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(running.length);
  });

  it('needs an offer that is shown', async () => {
    const draft = await made(off());
    const { version } = (await ask('GET', `/api/offers/${offer}`)).json().offer;
    await ask('POST', `/api/offers/${offer}/status`, { status: 'paused', version });
    const answer = await turn('start', draft);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain('active offer');
  });

  it('of other prices needs a checkout that can tell shoppers apart', async () => {
    const detail = { ...makeFields().detail, off: { kind: 'percent', hundredths: 2_000 } } as never;
    const report = { at: 1, route: 'native', why: 'plan', kept: [], warnings: [] } as const;
    await t.store.promises.put(SHOP, report);
    const dearer = await made({ kind: 'offer', offer, patch: { detail } });
    const answer = await turn('start', dearer);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toContain('discount Function');
    expect(
      (await turn('start', await made({ kind: 'offer', offer, patch: { stockNote: 3 } }))).statusCode,
    ).toBe(200);
  });

  it('tells of a variant’s offer that checkout does not keep yet', async () => {
    const detail = { ...makeFields().detail, off: { kind: 'percent', hundredths: 2_000 } } as never;
    const trial = await begun({ kind: 'offer', offer, patch: { detail } });
    const { unkept } = (await ask('GET', `/api/trials/${trial.id}`)).json<TrialReport>();
    expect(unkept).toEqual([{ variant: 'b', offer, keeping: null }]);
  });
});

describe('stopping', () => {
  it('shows everybody the shop as it is, and keeps what was learnt', async () => {
    const trial = await begun(off());
    await t.store.jobs.list(SHOP);
    t.clock.at += 1_000;
    const stopped = (await turn('stop', trial)).json<TrialReport>().trial;
    expect(stopped).toMatchObject({
      status: 'stopped',
      stoppedAt: NOW + 1_000,
      end: { kind: 'merchant' },
      from: 0,
    });
    expect((await t.views.get(SHOP))!.trials).toBeNull();
    for (const answer of [
      await turn('stop', stopped),
      await turn('start', stopped),
      await ask('DELETE', `/api/trials/${trial.id}?version=${stopped.version}`),
      await ask('PUT', `/api/trials/${trial.id}`, {
        trial: makeTrialFields(damped),
        version: stopped.version,
      }),
    ])
      expect(answer.statusCode).toBe(400);
    expect((await logged(trial.id))[0]).toMatchObject({ did: 'stopped', staff: '42' });
  });

  it('comes of itself to a guard, when the merchant tries the offer', async () => {
    const guard = await made(off(), {
      name: 'Guard',
      variants: [makeVariant('a', off(), 1), makeVariant('b', undefined, 9)],
    });
    const why = { kind: 'guard', offer } as const;
    const note = { at: NOW, staff: '', did: 'started', changes: [], why } as const;
    const running = { ...guard, status: 'running', startedAt: NOW, lane: guard.id, why } as const;
    await t.store.trials.put(SHOP, running, guard.version, note);
    const trial = await begun(off());
    const { trial: ended } = (await ask('GET', `/api/trials/${guard.id}`)).json<TrialReport>();
    expect(ended).toMatchObject({ status: 'stopped', end: { kind: 'replaced', by: trial.id } });
    expect((await logged(guard.id))[0]).toMatchObject({ staff: '', why: { kind: 'replaced' } });
  });
});
