/** Turns the catalogue into products: ids, handles, variants, prices, stock, ratings, dates, descriptions. */
import type { TwinProduct, TwinVariant } from '../state.ts';
import type { FamilySpec, Row } from './catalogue/family.ts';
import { FAMILIES } from './catalogue/index.ts';
import { between, hash32, normal, pick, type Random, shuffle, stream } from './random.ts';
import { iso, nicePrice, slug } from './text.ts';

const DAY = 86_400_000;

/** A product together with what only its maker knows. */
export interface MadeProduct {
  readonly product: TwinProduct;
  readonly family: FamilySpec;
  /** Index of the family in the shop; a repeated family of a large shop has an index of its own. */
  readonly familyIndex: number;
  /** 0 for the catalogue itself, 1 and on for its repetitions in a large shop. */
  readonly round: number;
  readonly tier: number;
  /** On sale before the order history begins. */
  readonly mature: boolean;
  /** Epoch ms between which it was sold. */
  readonly soldFrom: number;
  readonly soldUntil: number;
  /** Regular price in öre before the present sale, for lines of older orders. */
  readonly formerPrice: number | null;
}

/** Cheap, middle and dear house of each department; all invented. */
const VENDORS: Record<FamilySpec['department'], readonly [string, string, string]> = {
  Outdoor: ['Stigmark', 'Vindryd', 'Tindvakt'],
  Clothing: ['Plaskeby', 'Dimdal', 'Isvidd Atelier'],
  Kitchen: ['Kornbo', 'Askelida', 'Smidesborg'],
  Home: ['Lillstugan', 'Sagaholt', 'Myrlunda Väveri'],
};

/** Later rounds of the same families in a shop larger than the catalogue. */
const SERIES = ['', ' Lite', ' Classic', ' Pro', ' Heritage', ' Studio', ' Nova', ' Grand'];

/** Makes exactly `count` products, in catalogue order. Times are relative to `now`. */
export function makeProducts(seed: number, count: number, now: number, windowStart: number): MadeProduct[] {
  const random = stream(seed, 'products');
  const ids = idSource(random, 8_214_553_000_000);
  const variantIds = idSource(random, 45_118_270_000_000);
  const fates = makeFates(random, count);
  const made: MadeProduct[] = [];
  for (let round = 0; made.length < count; round++) {
    for (const [index, family] of FAMILIES.entries()) {
      const mature = random() < 0.9;
      const launch = familyLaunch(random, mature, now, windowStart);
      for (const [tier, row] of family.rows.entries()) {
        if (made.length === count) return made;
        made.push(
          makeProduct({
            random,
            ids,
            variantIds,
            family,
            familyIndex: round * FAMILIES.length + index,
            row,
            tier,
            round,
            mature,
            launch: launch + between(random, 0, 40) * DAY,
            fate: fates[made.length] ?? 'normal',
            now,
          }),
        );
      }
    }
  }
  return made;
}

type Fate = 'normal' | 'sold-out' | 'draft' | 'archived' | 'unpublished' | 'untracked';

/** Exact shares, so that a small shop too has each kind. */
function makeFates(random: Random, count: number): Fate[] {
  const share = (part: number) => Math.max(1, Math.round(count * part));
  const fates: Fate[] = [];
  const add = (fate: Fate, many: number) => {
    for (let i = 0; i < many; i++) fates.push(fate);
  };
  add('sold-out', share(0.05));
  add('draft', share(0.012));
  add('archived', share(0.01));
  add('unpublished', share(0.006));
  add('untracked', share(0.02));
  while (fates.length < count) fates.push('normal');
  return shuffle(random, fates.slice(0, count));
}

/** Nine families in ten are older than the order history; the rest came while it ran. */
function familyLaunch(random: Random, mature: boolean, now: number, windowStart: number): number {
  const at = random();
  const day = mature ? windowStart - (45 + at * 855) * DAY : windowStart + at * 0.8 * (now - windowStart);
  return Math.floor(day / DAY) * DAY + between(random, 7, 15) * 3_600_000 + between(random, 0, 3_599_000);
}

interface Making {
  random: Random;
  ids: () => number;
  variantIds: () => number;
  family: FamilySpec;
  familyIndex: number;
  row: Row;
  tier: number;
  round: number;
  mature: boolean;
  launch: number;
  fate: Fate;
  now: number;
}

function makeProduct(making: Making): MadeProduct {
  const { random, family, row, tier, fate, now } = making;
  const [name, kronor, attributeText] = row;
  const title = `${name}${SERIES[making.round] ?? ` Series ${making.round}`} ${family.noun}`;
  const attributes = attributeText.split('; ').map((one) => splitOnce(one, ':'));
  const id = making.ids();
  const created = Math.min(making.launch, now - 3 * DAY);
  const onSale = random() < 0.15;
  const price = kronor * 100;
  const compareAt = onSale ? nicePrice(kronor * (1.15 + random() * 0.25)) * 100 : null;
  const archivedAt = now - between(random, 60, 200) * DAY;
  const updated = Math.max(created, now - between(random, 0, 60 * 24) * 3_600_000);
  const published = fate !== 'draft' && fate !== 'archived' && fate !== 'unpublished';
  const vendors = VENDORS[family.department];
  const product: TwinProduct = {
    id,
    handle: slug(title),
    title,
    bodyHtml: descriptionHtml(family, attributes, tier),
    vendor: tier === 0 ? vendors[0] : tier === family.rows.length - 1 ? vendors[2] : vendors[1],
    type: family.type,
    tags: tagsOf(family, attributes, tier, onSale),
    status: fate === 'draft' ? 'DRAFT' : fate === 'archived' ? 'ARCHIVED' : 'ACTIVE',
    publishedAt: published ? iso(created) : null,
    options: family.options.map((option) => ({ name: option.name, values: option.values.map(plainValue) })),
    variants: makeVariants(making, id, price, compareAt),
    image: { src: `/cdn/images/${id}.svg`, alt: title, width: 800, height: 800 },
    rating: fate === 'draft' ? null : makeRating(random, tier, family),
    createdAt: iso(created),
    updatedAt: iso(updated),
  };
  if (product.options.length === 0) product.options = [{ name: 'Title', values: ['Default Title'] }];
  const never = fate === 'draft' || fate === 'unpublished';
  return {
    product,
    family,
    familyIndex: making.familyIndex,
    round: making.round,
    tier,
    mature: making.mature,
    soldFrom: never ? Number.POSITIVE_INFINITY : created,
    soldUntil: fate === 'archived' ? archivedAt : now,
    formerPrice: compareAt,
  };
}

function makeVariants(
  making: Making,
  productId: number,
  price: number,
  compareAt: number | null,
): TwinVariant[] {
  const { random, family, fate, row } = making;
  const policy = fate !== 'sold-out' && random() < 0.02 ? 'CONTINUE' : 'DENY';
  const depth = Math.exp(3 + normal(random) * 0.7);
  let combinations: string[][] = [[]];
  for (const option of family.options) {
    combinations = combinations.flatMap((chosen) => option.values.map((value) => [...chosen, value]));
  }
  const variants = combinations.map((chosen, index): TwinVariant => {
    const factor = chosen.reduce((product, value) => product * Number(value.split('*')[1] ?? 1), 1);
    const at = (amount: number) => (factor === 1 ? amount : nicePrice((amount / 100) * factor) * 100);
    const options = chosen.length === 0 ? ['Default Title'] : chosen.map(plainValue);
    const empty = fate === 'sold-out' || (combinations.length > 1 && random() < 0.05);
    return {
      id: making.variantIds(),
      productId,
      title: options.join(' / '),
      sku: `${skuPart(family.key)}-${skuPart(row[0])}${making.round || ''}${chosen.length > 0 ? `-${index + 1}` : ''}`,
      price: at(price),
      compareAt: compareAt === null ? null : at(compareAt),
      cost: costOf(productId, at(price)),
      tracked: fate !== 'untracked',
      inventory: fate === 'untracked' ? 0 : empty ? 0 : Math.max(1, Math.round(depth * (0.5 + random()))),
      policy,
      options,
      position: index + 1,
    };
  });
  const first = variants[0];
  if (fate !== 'sold-out' && first && variants.every((v) => v.inventory === 0)) first.inventory = 5;
  return variants;
}

/** A third to two thirds of the price; of one product in eight the merchant never wrote it down. */
function costOf(productId: number, price: number): number | null {
  const roll = hash32(String(productId)) % 256;
  return roll < 32 ? null : Math.round(price * (0.33 + (0.33 * roll) / 256));
}

/** Better tiers are rated a little better; a tenth has no review yet; counts are heavy-tailed. */
function makeRating(random: Random, tier: number, family: FamilySpec): TwinProduct['rating'] {
  const noise = normal(random);
  const count = Math.round(Math.exp(2.4 + normal(random) * 1.1) * family.popularity);
  if (random() < 0.1 || count === 0) return null;
  const value = Math.min(4.9, Math.max(3.1, 3.95 + 0.25 * tier + 0.25 * noise));
  return { value: Math.round(value * 10) / 10, count };
}

function tagsOf(family: FamilySpec, attributes: [string, string][], tier: number, onSale: boolean): string[] {
  const level = tier === 0 ? 'good' : tier === family.rows.length - 1 ? 'best' : 'better';
  const season = family.season === 'none' ? [] : [family.season];
  const tags = attributes.map(
    ([name, value]) => `${name}:${value.replace(/^(-?[\d.]+) (?=\S+$)/, '$1').replaceAll(',', '')}`,
  );
  return [family.department.toLowerCase(), ...season, ...tags, `tier:${level}`, ...(onSale ? ['sale'] : [])];
}

function descriptionHtml(family: FamilySpec, attributes: [string, string][], tier: number): string {
  const items = attributes.map(([name, value]) => `<li>${upperFirst(name)}: ${value}</li>`).join('');
  const level = [
    'An honest start: everything needed, nothing more.',
    'The one most of us carry home: better materials where it counts.',
    'The best we make: chosen materials, made to be mended.',
    'For those who want a little more still.',
  ][tier];
  return `<p>${family.blurb}</p><ul>${items}</ul><p>${level ?? ''}</p>`;
}

/** Like Shopify's, ids grow with gaps. */
export function idSource(random: Random, from: number): () => number {
  let last = from + between(random, 0, 99_999);
  return () => {
    last += 32_768 + between(random, 0, 999);
    return last;
  };
}

function skuPart(text: string): string {
  return slug(text).replace(/-/g, '').slice(0, 14).toUpperCase();
}

function plainValue(value: string): string {
  return value.split('*')[0] ?? value;
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return [text.slice(0, at), text.slice(at + by.length)];
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Picks one of the products' buyable variants, the middle sizes oftener. */
export function pickVariant(random: Random, product: TwinProduct): TwinVariant {
  const { variants } = product;
  if (variants.length < 3) return pick(random, variants);
  const at = Math.floor(((random() + random()) / 2) * variants.length);
  return variants[at] ?? pick(random, variants);
}
