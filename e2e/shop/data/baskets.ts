/** What lands in one basket: a wish or two, what goes with it, a small impulse, never two that do the same job. */
import { demand } from './calendar.ts';
import { LINKS } from './catalogue/index.ts';
import type { MadeProduct } from './products.ts';
import { pick, type Random, sampler, shuffle, stream } from './random.ts';

/** A planted pair: with `from` in the basket, `to` comes along with this probability. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly probability: number;
}

/** Chance that a rule of sense is broken: two of one family in a basket. */
const SLIP = 0.015;

/**
 * The product-level pairs behind the family-level links: members matched by price tier. Only products that
 * were on sale during the whole history take part, so that every pair had its chance.
 */
export function plantLinks(seed: number, made: readonly MadeProduct[]): Link[] {
  const random = stream(seed, 'links');
  const byFamily = new Map<string, number[]>();
  for (const [index, one] of made.entries()) {
    const key = `${one.family.key}#${one.round}`;
    byFamily.set(key, [...(byFamily.get(key) ?? []), index]);
  }
  const links: Link[] = [];
  for (const [fromKey, toKey, probability] of LINKS) {
    for (const [key, members] of byFamily) {
      const [family, round] = key.split('#');
      if (family !== fromKey) continue;
      const partners = byFamily.get(`${toKey}#${round}`) ?? [];
      for (const [at, from] of members.entries()) {
        const wobble = 0.85 + random() * 0.3;
        const to =
          partners[Math.min(partners.length - 1, Math.floor((at * partners.length) / members.length))];
        if (to === undefined || !lasting(made[from]) || !lasting(made[to])) continue;
        links.push({ from, to, probability: Math.min(0.5, probability * wobble) });
      }
    }
  }
  return links;
}

function lasting(one: MadeProduct | undefined): boolean {
  return one?.mature === true && one.product.status === 'ACTIVE' && one.product.publishedAt !== null;
}

/** Who is buying: their favourite department, and the families of durable goods they own already. */
export interface Buyer {
  readonly taste: number | null;
  readonly owned: Set<number> | null;
}

/** Draws baskets: product indexes, distinct, in the order in which they were thought of. */
export class BasketMaker {
  private readonly made: readonly MadeProduct[];
  private readonly departments: readonly string[];
  private readonly weights: Float64Array;
  private readonly linksFrom = new Map<number, Link[]>();
  private readonly drawers = new Map<string, (random: Random) => number>();

  constructor(
    seed: number,
    made: readonly MadeProduct[],
    links: readonly Link[],
    departments: readonly string[],
  ) {
    this.made = made;
    this.departments = departments;
    this.weights = popularity(stream(seed, 'popularity'), made);
    for (const link of links) this.linksFrom.set(link.from, [...(this.linksFrom.get(link.from) ?? []), link]);
  }

  draw(random: Random, at: number, buyer: Buyer): number[] {
    const basket: number[] = [];
    const families = new Set<number>();
    const month = new Date(at).getUTCMonth();
    const wishes = wishCount(random);
    let context: string | null = null;
    for (let wish = 0; wish < wishes; wish++) {
      const department = context !== null && random() < 0.45 ? context : this.department(random, buyer);
      const found = this.find(random, at, month, department, buyer, families);
      if (found === null) continue;
      context = this.made[found]?.family.department ?? null;
      this.take(random, found, at, basket, families, 1);
    }
    if (random() < 0.16) {
      const noise = this.find(random, at, month, pick(random, this.departments), buyer, families);
      if (noise !== null) this.take(random, noise, at, basket, families, 1);
    }
    return basket;
  }

  private department(random: Random, buyer: Buyer): string {
    const favourite = buyer.taste === null ? undefined : this.departments[buyer.taste];
    return favourite !== undefined && random() < 0.4 ? favourite : pick(random, this.departments);
  }

  private find(
    random: Random,
    at: number,
    month: number,
    department: string,
    buyer: Buyer,
    families: Set<number>,
  ): number | null {
    const draw = this.drawer(department, month);
    for (let attempt = 0; attempt < 12; attempt++) {
      const index = draw(random);
      const one = this.made[index];
      if (!one || at < one.soldFrom || at > one.soldUntil) continue;
      if (families.has(one.familyIndex) && random() >= SLIP) continue;
      if (buyer.owned?.has(one.familyIndex) && random() < 0.8) continue;
      return index;
    }
    return null;
  }

  /** Puts it in and lets its complements come along; their own complements with half the strength. */
  private take(
    random: Random,
    index: number,
    at: number,
    basket: number[],
    families: Set<number>,
    strength: number,
  ): void {
    const one = this.made[index];
    if (!one || basket.includes(index)) return;
    basket.push(index);
    families.add(one.familyIndex);
    if (strength < 0.5) return;
    for (const link of this.linksFrom.get(index) ?? []) {
      const partner = this.made[link.to];
      if (!partner || at < partner.soldFrom || at > partner.soldUntil) continue;
      const wanted = random() < link.probability * strength;
      if (wanted && !families.has(partner.familyIndex)) {
        this.take(random, link.to, at, basket, families, strength / 2);
      }
    }
  }

  /** One sampler per department and calendar month, made when first needed. */
  private drawer(department: string, month: number): (random: Random) => number {
    const key = `${department}/${month}`;
    let drawer = this.drawers.get(key);
    if (!drawer) {
      const weights = this.made.map((one, index) =>
        one.family.department === department
          ? (this.weights[index] ?? 0) * demand(one.family.season, month)
          : 0,
      );
      drawer = sampler(weights);
      this.drawers.set(key, drawer);
    }
    return drawer;
  }
}

/** Zipf with exponent 0.6 over a random order, times the family's own pull; a middle price sells best. */
function popularity(random: Random, made: readonly MadeProduct[]): Float64Array {
  const ranks = shuffle(
    random,
    made.map((_, index) => index),
  );
  const weights = new Float64Array(made.length);
  // The tail is cut off where a planted pair would hardly ever be seen.
  const floor = 1.3 * made.length ** -0.6;
  for (const [rank, index] of ranks.entries()) {
    const one = made[index];
    if (!one) continue;
    const middle = one.tier === 1 ? 1.25 : one.tier === 0 ? 1 : 0.75;
    weights[index] = Math.max((rank + 3) ** -0.6, floor) * one.family.popularity * middle;
  }
  return weights;
}

/** Wishes of one visit: mostly one, now and then a whole list. */
function wishCount(random: Random): number {
  let count = 1;
  while (random() < 0.535 && count < 9) count++;
  return count;
}
