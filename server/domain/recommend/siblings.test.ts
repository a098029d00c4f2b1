import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeProduct } from '../testing.ts';
import { siblingGroups } from './siblings.ts';
import { titleWords } from './text.ts';
import { learnVariation } from './variation.ts';

type Row = readonly [title: string, price: number, over?: { type?: string; vendor?: string }];

function groupsOf(rows: readonly Row[]): string[][] {
  const products = rows.map(([title, price, over], at) => makeProduct(at + 1, { title, price, ...over }));
  const groups = siblingGroups(products);
  const found = new Map<number, string[]>();
  groups.forEach((group, at) => {
    found.set(group, [...(found.get(group) ?? []), products[at]!.title]);
  });
  return [...found.values()].filter((members) => members.length > 1);
}

/** Words that no list knows, varying all over the catalogue. */
const SCENTS = ['Tuvull', 'Kvastar', 'Blixtra'];
const SCENTED = ['soap bar', 'bath oil', 'body lotion'].flatMap((article) =>
  SCENTS.map((scent): Row => [`${scent} ${article}`, 7_900]),
);

test('colours of an article are siblings, at the beginning, in the middle and at the end of a title', () => {
  const rows: Row[] = [
    ['Red glass bowl', 10_000],
    ['Blue glass bowl', 10_000],
    ['Wool throw red long', 59_900],
    ['Wool throw grön long', 55_900],
    ['Linen apron svart', 24_900],
    ['Linen apron vit', 24_900],
  ];
  expect(groupsOf(rows)).toEqual([
    ['Red glass bowl', 'Blue glass bowl'],
    ['Wool throw red long', 'Wool throw grön long'],
    ['Linen apron svart', 'Linen apron vit'],
  ]);
});

test('words that vary all over the catalogue are learnt, whatever the language', () => {
  expect(groupsOf(SCENTED)).toEqual(
    ['soap bar', 'bath oil', 'body lotion'].map((article) => SCENTS.map((scent) => `${scent} ${article}`)),
  );
});

test('another price is another article, and a chain of prices does not lead from one to the other', () => {
  const rows: Row[] = [
    ['Red glass bowl', 10_000],
    ['Blue glass bowl', 12_000],
    ['Green glass bowl', 14_400],
    ['White glass bowl', 30_000],
  ];
  expect(groupsOf(rows)).toEqual([['Red glass bowl', 'Blue glass bowl']]);
});

test('another thing in the same pattern is no sibling, though title and price agree', () => {
  const rows: Row[] = [
    ['Dotted meadow umbrella', 29_900],
    ['Dotted meadow apron', 29_900],
    ...['Striped folding', 'Little child', 'Storm proof', 'Glass clear', 'Travel size', 'Garden'].flatMap(
      (kind, at): Row[] => [
        [`${kind} umbrella`, 15_000 + at * 9_000],
        [`${kind} kitchen apron`, 12_000 + at * 7_000],
      ],
    ),
  ];
  expect(groupsOf(rows)).toEqual([]);
});

test('a title of nothing but variations names no article', () => {
  expect(
    groupsOf([
      ['Red blue owl', 10_000],
      ['Red blue fox', 10_000],
    ]),
  ).toEqual([]);
});

test('declared types and vendors must agree', () => {
  const rows: Row[] = [
    ['Red glass bowl', 10_000, { type: 'Bowls' }],
    ['Blue glass bowl', 10_000, { type: 'Lamps' }],
    ['Red oak tray', 10_000, { vendor: 'Askelida' }],
    ['Blue oak tray', 10_000, { vendor: 'Kornbo' }],
  ];
  expect(groupsOf(rows)).toEqual([]);
});

test('the same title twice is one article', () => {
  expect(
    groupsOf([
      ['Jam jar', 5_000],
      ['Jam jar', 5_500],
      ['Jam jar', 9_000],
    ]),
  ).toEqual([['Jam jar', 'Jam jar']]);
});

test('empty, hostile and enormous titles are survived', () => {
  const rows: Row[] = ['', '', '🎁', '__proto__ constructor', 'a '.repeat(2_500), 'å'.repeat(5_000)].map(
    (title) => [title, 0],
  );
  expect(groupsOf(rows)).toEqual([]);
  expect([...siblingGroups([])]).toEqual([]);
  const same = Array.from({ length: 3_000 }, (_, at) =>
    makeProduct(at + 1, { title: 'One and the same thing' }),
  );
  expect(new Set(siblingGroups(same)).size).toBe(1);
});

test('a group is named after its first member, and no price in it is more than a quarter above another', () => {
  const colour = fc.constantFrom('red', 'blue', 'green', 'tall', 'oak');
  const thing = fc.constantFrom('glass bowl', 'wool throw long', 'tray');
  const row = fc.tuple(colour, thing, fc.integer({ min: 0, max: 400 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const products = rows.map(([adjective, noun, price], at) =>
        makeProduct(at + 1, { title: `${adjective} ${noun}`, price }),
      );
      const groups = siblingGroups(products);
      const price = (at: number) => products[at]!.variants[0]!.price;
      groups.forEach((group, at) => {
        expect(groups.indexOf(group)).toBe(group);
        expect(Math.max(price(group), price(at))).toBeLessThanOrEqual(
          1.25 * Math.min(price(group), price(at)) + 1e-9,
        );
      });
    }),
  );
});

test('how much a word varies is its share of titles, and a word seen once proves little', () => {
  const titles = SCENTED.map(([title]) => titleWords({ title }));
  const variation = learnVariation(
    titles,
    SCENTED.map(() => 7_900),
  );
  expect(variation('tuvull')).toBeCloseTo(3 / 4);
  expect(variation('soap')).toBe(0);
  expect(variation('45cm')).toBe(0);
  expect(learnVariation([['45cm', 'bowl']], [1])('45cm')).toBe(1);
});
