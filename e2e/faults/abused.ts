/** Abuse, and data as spreadsheets, disks and strangers leave them. */
import { proof, type Row } from './row.ts';

export const ABUSED: readonly Row[] = [
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
      proof('server/admin/frame/frame.test.ts', 'keeps a hostile title, heading and picture inert'),
    ],
  },
  {
    row: 21,
    fault: 'custom CSS with @import, url() or </style>',
    proofs: [
      proof('server/flows/safeCss.test.ts', 'is refused', 'only allow-listed properties and functions pass'),
      proof('server/flows/tellLook.test.ts', 'that came into the store by other hands is not told'),
    ],
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
    row: 29,
    fault: 'visitors that are shared out askew, and looks at every day',
    proofs: [
      proof('server/domain/statistics/sampleRatio.test.ts', 'the sample-ratio check'),
      proof(
        'server/simulate/batch.test.ts',
        'warns of a skewed split',
        'without an effect: daily looks at the lasting interval hardly ever see one',
      ),
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
