/** Offers in one line each: what is promised, and whether checkout keeps it. */
import { changesPrice, type Keeping, type Kept, type PromiseReport } from '../../domain/offer/kept.ts';
import type { Detail, Offer } from '../../domain/offer/offer.ts';
import type { Off } from '../../domain/offer/terms.ts';
import type { PickCard } from '../../domain/report.ts';
import { offersText } from '../text/offers.ts';
import { tactText } from '../text/tact.ts';
import { format } from './format.ts';

/** What the words need to know: titles, names, the currency. */
export interface Known {
  readonly cards: ReadonlyMap<number, PickCard>;
  /** The gifts that a bar may give. */
  readonly offers: readonly Pick<Offer, 'id' | 'name' | 'status'>[];
  readonly currency: string;
}

const say = offersText.promise;

export function offInWords(off: Off, currency: string): string {
  return off.kind === 'percent'
    ? say.percentOff(format.hundredths(off.hundredths))
    : say.amountOff(format.money(off.amount, currency));
}

export function promiseInWords(detail: Detail, known: Known): string {
  const title = (id: number) => (id === 0 ? say.noProduct : (known.cards.get(id)?.title ?? say.gone));
  const any = (products: readonly number[]) =>
    say.anyOf(title(products[0] ?? 0), Math.max(0, products.length - 1));
  const money = (minor: number) => format.money(minor, known.currency);
  const off = (one: Off) => offInWords(one, known.currency);
  switch (detail.kind) {
    case 'bundle':
      return say.set(
        detail.parts.map(({ products, quantity }) => say.pieces(quantity, any(products))),
        off(detail.off),
      );
    case 'upgrade':
    case 'downgrade': {
      const pairs = say.pairs(detail.pairs.length, detail.automatic);
      return detail.off === null ? pairs : say.withOff(pairs, off(detail.off));
    }
    case 'volume':
      return say.tiers(
        any(detail.products),
        detail.tiers.map(({ quantity, off: less }) => say.from(quantity, off(less))),
      );
    case 'gift':
      return say.gift(title(detail.product), money(detail.threshold));
    case 'progress':
      return format.list(
        detail.tiers.map(({ at, gives }) => {
          if (gives.kind === 'shipping') return say.step(money(at), say.shipping);
          if (gives.kind === 'discount') return say.step(money(at), say.offOrder(off(gives.off)));
          const gift = known.offers.find(({ id }) => id === gives.offer);
          return say.step(money(at), gift === undefined ? say.gone : say.aGift(gift.name));
        }),
      );
    case 'add-on': {
      const { products, collections, tags } = detail.to;
      const chosen = products.length + collections.length + tags.length;
      const to = chosen === 0 ? say.every : say.chosen(chosen);
      return detail.price.kind === 'fixed'
        ? say.addOn(title(detail.product), to)
        : say.share(title(detail.product), format.hundredths(detail.price.hundredths), to);
    }
    case 'subscription':
      return say.plans(detail.products.length);
  }
}

export interface KeepingInWords {
  readonly tone: 'good' | 'quiet' | 'bad';
  readonly text: string;
}

/** Whether checkout keeps the offer as it now stands. */
export function keepingInWords(offer: Offer, promises: PromiseReport | null, now: number): KeepingInWords {
  const words = offersText.keeping;
  const isNow =
    (offer.startsAt === null || offer.startsAt <= now) && (offer.endsAt === null || now < offer.endsAt);
  if (offer.status !== 'active' || !isNow) return { tone: 'quiet', text: words.inactive };
  if (!changesPrice(offer)) return { tone: 'quiet', text: words.nothing };
  const kept: Kept | undefined = promises?.kept.find((one) => one.offer === offer.id);
  if (kept === undefined || kept.version !== offer.version) return { tone: 'quiet', text: words.pending };
  const { keeping } = kept;
  if (keeping.kind !== 'unkept')
    return { tone: keeping.kind === 'nothing' ? 'quiet' : 'good', text: words[keeping.kind] };
  return { tone: 'bad', text: `${offersText.unkept} ${unkeptInWords(keeping)}` };
}

/** Why checkout cannot keep it, and what to do. */
export function unkeptInWords({ why, detail }: Extract<Keeping, { kind: 'unkept' }>): string {
  if (why === 'floor') return detail === undefined ? tactText.unkeptFloor : tactText.unkeptFloorOf(detail);
  return `${offersText.why[why]}${detail === undefined ? '' : ` (${detail})`}`;
}

/** What the merchant should set right about an offer, though checkout may keep it. */
export function warningsInWords(
  offer: Offer,
  promises: PromiseReport | null,
  known: Known,
): readonly string[] {
  const money = (minor: number) => format.money(minor, known.currency);
  const said = (promises?.warnings ?? [])
    .filter((one) => one.offer === offer.id)
    .map(({ tier, shop }) =>
      offersText.shippingDiffers(
        money(tier),
        shop.map(({ country, from }) => {
          const name = country === '*' ? offersText.elsewhere : country;
          return from === null ? offersText.shippingNever(name) : offersText.shippingFrom(name, money(from));
        }),
      ),
    );
  const { detail } = offer;
  const active = new Set(known.offers.flatMap(({ id, status }) => (status === 'active' ? [id] : [])));
  const lacksGift =
    detail.kind === 'progress' &&
    detail.tiers.some(({ gives }) => gives.kind === 'gift' && !active.has(gives.offer));
  return lacksGift ? [...said, offersText.goneGift] : said;
}
