/** First offers of a demo shop, one per kind, made through the API as a merchant would from the page's own drafts. */
import { isKept } from '../server/domain/offer/kept.ts';
import type { Detail, OfferKind } from '../server/domain/offer/offer.ts';
import type { OfferReport, OffersReport, TemplateReport } from '../server/domain/offer/report.ts';
import type { PreviewReport } from '../server/domain/report.ts';
import { freeFrom } from './shop/rates.ts';
import type { Stack } from './stack.ts';

type Progress = Extract<Detail, { kind: 'progress' }>;

const NAMES: readonly (readonly [kind: OfferKind, name: string])[] = [
  ['bundle', 'Bought together, 10 % off'],
  ['volume', 'Two or three of the bestseller'],
  ['gift', 'A small gift from a larger cart'],
  ['add-on', 'Gift wrap'],
  ['subscription', 'Subscribe instead'],
];

/**
 * Makes and activates what the shop's data give a draft for; a shop that has offers is left alone. The progress bar counts
 * towards what is true in this shop: its own free shipping, the gift just made.
 */
export async function makeOffers(stack: Stack): Promise<OffersReport> {
  const before = await stack.api<OffersReport>('/api/offers');
  if (before.offers.length > 0) return before;
  let gift: OfferReport | null = null;
  for (const [kind, name] of NAMES) {
    const made = await makeFromDraft(stack, kind, name);
    if (kind === 'gift') gift = made;
  }
  const tiers = progressTiers(stack, gift);
  if (tiers.length > 0)
    await makeFromDraft(stack, 'progress', 'How far to the next step', { kind: 'progress', tiers });
  return stack.api<OffersReport>('/api/offers');
}

/** Null where the shop gives nothing to go by. `detail` in place of the draft's own. */
export async function makeFromDraft(
  stack: Stack,
  kind: OfferKind,
  name: string,
  detail?: Detail,
): Promise<OfferReport | null> {
  const { fields, drafted } = await stack.api<TemplateReport>(`/api/offers/templates?kind=${kind}`);
  if (!drafted && detail === undefined) return null;
  // Made to stand together: a set, then something off the whole.
  const combines = { products: true, orders: true, shipping: true };
  const offer = { ...fields, name, status: 'active', combines, ...(detail === undefined ? {} : { detail }) };
  return stack.api<OfferReport>('/api/offers', { method: 'POST', body: JSON.stringify({ offer }) });
}

function progressTiers(stack: Stack, gift: OfferReport | null): Progress['tiers'] {
  const { shippingRates, data } = stack.twin.twin.defaultShop;
  const free = freeFrom(shippingRates, data.country);
  const { detail = null } = gift?.offer ?? {};
  return [
    ...(free === null ? [] : [{ at: free, gives: { kind: 'shipping' as const } }]),
    ...(gift !== null && detail?.kind === 'gift'
      ? [{ at: detail.threshold, gives: { kind: 'gift' as const, offer: gift.offer.id } }]
      : []),
  ].sort((a, b) => a.at - b.at);
}

/** Milliseconds after which checkout must have taken what was made. */
const KEPT_WITHIN = 20_000;

/**
 * Resolves once checkout keeps these offers as they now stand: shoppers are told of none before.
 * @throws Error naming those that it does not.
 */
export async function untilKept(stack: Stack, made: readonly OfferReport[]): Promise<void> {
  const end = Date.now() + KEPT_WITHIN;
  for (;;) {
    const { promises } = await stack.api<OffersReport>('/api/offers');
    const kept = new Map(promises?.kept.map((one) => [one.offer, one]));
    const missing = made.filter(({ offer }) => !isKept(offer, kept));
    if (missing.length === 0) break;
    if (Date.now() > end)
      throw new Error(
        `Checkout does not keep what was made: ${missing.map(({ offer }) => offer.name).join(', ')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await untilTold(stack, made);
}

/** The store has them; what answers shoppers looks once a second. Any page is asked: it explains all offers. */
async function untilTold(stack: Stack, made: readonly OfferReport[]): Promise<void> {
  const { id } = stack.twin.twin.defaultShop.data.products[0]!;
  const end = Date.now() + KEPT_WITHIN;
  for (;;) {
    const { explained } = await stack.api<PreviewReport>(`/api/preview?product=${id}&placement=product`);
    const refused = new Set(
      explained?.unproposed.flatMap((one) =>
        one.kind === 'refused' && one.refusal.why === 'unkept' ? [one.offer] : [],
      ),
    );
    const known = new Set(explained?.offers.map((offer) => offer.id));
    if (made.every(({ offer }) => known.has(offer.id) && !refused.has(offer.id))) return;
    if (Date.now() > end) throw new Error('What checkout keeps is not told to shoppers.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Takes away what a test made, in the versions in which it was made. */
export async function removeOffers(stack: Stack, made: readonly OfferReport[]): Promise<void> {
  for (const { offer } of made) {
    await stack.api(`/api/offers/${offer.id}?version=${offer.version}`, { method: 'DELETE' });
  }
}
