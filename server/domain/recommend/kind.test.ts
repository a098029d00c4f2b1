import { describe, expect, test } from 'vitest';
import { makeProduct } from '../testing.ts';
import { learnKinds, type SameKind } from './kind.ts';
import { namingWords } from './naming.ts';

const constant = () => 0;
const colours = (word: string) => (['red', 'blue', 'röd', 'svart'].includes(word) ? 1 : 0);

describe('the words that name a thing', () => {
  test.each([
    ['SET OF 3 CAKE TINS', 'cake tin'],
    ['Set med 3 kakburkar', 'kakburkar'],
    ['Taper Candles, 8-pack', 'taper candle'],
    ['Linen Shirt – Navy', 'linen shirt'],
    ['Mug with lid', 'mug'],
    ['Ljus med lock', 'lju'],
    ['Feather Pen (hot pink)', 'feather pen'],
    ['Red retrospot cake stand', 'retrospot cake stand'],
    ['Glans 4 W LED Bulb E27', 'glan led bulb e27'],
    ['🎁', ''],
    ['', ''],
  ])('%s', (title, named) => {
    expect(namingWords(title, colours).join(' ')).toBe(named);
  });
});

/** Compares the first two of titles; the rest is the catalogue around them. */
function compare(titles: readonly string[], over: { type?: string; tags?: string[] }[] = []): SameKind {
  const products = titles.map((title, at) => makeProduct(at + 1, { title, ...over[at] }));
  return learnKinds(products, Uint32Array.from(titles.keys()), constant).same(0, 1);
}

test('head and modifier agree, the head alone, neither', () => {
  const around = ['Copper cake tin', 'Brass cake tin', 'Steel spice tin', 'Oak spice tin'];
  expect(compare(['Meadow cake tin', 'Forest cake tin', ...around])).toBe('same');
  expect(compare(['Meadow cake tin', 'Forest spice tin', ...around])).toBe('other');
  expect(compare(['Meadow cake tin', 'Tin', ...around])).toBe('unknown');
  expect(compare(['Meadow tin', 'Forest tin', ...around])).toBe('alike');
  expect(compare(['Meadow tin', 'Forest lamp', 'Desk lamp', 'Floor lamp', ...around])).toBe('other');
});

test('a compound is a kind of its head, and two compounds of one head are two things', () => {
  expect(compare(['Röd tekopp', 'Blå kopp'])).toBe('alike');
  expect(compare(['Stor kaffebryggare', 'Liten tebryggare'])).toBe('other');
});

test('a shared design does not make one thing of two', () => {
  const around = ['Union apron', 'Plain apron', 'Kitchen apron', 'Union bag', 'Lunch bag', 'Peg bag'];
  expect(compare(['Apron dolly girl', 'Bag dolly girl', ...around])).toBe('other');
});

test('men and women, winter and summer are two jobs; who is silent suits everybody', () => {
  expect(compare(['Wool sweater men', 'Wool sweater women'])).toBe('other');
  expect(compare(['Vinter sovsäck', 'Sommar sovsäck'])).toBe('other');
  expect(compare(['Wool sweater', 'Wool sweater'], [{ tags: ['Herr'] }, { tags: ['Dam'] }])).toBe('other');
  expect(compare(['Wool sweater men', 'Wool sweater'])).not.toBe('other');
});

test('where titles are names of models, the type is the kind', () => {
  const titles = ['Fjell', 'Topp', 'Stig', 'Nut'];
  const backpacks = titles.map(() => ({ type: 'Backpacks' }));
  expect(compare(titles, backpacks)).toBe('alike');
  expect(compare(titles)).toBe('unknown');
});
