/** The shop's own last orders as a test: what is learnt from the earlier ones must find what was taken out of these. */
import { SIZE_CLASSES, sizeClass } from './blend.ts';
import { bothDirections, type Interactions } from './interactions.ts';
import { mulberry32 } from './synthetic.ts';

/** One question: an item was taken out of an order; the rest is known. */
export interface Query {
  /** The other items of the order, as far as the earlier orders know them. */
  readonly context: Uint32Array;
  readonly target: number;
}

export interface Validation {
  /** The earlier orders, over the same items. */
  readonly earlier: Interactions;
  /** Per class of cart size, at most `MOST_PER_CLASS` each, so that a few enormous orders do not decide for all. */
  readonly carts: readonly (readonly Query[])[];
  /** Contexts of one item, drawn from the rest of an order; `others` are the rest, which are no answers. */
  readonly singles: readonly (Query & { readonly others: Uint32Array })[];
}

const MOST_PER_CLASS = 1_500;
const MOST_SINGLES = 4_000;
/** A larger order is no shopper's cart, and its questions, as many as it has lines, cost the most to judge. */
const MOST_ITEMS = 500;
/** Share of the orders that is held back; more in a small shop, where a tenth would be a handful. */
const SHARE = 0.1;
const SHARE_OF_FEW = 0.2;
const FEW = 2_000;
/** Drawing is part of training, and training is repeatable. */
const SEED = 42;

/** Splits by time: the last tenth of the orders asks the questions. Deterministic. */
export function validationOf(data: Interactions): Validation {
  const { ids, orders, orderPtr, items } = data;
  const held = Math.floor(orders * (orders < FEW ? SHARE_OF_FEW : SHARE));
  const cut = orders - held;
  const earlier = bothDirections(ids, orderPtr.slice(0, cut + 1), items.slice(0, orderPtr[cut]!));
  const known = (item: number) => earlier.itemPtr[item + 1]! > earlier.itemPtr[item]!;
  const random = mulberry32(SEED);
  const carts = SIZE_CLASSES.map(() => new Reservoir<Query>(MOST_PER_CLASS, random));
  const singles = new Reservoir<Query & { others: Uint32Array }>(MOST_SINGLES, random);
  for (let o = cut; o < orders; o++) {
    const basket = items.subarray(orderPtr[o]!, orderPtr[o + 1]!).filter(known);
    if (basket.length < 2 || basket.length > MOST_ITEMS) continue;
    for (const target of basket) {
      carts[sizeClass(basket.length - 1)]!.offer(() => ({ context: without(basket, target), target }));
      singles.offer(() => {
        const others = without(basket, target);
        const context = Uint32Array.of(others[Math.floor(random() * others.length)]!);
        return { context, target, others };
      });
    }
  }
  return { earlier, carts: carts.map(({ kept }) => kept), singles: singles.kept };
}

function without(basket: Uint32Array, item: number): Uint32Array {
  return basket.filter((other) => other !== item);
}

/** A fair sample of a stream of unknown length (Vitter 1985, algorithm R). */
class Reservoir<T> {
  readonly kept: T[] = [];
  private readonly most: number;
  private readonly random: () => number;
  private met = 0;

  constructor(most: number, random: () => number) {
    this.most = most;
    this.random = random;
  }

  offer(make: () => T): void {
    this.met += 1;
    if (this.kept.length < this.most) this.kept.push(make());
    else {
      const place = Math.floor(this.random() * this.met);
      if (place < this.most) this.kept[place] = make();
    }
  }
}
