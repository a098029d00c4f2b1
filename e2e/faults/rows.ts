/** Faults and abuse that Mersalg promises to survive, each with the tests that prove it; `npm run test:faults` runs them. */

export interface Proof {
  readonly file: string;
  /** Parts of the tests' full names: each must match at least one test. */
  readonly names: readonly string[];
}

export interface Row {
  readonly row: number;
  readonly fault: string;
  readonly proofs: readonly Proof[];
  /** Why there is nothing to prove: the product has no such part. Absent where there is. */
  readonly absent?: string;
}

const proof = (file: string, ...names: readonly string[]): Proof => ({ file, names });

export const ROWS: readonly Row[] = [
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
  {
    row: 17,
    fault: 'one shop names what is another’s, on every route',
    proofs: [
      proof(
        'server/http/routes/api.test.ts',
        'has a test here for every route that the app has',
        'is never another shop’s, whatever it asks',
        'cannot be chosen by a parameter or header',
      ),
      proof('server/store/contract/tenancy.test.ts', 'a shop sees nothing of what another has'),
    ],
  },
  {
    row: 18,
    fault: 'app proxy: repeated shop, old timestamp, parameters cut elsewhere',
    proofs: [
      proof(
        'server/shopify/signatures.test.ts',
        'refuses a signed query that was cut elsewhere to name another shop',
        'lets no re-cut of any query signed for one shop speak for another, nor at another time',
      ),
      proof('server/http/routes/proxy.test.ts', 'are for signed and fresh requests only'),
    ],
  },
  {
    row: 19,
    fault: 'tokens: no algorithm, wrong audience, expired, another issuer',
    proofs: [
      proof('server/shopify/sessionToken.test.ts', 'verifySessionToken'),
      proof('server/http/app.test.ts', 'keep tokens and queries out of the log'),
    ],
  },
  {
    row: 20,
    fault: 'markup in titles, vendors and settings',
    proofs: [
      proof('e2e/widgets.spec.ts', 'takes hostile titles for text'),
      proof('e2e/shop/storefront/browser.test.ts', 'hostile titles run nowhere'),
      proof('server/http/routes/api.test.ts', 'take hostile names as plain text'),
    ],
  },
  {
    row: 21,
    fault: 'custom CSS with @import, url() or </style>',
    proofs: [],
    absent: 'merchants cannot give CSS of their own yet',
  },
  {
    row: 22,
    fault: 'server-side requests to private addresses, by number, name, redirect or rebinding',
    proofs: [
      proof('server/shopify/publicOnly.test.ts', 'a server-side request'),
      proof('server/compose.test.ts', 'reaches Shopify over the public internet alone'),
    ],
  },
  {
    row: 23,
    fault: 'bodies too large, too deep, packed, or poisoned',
    proofs: [
      proof('server/http/app.test.ts', 'too much', 'a poisoned prototype'),
      proof('e2e/faults/bodies.test.ts', 'a body that no client of ours sends'),
      proof('server/http/routes/webhooks.test.ts', 'takes a large order, and refuses what no order can be'),
    ],
  },
  {
    row: 24,
    fault: 'framing and foreign origins',
    proofs: [
      proof('server/http/app.test.ts', 'let the shop that launched the page, and the admin, frame it'),
      proof(
        'server/http/routes/extension.test.ts',
        'lets a sandbox of any origin ask, with a token and without cookies',
        'is open here alone',
      ),
    ],
  },
  {
    row: 25,
    fault: 'a flood of events, and conversions that nobody made',
    proofs: [
      proof('server/http/routes/proxy.test.ts', 'stop when one shopper floods, and not for others'),
      proof('server/http/routes/extension.test.ts', 'stops a flood from one address'),
    ],
  },
  {
    row: 26,
    fault: 'erased, then a late webhook or a sync under way',
    proofs: [
      proof(
        'server/flows/ingest.leaving.test.ts',
        'erases everything on shop/redact, and what comes after does not bring it back',
        'is forgotten in every order, and stays so when an old webhook is repeated',
      ),
      proof('server/flows/sync.test.ts', 'brings nothing back of a shop that was erased'),
      proof('server/store/contract/tenancy.test.ts', 'erasing leaves nothing anywhere'),
    ],
  },
  {
    row: 27,
    fault: 'uninstalled and installed again in mid-sync',
    proofs: [
      proof(
        'server/flows/sync.test.ts',
        'stops when the shop uninstalls, and starts over when it comes back',
      ),
    ],
  },
  {
    row: 28,
    fault: 'the app server is down, slow, or answers nonsense',
    proofs: [
      proof(
        'e2e/away.spec.ts',
        'with the server stopped nothing breaks, nothing shifts, nothing shows',
        'a server that never answers is given up, and the shop does not wait for it',
      ),
      proof('widgets/api.test.ts', 'believing the answer'),
    ],
  },
  {
    row: 30,
    fault: 'a message sent again after a time-out',
    proofs: [],
    absent: 'no messages are sent yet',
  },
  {
    row: 31,
    fault: 'the disk is full, or the folder cannot be written',
    proofs: [
      proof(
        'server/store/dialect/sqliteEngine.test.ts',
        'a full disk is named, and what was there before stays',
        'a file that is no database, or cannot be made, is refused with advice',
      ),
    ],
  },
  {
    row: 32,
    fault: 'a model file that is cut off, altered, or of another version',
    proofs: [
      proof('server/domain/recommend/codec.test.ts', 'what is no model of this shop is refused'),
      proof('server/jobs/modelReader.test.ts', 'that is damaged says so'),
    ],
  },
  {
    row: 33,
    fault: 'export files as spreadsheets and mistakes leave them',
    proofs: [
      proof('server/shopify/csv/orders.test.ts', 'readOrdersExport'),
      proof(
        'server/flows/importOrders.test.ts',
        'stores orders with their products resolved, reports refusals',
      ),
    ],
  },
];
