/** What one shopper's own past changes, with consent: nothing again that is bought once, what is bought again at its time. */
import type { Purchase } from './basket.ts';
import type { Eligible } from './eligibility.ts';
import type { ProductId } from './ids.ts';
import { MOST_CARDS } from './journey/arbiter.ts';
import type { Model } from './recommend/model.ts';
import type { Repeats } from './recommend/repurchase.ts';
import type { Candidate, SuggestRequest } from './suggestion.ts';

const DAY = 86_400_000;

/** All that is known of a shopper who consented. */
export interface Personal {
  readonly purchases: readonly Purchase[];
  /** Products viewed in this visit, the latest last; one that was come back to stands there again. */
  readonly viewed: readonly ProductId[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * From what share of buyers who came back for it a product counts as bought again. A judgement: on UCI Online Retail
 * half of the products lie above it, since its customers restock; things for life lie far below.
 */
export const REPEAT_SHARE = 0.1;
/** When a product is due, in its intervals: sooner it is still at home, later the customer has found another. */
export const DUE = { from: 0.7, to: 1.5 } as const;
/** How many complements and substitutes of a product are looked at. */
const RELATED = { complements: 60, substitutes: 20 } as const;
/** Days. A reminder of yesterday's purchase would be a nuisance, however often it was bought. */
const LEAST_INTERVAL = 3;
/** Purchases of one product from which on its buyer's own intervals, two or more, count for more than everybody's. */
const OWN_HABIT = 3;

export interface Recall {
  /** Not to be suggested now: bought for good, or bought again only later. */
  readonly barred: ReadonlySet<ProductId>;
  /** Due to be bought again, best first; each with the reason `again`. */
  readonly due: readonly Candidate[];
}

const NOTHING: Recall = { barred: new Set(), due: [] };

/** Reads a shopper's purchases by what the shop's other customers do. Without `personal`, nothing is barred or due. */
export function recall(
  personal: Personal | null | undefined,
  repeats: (productId: ProductId) => Repeats | null,
): Recall {
  if (!personal) return NOTHING;
  const barred = new Set<ProductId>();
  const due: { candidate: Candidate; early: number }[] = [];
  for (const { productId, at } of personal.purchases) {
    const days = occasions(at);
    const times = days.length;
    if (times === 0) continue;
    const known = repeats(productId);
    const share = known?.share ?? 0;
    const usual = share >= REPEAT_SHARE ? (known?.medianDays ?? 0) : 0;
    const interval = times >= OWN_HABIT ? medianGap(days) : usual;
    const since = Math.max(0, personal.now / DAY - days[times - 1]!);
    const phase = interval === 0 ? 0 : since / Math.max(interval, LEAST_INTERVAL);
    if (phase < DUE.from) barred.add(productId);
    else if (phase <= DUE.to) {
      // The chance of another purchase: as often as others come back, or as this customer did.
      const score = Math.max(share, (times - 1) / times);
      const reason = { kind: 'again', times, daysAgo: Math.floor(since) } as const;
      due.push({ candidate: { productId, score, reason }, early: Math.abs(phase - 1) });
    }
  }
  due.sort(
    (a, b) =>
      b.candidate.score - a.candidate.score ||
      a.early - b.early ||
      a.candidate.productId - b.candidate.productId,
  );
  return { barred, due: due.map(({ candidate }) => candidate) };
}

/** Days since 1970 of separate purchases, ascending: orders less than a day apart are one, as at training. */
function occasions(at: readonly number[]): number[] {
  const days: number[] = [];
  for (const time of [...at].sort((a, b) => a - b)) {
    if (days.length === 0 || time / DAY - days[days.length - 1]! >= 1) days.push(time / DAY);
  }
  return days;
}

function medianGap(days: readonly number[]): number {
  const gaps = days.slice(1).map((day, k) => day - days[k]!);
  gaps.sort((a, b) => a - b);
  const half = gaps.length >> 1;
  return gaps.length % 2 === 1 ? gaps[half]! : (gaps[half - 1]! + gaps[half]!) / 2;
}

/** Leaves out of `due` what something chosen replaces: who has another coffee in the cart needs no reminder of the usual. */
export function stillNeeded(
  due: readonly Candidate[],
  context: readonly ProductId[],
  model: Model,
): readonly Candidate[] {
  if (due.length === 0) return due;
  const chosen = new Set(context);
  return due.filter(
    ({ productId }) =>
      !model.substitutes(productId, RELATED.substitutes).some((other) => chosen.has(other.productId)),
  );
}

/** How much a score may grow for what was viewed, as a share of it. Judgements: a weak hint, and a stronger one. */
const LEAN = { related: 0.25, returned: 0.5 } as const;
/**
 * Ranks candidates anew by what the shopper viewed in this visit. Nothing new comes in, since a candidate's reason
 * speaks of the context; what goes with what was viewed, or resembles it, rises a little, and what the shopper came
 * back to look at rises more. What was viewed and does the job of something chosen goes: it was compared, and left.
 */
export function leanTowardsViews(
  candidates: readonly Candidate[],
  viewed: readonly ProductId[],
  context: readonly ProductId[],
  model: Model,
): readonly Candidate[] {
  if (viewed.length === 0) return candidates;
  const chosen = new Set(context);
  const seen = new Set(viewed.filter((id) => !chosen.has(id)));
  if (seen.size === 0 || candidates.length === 0) return candidates;
  const lean = new Map<ProductId, number>();
  const raise = (id: ProductId, by: number) => lean.set(id, Math.max(by, lean.get(id) ?? 0));
  const barred = new Set<ProductId>();
  const related = model.complements({ context: [...seen], barred, limit: RELATED.complements });
  const best = related[0]?.score ?? 0;
  for (const { productId, score } of related) if (best > 0) raise(productId, LEAN.related * (score / best));
  const left = new Set<ProductId>();
  for (const id of seen) {
    if (viewed.indexOf(id) !== viewed.lastIndexOf(id)) raise(id, LEAN.returned);
    for (const { productId, similarity } of model.substitutes(id, RELATED.substitutes)) {
      if (chosen.has(productId)) left.add(id);
      else raise(productId, LEAN.related * similarity);
    }
  }
  return candidates
    .filter(({ productId }) => !left.has(productId))
    .map((candidate) => {
      const by = Math.max(0, lean.get(candidate.productId) ?? 0);
      return by === 0 ? candidate : { ...candidate, score: candidate.score + by * Math.abs(candidate.score) };
    })
    .sort((a, b) => b.score - a.score);
}

/**
 * Reminds of at most one product that is due, and not before others: a suggestion that is due anyway
 * keeps its place and says so; else the cart, and only it, gives its last place, since a product page promises what
 * goes with the product in hand. What the merchant pinned gives way to none. Both lists are best first.
 */
export function remind(
  found: readonly Eligible[],
  due: readonly Eligible[],
  { placement, limit }: Pick<SuggestRequest, 'placement' | 'limit'>,
): readonly Eligible[] {
  const most = Math.min(limit, MOST_CARDS[placement]);
  if (due.length === 0 || most < 1 || placement === 'exit') return found;
  const shown = found.slice(0, most);
  const place = new Map(shown.map(({ product }, at) => [product.id, at]));
  const both = due.find(({ product }) => place.has(product.id));
  if (both !== undefined) {
    const at = place.get(both.product.id)!;
    const { reason } = both.candidate;
    return shown.with(at, { ...shown[at]!, candidate: { ...shown[at]!.candidate, reason } });
  }
  const last = Math.min(shown.length, most - 1);
  if (placement !== 'cart' || (last === 0 && shown.length > 0)) return found;
  if (shown[last]?.candidate.reason.kind === 'pinned') return found;
  return [...shown.slice(0, last), due[0]!];
}
