/** The whole catalogue, and which families go together. */
import { BATH } from './bath.ts';
import { CLOTHING } from './clothing.ts';
import { COOKING } from './cooking.ts';
import type { FamilySpec } from './family.ts';
import { HOME } from './home.ts';
import { KITCHEN } from './kitchen.ts';
import { OUTDOOR } from './outdoor.ts';
import { TRAIL } from './trail.ts';

const SHELVES = [[...OUTDOOR, ...TRAIL], [...KITCHEN, ...COOKING], CLOTHING, [...HOME, ...BATH]];

/** Families of all departments, interleaved, so that a small shop has something of everything. */
export const FAMILIES: readonly FamilySpec[] = interleave(SHELVES);

function interleave(shelves: readonly (readonly FamilySpec[])[]): FamilySpec[] {
  const out: FamilySpec[] = [];
  const longest = Math.max(...shelves.map((shelf) => shelf.length));
  for (let i = 0; i < longest; i++) {
    for (const shelf of shelves) {
      const family = shelf[i];
      if (family) out.push(family);
    }
  }
  return out;
}

/**
 * Who buys the first also takes the second along, with about this probability. Members are matched by
 * price tier. The last block crosses departments where no attribute of the products gives it away.
 */
export const LINKS: readonly (readonly [from: string, to: string, probability: number])[] = [
  ['trek-tent', 'footprint', 0.4],
  ['trek-tent', 'tent-pegs', 0.35],
  ['family-tent', 'tent-pegs', 0.38],
  ['family-tent', 'camp-lantern', 0.24],
  ['trek-pack', 'dry-bag', 0.28],
  ['winter-bag', 'mat', 0.36],
  ['summer-bag', 'camp-pillow', 0.34],
  ['mat', 'camp-pillow', 0.2],
  ['camp-stove', 'gas', 0.45],
  ['camp-stove', 'camp-pot', 0.3],
  ['camp-pot', 'spork', 0.34],
  ['hammock', 'tree-straps', 0.45],
  ['hammock', 'tarp', 0.2],
  ['belt-knife', 'whetstone', 0.3],
  ['belt-knife', 'firesteel', 0.26],
  ['axe', 'whetstone', 0.28],
  ['rod', 'lures', 0.42],
  ['day-pack', 'bottle', 0.22],
  ['grinder', 'pour-kettle', 0.3],
  ['grinder', 'beans', 0.36],
  ['dripper', 'coffee-filter', 0.45],
  ['dripper', 'pour-kettle', 0.2],
  ['press', 'beans', 0.34],
  ['teapot', 'tea', 0.4],
  ['teapot', 'tea-infuser', 0.3],
  ['tea', 'honey', 0.18],
  ['chef-knife', 'board', 0.32],
  ['bread-knife', 'board', 0.22],
  ['skillet', 'pan-care', 0.36],
  ['casserole', 'oven-mitt', 0.34],
  ['mixing-bowl', 'scale', 0.25],
  ['proof-basket', 'bread-knife', 0.24],
  ['rolling-pin', 'cake-tin', 0.24],
  ['plate', 'bowl', 0.35],
  ['glass', 'napkin', 0.22],
  ['hike-boot', 'hike-socks', 0.38],
  ['hike-boot', 'shoe-wax', 0.28],
  ['rubber-boot', 'insole', 0.3],
  ['trail-shoe', 'hike-socks', 0.22],
  ['base-top', 'base-bottom', 0.38],
  ['sweater', 'wool-wash', 0.26],
  ['beanie', 'gloves', 0.22],
  ['trousers', 'belt', 0.28],
  ['duvet-cover', 'pillowcase', 0.42],
  ['table-lamp', 'bulb', 0.42],
  ['pendant', 'bulb', 0.32],
  ['candlestick', 'taper', 0.42],
  ['scented-candle', 'matches', 0.2],
  ['taper', 'snuffer', 0.16],
  ['sauna-bucket', 'sauna-ladle', 0.42],
  ['sauna-bucket', 'sauna-scent', 0.34],
  ['bird-feeder', 'bird-seed', 0.45],
  ['plant-pot', 'watering-can', 0.2],
  ['throw', 'cushion', 0.22],
  ['hammock', 'board-game', 0.16],
  ['headlamp', 'chocolate', 0.18],
  ['sauna-hat', 'enamel-mug', 0.22],
  ['binoculars', 'flask', 0.26],
  ['rug', 'house-socks', 0.24],
  ['sled', 'chocolate', 0.24],
  ['down', 'scented-candle', 0.15],
  ['shell', 'soap', 0.15],
  ['wall-clock', 'beans', 0.2],
  ['waffle-iron', 'board-game', 0.22],
];
