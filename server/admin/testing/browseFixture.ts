/** The fixture's list of products, and what its last training changed. */
import { HttpResponse, http } from 'msw';
import type { BrowsedProduct, ChangeReport, Show } from '../../domain/browseReport.ts';
import type { ProductId } from '../../domain/ids.ts';
import type { Settings } from '../../domain/settings.ts';
import { PRODUCTS } from './products.ts';

export interface BrowseState {
  readonly moved: readonly (NonNullable<BrowsedProduct['change']> & { readonly of: ProductId })[];
  readonly compared: ChangeReport['compared'];
  /** In place of the fixture's few products. */
  readonly catalogue: readonly BrowsedProduct[] | null;
}

const card = (id: ProductId) => PRODUCTS.find((one) => one.id === id)!;
const support = (id: ProductId, orders: number | null) => ({
  product: card(id),
  orders,
  base: orders === null ? null : 212,
  alike: false,
});

export const NO_CHANGES: BrowseState = { moved: [], compared: null, catalogue: null };

/** Of each kind one. */
export const SOME_CHANGES: Pick<BrowseState, 'moved' | 'compared'> = {
  moved: [
    { of: 103, kind: 'gained', was: null, now: support(102, 41) },
    { of: 104, kind: 'lost', was: support(107, null), now: null },
    { of: 102, kind: 'other', was: support(107, 30), now: support(103, 38) },
  ],
  compared: {
    trainedAt: Date.now() - 5_400_000,
    before: Date.now() - 9_000_000,
    gained: 1,
    lost: 1,
    other: 1,
    beside: 9,
  },
};

/** More than anybody would scroll through. */
export const MANY: readonly BrowsedProduct[] = Array.from({ length: 20_000 }, (_, at) => ({
  ...PRODUCTS[at % PRODUCTS.length]!,
  id: 100_001 + at,
  title: `Product ${at + 1}`,
  first: at % 3 === 0 ? null : 'Coffee filters',
  pinned: at % 11 === 0,
  excluded: at % 17 === 0,
  change: null,
}));

const PAGE = 50;

export function browseHandlers(state: BrowseState & { readonly settings: Settings }) {
  const browsed = (): readonly BrowsedProduct[] => {
    const { rules, excludedProducts } = state.settings;
    return PRODUCTS.map((product): BrowsedProduct => {
      const change = state.moved.find(({ of }) => of === product.id) ?? null;
      return {
        ...product,
        first: product.id === 105 ? null : card(product.id === 102 ? 103 : 102).title,
        pinned: rules.pins.some((pin) => pin.show === product.id || pin.with === product.id),
        excluded: excludedProducts.includes(product.id),
        change: change && { kind: change.kind, was: change.was, now: change.now },
      };
    });
  };
  return [
    http.get('*/api/changes', () => HttpResponse.json({ compared: state.compared } satisfies ChangeReport)),
    http.get('*/api/products', ({ request }) => {
      const asked = new URL(request.url).searchParams;
      const show = asked.get('show') as Show | null;
      // Not for this list: for the picker's.
      if (show === null) return undefined;
      const query = asked.get('q')?.toLowerCase() ?? '';
      const found = (state.catalogue ?? browsed()).filter(
        (one) => isShown(one, show) && (one.title.toLowerCase().includes(query) || String(one.id) === query),
      );
      const from = Number(asked.get('after') ?? 0);
      const next = from + PAGE < found.length ? String(from + PAGE) : null;
      return HttpResponse.json({
        products: found.slice(from, from + PAGE),
        next,
        total: from === 0 ? found.length : null,
      });
    }),
  ];
}

function isShown({ first, pinned, excluded, change }: BrowsedProduct, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'nothing':
      return first === null;
    case 'pinned':
      return pinned;
    case 'excluded':
      return excluded;
    case 'changed':
      return change !== null;
    default:
      return change?.kind === show;
  }
}
