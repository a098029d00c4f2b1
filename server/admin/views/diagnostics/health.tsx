/** How each part is, in one line each. */
import type { ReactNode } from 'react';
import type { DiagnosticsReport } from '../../../domain/diagnostics.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { Card } from '../../parts/ui.tsx';
import { diagnosticsText as words } from '../../text/diagnostics.ts';
import { jobName } from './queue.tsx';

const ENGINE = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

export function Health({ report }: { report: DiagnosticsReport }) {
  const now = useNow(false);
  const { model, accepted, database, versions, scopes, sync, storefrontAt } = report;
  const when = (at: number | null) => (at === null ? words.never : format.when(at, now));
  const modelTold =
    model === null
      ? words.modelNone
      : [
          `${model.version} · ${when(model.trainedAt)}`,
          words.modelWhat(format.number(model.orders), sizeOf(model.bytes)),
          ...(model.behind > 0 ? [words.behind(model.behind)] : []),
        ].join(' · ');
  const share = accepted.shown === 0 ? '' : ` (${format.percent(accepted.accepted / accepted.shown)})`;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [jobName('sync'), sync.phase === 'done' ? when(sync.finishedAt) : words.state[syncState(sync.phase)]],
    [words.model, modelTold],
    [words.accepted, `${words.acceptedOf(accepted.accepted, accepted.shown)}${share}`],
    [words.storefront, when(storefrontAt)],
    [
      words.database,
      database.ms === null ? words.databaseAway : words.databaseMs(ENGINE[database.engine], database.ms),
    ],
    [
      words.permissions,
      scopes.missing.length === 0 ? words.allGranted : words.missing(scopes.missing.join(', ')),
    ],
    [words.version, `Mersalg ${versions.mersalg} · Node ${versions.node}`],
  ];
  return (
    <Card title={words.health}>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function syncState(phase: DiagnosticsReport['sync']['phase']): keyof typeof words.state {
  if (phase === 'failed') return 'failed';
  return phase === 'waiting' ? 'waiting' : 'running';
}

function sizeOf(bytes: number): string {
  const mega = bytes / 1_000_000;
  return mega >= 1 ? `${format.number(Math.round(mega))} MB` : `${format.number(Math.ceil(bytes / 1000))} kB`;
}
