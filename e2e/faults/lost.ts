/** Faults of machines and networks: things that come twice, late, in any order, or not at all. */
import { proof, type Row } from './row.ts';

export const LOST: readonly Row[] = [
  {
    row: 1,
    fault: 'the same webhook fifty times at once',
    proofs: [
      proof('server/store/contract/inbox.test.ts', 'the same event 50 times at once is one row and one job'),
      proof('server/http/routes/webhooks.test.ts', 'stores one of fifty repeats that come at once'),
    ],
  },
  {
    row: 2,
    fault: 'webhooks in random order',
    proofs: [
      proof('server/flows/ingest.test.ts', 'ends in the same state in whatever order they come'),
      proof(
        'server/store/contract/orders.test.ts',
        'updates, imports and deletions in any order and grouping reach the same state',
      ),
      proof(
        'server/store/contract/products.test.ts',
        'updates and deletions in any order reach the same state',
      ),
    ],
  },
  {
    row: 3,
    fault: 'forged or missing signature, re-serialised body',
    proofs: [
      proof(
        'server/shopify/signatures.test.ts',
        'refuses the body with any one byte changed, and the same JSON written again',
      ),
      proof('server/http/routes/webhooks.test.ts', 'and stores nothing'),
    ],
  },
  {
    row: 4,
    fault: 'a backlog of jobs while webhooks come',
    proofs: [proof('e2e/faults/backlog.test.ts', 'webhooks by the hundred are acknowledged')],
  },
  {
    row: 5,
    fault: 'the database is down when a webhook comes',
    proofs: [
      proof(
        'server/http/routes/webhooks.test.ts',
        'answers 503 while the store is away, and stores the repeat',
        'answers 503 before Shopify gives up when the store is merely silent',
      ),
      proof(
        'server/store/dialect/postgresEngine.test.ts',
        'stopped: every verb says so at once, and the process lives on',
      ),
    ],
  },
  {
    row: 6,
    fault: 'killed during the first import',
    proofs: [
      proof(
        'server/flows/sync.test.ts',
        'resumes after a kill at any write, and stores what a calm one stores',
      ),
      proof('server/main.test.ts', 'takes up after a kill what its jobs had begun'),
      proof('server/flows/importOrders.test.ts', 'goes on after a kill at any batch'),
    ],
  },
  {
    row: 7,
    fault: 'killed after the effect, before the job is acknowledged',
    proofs: [
      proof('server/flows/ingest.test.ts', 'does no harm when killed between the effect and its settling'),
      proof('server/jobs/runner.test.ts', 'takes over the job of a worker that died'),
    ],
  },
  {
    row: 8,
    fault: 'an export cut off, or failed midway',
    proofs: [
      proof(
        'server/flows/sync.failing.test.ts',
        'goes on in the same export when the line was cut',
        'asks for a new export when the file is broken at the same place again',
      ),
      proof('server/shopify/jsonl.test.ts', 'notices a file cut anywhere'),
    ],
  },
  {
    row: 9,
    fault: 'throttled, as HTTP 200 and as 429',
    proofs: [
      proof(
        'server/shopify/client.test.ts',
        'waits on THROTTLED until the bucket holds what the query costs',
        'waits at least Retry-After on 429 while other shops go on',
      ),
    ],
  },
  {
    row: 10,
    fault: 'Shopify answers 5xx, stalls, resets, or sends HTML',
    proofs: [
      proof(
        'server/shopify/retry.test.ts',
        'tries again with growing, jittered waits and gives up after a few',
        'opens the circuit for one shop alone',
      ),
      proof('server/shopify/exchange.test.ts', 'exchange'),
    ],
  },
  {
    row: 11,
    fault: 'a lost webhook',
    proofs: [
      proof('server/flows/reconcile.test.ts', 'finds what webhooks failed to tell, with some overlap'),
    ],
  },
  {
    row: 12,
    fault: 'twenty renewals of one token at once',
    proofs: [
      proof('server/shopify/tokens.test.ts', 'makes one call of 20 renewals at once'),
      proof('server/shopify/client.test.ts', 'makes one upstream call of 20 calls with a dying token'),
    ],
  },
  {
    row: 13,
    fault: 'the answer to a renewal is lost',
    proofs: [
      proof(
        'server/shopify/tokens.test.ts',
        'keeps the old pair when the answer was lost, and tries it again',
      ),
      proof('server/shopify/platform.test.ts', 'survives a lost refresh answer'),
    ],
  },
  {
    row: 14,
    fault: 'a clock that is five minutes off; leases',
    proofs: [
      proof('server/shopify/sessionToken.test.ts', 'forgives clocks that differ by seconds, not by minutes'),
      proof('server/store/dialect/sqliteEngine.test.ts', 'leases follow the clock that was given'),
      proof('server/store/contract/jobs.test.ts', 'an expired lease is due again'),
    ],
  },
  {
    row: 15,
    fault: 'a half-open connection to the database',
    proofs: [
      proof(
        'server/store/dialect/postgresEngine.test.ts',
        'half-open: one wait per request, then all connections are replaced',
        'the real limits let a half-open connection recover within 30 seconds',
      ),
    ],
  },
  {
    row: 16,
    fault: 'a second server on the same database, and the death of one',
    proofs: [proof('e2e/faults/servers.test.ts', 'two servers share one database')],
  },
];
