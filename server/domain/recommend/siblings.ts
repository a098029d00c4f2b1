/** Siblings: the same article in another colour, size, scent or pattern. Neither complement, upgrade nor alternative. */
import { lowestPrice } from '../catalog.ts';
import { type Described, titleWords } from './text.ts';
import { type Frame, framesOf, learnVariation, NEAR_PRICE, type Variation } from './variation.ts';

/** A word that varies in at least this share of its titles names a variation. */
const VARIES = 0.25;
/** The same for a longer hole, where each of its words must vary. */
const VARIES_IN_HOLE = 0.2;
/** The same at the end of a title, where the thing itself may stand: `umbrella` of "red dotted umbrella". */
const VARIES_AT_END = 0.15;
/** A title's words left over when the varying ones are taken away, for the rest to be an article. */
const LEAST_REST = 2;
/** Variations of one title are few; a hole in thousands of titles is looked at along prices, never pair by pair. */
const HOLE_SIZES = [0, 1, 2] as const;

/**
 * The group of each product (row i is `products[i]`): two products are siblings when their groups are equal. A
 * group's number is the row of its first member, so products alone have a group of their own.
 *
 * Two products become siblings when their titles differ in one place of at most two words, or in words alone that
 * vary all over the catalogue; type and vendor, where declared, must agree, and no price in a group is more than a
 * quarter above another. Cost: O(words of all titles).
 */
export function siblingGroups(
  products: readonly Described[],
  variation: Variation = learnVariation(products.map(titleWords), products.map(lowestPrice)),
): Uint32Array {
  const prices = products.map(lowestPrice);
  const families = new Map<string, number[]>();
  products.forEach((product, at) => {
    const title = titleWords(product);
    if (title.length === 0) return;
    const house = `${plain(product.type)}\n${plain(product.vendor)}\n`;
    const join = (key: string) => {
      const members = families.get(house + key);
      if (members === undefined) families.set(house + key, [at]);
      else if (members.at(-1) !== at) members.push(at);
    };
    join(`whole ${title.join(' ')}`);
    const core = title.filter((word) => variation(word) < VARIES);
    const least = product.type === '' ? LEAST_REST : LEAST_REST - 1;
    if (core.length >= least) join(`core ${core.join(' ')}`);
    for (const size of HOLE_SIZES) {
      for (const frame of framesOf(title, size, LEAST_REST)) {
        if (isVariation(frame, least, variation)) join(`frame ${frame.key}`);
      }
    }
  });
  return unite(prices, [...families.values()]);
}

/** True when what stands in the hole may be a variation, and the rest is enough to be an article. */
function isVariation({ hole, rest, atEnd }: Frame, least: number, variation: Variation): boolean {
  let kept = 0;
  for (const word of rest) if (variation(word) < VARIES) kept += 1;
  if (kept < least) return false;
  if (hole.length === 1) return !atEnd || variation(hole[0]!) >= VARIES_AT_END;
  return hole.every((word) => variation(word) >= VARIES_IN_HOLE);
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

/** Unites members of a family along their prices, nearest prices first, while a group's prices stay near. */
function unite(prices: readonly number[], families: readonly (readonly number[])[]): Uint32Array {
  const pairs: { a: number; b: number; ratio: number }[] = [];
  for (const family of families) {
    const sorted = [...family].sort((a, b) => prices[a]! - prices[b]! || a - b);
    for (let k = 1; k < sorted.length; k++) {
      const [a, b] = [sorted[k - 1]!, sorted[k]!];
      const ratio = prices[a] === prices[b] ? 1 : prices[b]! / prices[a]!;
      if (ratio <= NEAR_PRICE) pairs.push({ a, b, ratio });
    }
  }
  pairs.sort((x, y) => x.ratio - y.ratio || x.a - y.a || x.b - y.b);
  const parent = Uint32Array.from(prices, (_, at) => at);
  const lowest = Float64Array.from(prices);
  const highest = Float64Array.from(prices);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [rootOf(a), rootOf(b)];
    const low = Math.min(lowest[x]!, lowest[y]!);
    const high = Math.max(highest[x]!, highest[y]!);
    if (x === y || high > low * NEAR_PRICE) continue;
    const root = Math.min(x, y);
    parent[Math.max(x, y)] = root;
    lowest[root] = low;
    highest[root] = high;
  }
  return Uint32Array.from(prices, (_, at) => rootOf(at));
}
