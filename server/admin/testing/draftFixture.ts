/** What the fixture's shop would show of an offer that is being edited. */
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type { DraftPreview } from '../../domain/offer/report.ts';
import type { PickCard } from '../../domain/report.ts';
import { shownOf } from './shownFixture.ts';

/** A bundle is shown beside its first product; of any other kind the fixture says that there is no occasion. */
export function draftPreview(
  { detail, name }: OfferFields,
  draft: string,
  products: readonly PickCard[],
): DraftPreview {
  const [first, second] = detail.kind === 'bundle' ? detail.parts.flatMap((one) => one.products) : [];
  const base = products.find(({ id }) => id === first) ?? products[0]!;
  const other = products.find(({ id }) => id === second);
  const head = { product: base, draft, keeping: null };
  const offers = [{ id: draft, name, priority: 1 }];
  if (detail.kind !== 'bundle' || other === undefined) {
    return {
      ...head,
      placement: 'extras',
      suggestions: [],
      why: 'no-offer',
      shown: shownOf(base.id, 'extras', []),
      explained: {
        spots: ['extras'],
        decisions: [],
        unproposed: [{ offer: draft, kind: 'no-occasion' }],
        empty: [],
        offers,
      },
    };
  }
  const told = {
    id: draft,
    spot: 'bundle',
    kind: 'bundle',
    products: [base.id, other.id],
    terms: {
      id: draft,
      priority: 1,
      countries: [],
      until: null,
      kind: 'bundle',
      parts: detail.parts,
      off: detail.off,
    },
  } as const;
  const suggestions = [
    { product: other, reason: { kind: 'pinned' }, technique: 'cross-sell', score: 1 } as const,
  ];
  const page = shownOf(base.id, 'bundle', suggestions);
  return {
    ...head,
    placement: 'bundle',
    suggestions,
    why: null,
    shown: { ...page, items: page.items.map((one) => ({ ...one, offer: draft })), offers: [told] },
    explained: {
      spots: ['bundle'],
      decisions: [
        {
          kind: 'shown',
          spot: 'bundle',
          technique: 'cross-sell',
          offer: draft,
          priority: 1,
          products: [other],
          told,
        },
      ],
      unproposed: [],
      empty: [],
      offers,
    },
  };
}
