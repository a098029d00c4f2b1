/** A small shop's API in memory, as msw handlers: the same one answers component tests and the built page. */
import { getResponse, HttpResponse, http } from 'msw';
import { isPlacement, type Placement, TECHNIQUE } from '../../domain/placement.ts';
import type {
  AcceptedOrder,
  GroupKind,
  PlacementResult,
  PreviewReport,
  ProductCard,
  ResultsReport,
  SettingsReport,
  StatusReport,
} from '../../domain/report.ts';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '../../domain/settings.ts';
import type { Reason } from '../../domain/suggestion.ts';
import { safeCss } from '../../flows/safeCss.ts';
import { type BrowseState, browseHandlers, NO_CHANGES } from './browseFixture.ts';
import { explained } from './explainedFixture.ts';
import { type HomeState, homeHandlers, SOME_HOME } from './homeFixture.ts';
import { type MeasuredState, measuredHandlers, SOME_MEASURED } from './measuredFixture.ts';
import { NO_OFFERS, type OffersState, offersHandlers } from './offersFixture.ts';
import { type OperateState, operateHandlers, SOME_OPERATED } from './operateFixture.ts';
import { COLLECTIONS, GROUPS, PRODUCTS } from './products.ts';
import { type SetupState, SOME_SETUP, setupHandlers } from './setupFixture.ts';
import { shownOf } from './shownFixture.ts';
import { DONE, NOW, SYNCING } from './statusFixture.ts';
import { SOME_TRIALS, type TrialsState, trialsHandlers } from './trialsFixture.ts';

const MINUTE = 60_000;

const byId = (id: number) => PRODUCTS.find((product) => product.id === id);

export { PRODUCTS } from './products.ts';
export { DONE, FAILED, NOW, SYNCING } from './statusFixture.ts';

const result = (
  placement: Placement,
  shown: number,
  accepted: number,
  dismissed: number,
): PlacementResult => ({
  placement,
  shown,
  accepted,
  dismissed,
  orders: Math.ceil(accepted * 0.9),
  lineRevenue: accepted * 14900,
  orderRevenue: accepted * 61250,
});

function order(index: number, placements: Placement[], titles: string[], lineRevenue: number): AcceptedOrder {
  const createdAt = NOW - index * 190 * MINUTE - 7 * MINUTE;
  return {
    id: 9000 - index,
    name: `#${4312 - index}`,
    createdAt,
    placements,
    titles,
    lineRevenue,
    total: lineRevenue + 74900 + index * 1250,
    currency: 'SEK',
  };
}

export const RESULTS: ResultsReport = {
  days: 30,
  currency: 'SEK',
  placements: [result('product', 11204, 214, 0), result('cart', 3810, 96, 0), result('exit', 642, 11, 301)],
  total: {
    shown: 15656,
    accepted: 321,
    dismissed: 301,
    orders: 282,
    lineRevenue: 4782900,
    orderRevenue: 19661250,
  },
  recent: [
    order(0, ['product'], ['Coffee filters 1×4, unbleached'], 2900),
    order(1, ['product', 'cart'], ['Linen tea towel, natural', 'Stoneware mug, moss'], 33800),
    order(4, ['exit'], ['Stoneware mug, sand'], 17900),
    order(9, ['cart'], ['Pour-over stand, oak and brass, with drip dish and two sizes of cone'], 89900),
  ],
};

export const NO_RESULTS: ResultsReport = {
  ...RESULTS,
  placements: [result('product', 0, 0, 0), result('cart', 0, 0, 0), result('exit', 0, 0, 0)],
  total: { shown: 0, accepted: 0, dismissed: 0, orders: 0, lineRevenue: 0, orderRevenue: 0 },
  recent: [],
};

/** What the handlers answer from; tests change it freely. */
export interface FixtureState
  extends BrowseState,
    HomeState,
    OffersState,
    MeasuredState,
    TrialsState,
    SetupState,
    OperateState {
  status: StatusReport;
  results: ResultsReport;
  settings: Settings;
  version: number;
  /** Tokens that the server takes; null takes any. */
  goodTokens: Set<string> | null;
  /** Whether previews are explained. */
  explains: boolean;
  /** `METHOD /path` of each request that came in. */
  readonly log: string[];
  /** Answers instead of the handler, once each, by `METHOD /path`. */
  readonly once: Map<string, () => Response | Promise<Response>>;
}

export interface Fixture {
  readonly state: FixtureState;
  /** Null for what is not the API's. */
  answer(request: Request): Promise<Response | null>;
}

export function refuse(status: number, code: string, message: string): Response {
  return HttpResponse.json({ error: { code, message } }, { status });
}

export function createFixture(changes: Partial<FixtureState> = {}): Fixture {
  const state: FixtureState = {
    status: DONE,
    results: RESULTS,
    settings: {
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: true, exit: false },
      excludedProducts: [105, 999],
    },
    version: 7,
    goodTokens: null,
    explains: false,
    ...NO_CHANGES,
    log: [],
    once: new Map(),
    ...SOME_HOME,
    ...NO_OFFERS,
    ...SOME_MEASURED,
    ...SOME_TRIALS,
    ...SOME_SETUP,
    ...SOME_OPERATED,
    ...changes,
  };
  const settingsReport = (): SettingsReport => {
    const { excludedProducts, rules } = state.settings;
    const named = [...excludedProducts, ...rules.pins.flatMap((pin) => [pin.show, pin.with ?? 0])];
    return {
      settings: state.settings,
      version: state.version,
      products: named.map(byId).filter((product) => product !== undefined),
      collections: COLLECTIONS.filter(({ id }) => rules.exclude.collections.includes(id)),
    };
  };
  const handlers = [
    http.all('*/api/*', ({ request }) => {
      const name = `${request.method} ${new URL(request.url).pathname}`;
      state.log.push(name);
      const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
      if (token === '' || (state.goodTokens !== null && !state.goodTokens.has(token)))
        return refuse(401, 'unauthorized', 'Open the page from Shopify’s admin again.');
      const special = state.once.get(name);
      state.once.delete(name);
      return special?.();
    }),
    http.get('*/api/status', () => HttpResponse.json({ ...state.status })),
    http.post('*/api/sync', () => {
      state.status = SYNCING;
      return HttpResponse.json({}, { status: 202 });
    }),
    http.get('*/api/settings', () => HttpResponse.json({ ...settingsReport() })),
    http.put('*/api/settings', async ({ request }) => {
      const body = (await request.json()) as { settings: unknown; version: number };
      if (body.version !== state.version) return refuse(409, 'conflict', 'Somebody else saved first.');
      state.settings = parseSettings(body.settings, state.settings);
      state.version += 1;
      return HttpResponse.json({ ...settingsReport() });
    }),
    ...browseHandlers(state),
    http.get('*/api/products', ({ request }) => {
      const query = new URL(request.url).searchParams.get('q')?.toLowerCase() ?? '';
      return HttpResponse.json({
        products: PRODUCTS.filter(({ title }) => title.toLowerCase().includes(query)),
      });
    }),
    http.get('*/api/groups', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const query = searchParams.get('q')?.toLowerCase() ?? '';
      const groups = GROUPS[searchParams.get('kind') as GroupKind];
      return HttpResponse.json({
        groups: groups.filter(({ title }) => title.toLowerCase().includes(query)),
      });
    }),
    http.get('*/api/preview', ({ request }) => {
      const { searchParams } = new URL(request.url);
      const product = byId(Number(searchParams.get('product')));
      const placement = searchParams.get('placement');
      if (product === undefined)
        return refuse(404, 'not-found', 'This product is not in your shop any more.');
      if (!isPlacement(placement)) return refuse(400, 'bad-input', 'No such placement.');
      const report = preview(state, product, placement);
      return HttpResponse.json(
        state.explains ? { ...report, explained: explained(product, searchParams) } : report,
      );
    }),
    http.post('*/api/look/css', async ({ request }) => {
      const { css } = (await request.json()) as { css: string };
      return HttpResponse.json({ ...safeCss(css) });
    }),
    http.get('*/api/results', ({ request }) =>
      HttpResponse.json({ ...state.results, days: Number(new URL(request.url).searchParams.get('days')) }),
    ),
  ];
  handlers.push(
    ...homeHandlers(state),
    ...offersHandlers(state, PRODUCTS),
    ...measuredHandlers(state),
    ...trialsHandlers(state),
    ...setupHandlers(state),
    ...operateHandlers(state),
  );
  return { state, answer: async (request) => (await getResponse(handlers, request)) ?? null };
}

function preview(state: FixtureState, product: ProductCard, placement: Placement): PreviewReport {
  const nothing = (why: PreviewReport['why']): PreviewReport => ({
    product,
    placement,
    suggestions: [],
    why,
  });
  if (!state.settings.placements[placement]) return nothing('placement-off');
  if (state.status.model === null) return nothing('no-model');
  if (product.id === 105) return nothing('no-support');
  const cheaper = placement === 'exit';
  const others = PRODUCTS.filter(
    ({ id, price, sellable }) =>
      id !== product.id &&
      sellable &&
      !state.settings.excludedProducts.includes(id) &&
      (!cheaper || price < product.price),
  );
  const suggestions = others.slice(0, cheaper ? 1 : 4).map((other, index) => {
    const orders = 38 - index * 9;
    const reason: Reason = cheaper
      ? { kind: 'similar-cheaper', to: product.id, less: product.price - other.price, shared: [] }
      : { kind: 'bought-together', orders, share: orders / 212, with: product.id };
    return { product: other, reason, technique: TECHNIQUE[placement], score: 1 / (index + 1) };
  });
  return suggestions.length === 0
    ? nothing('all-ineligible')
    : { product, placement, suggestions, why: null, shown: shownOf(product.id, placement, suggestions) };
}
