/** Old order lines are joined to products only where there is no doubt. */
import { describe, expect, it } from 'vitest';
import { createMatcher } from './matching.ts';
import { makeProduct } from './testing.ts';

const variant = (id: number, sku: string | null, title: string) => ({
  id,
  sku,
  title,
  price: 100,
  compareAt: null,
  cost: null,
  stock: null,
  available: true,
  options: [],
});
const mug = makeProduct(1, {
  title: 'Blue Mug',
  handle: 'blue-mug',
  variants: [variant(11, 'MUG-S', 'Small'), variant(12, 'MUG-L', 'Large')],
});
const jar = makeProduct(2, {
  title: 'Jar - Large',
  handle: 'jar',
  variants: [variant(21, null, 'Default Title')],
});

describe('matching', () => {
  const { find } = createMatcher([mug, jar]);
  it.each([
    ['a SKU', 'MUG-L', 'anything', 1],
    ['a SKU with blanks', ' MUG-L ', '', 1],
    ['a title', null, 'blue  mug', 1],
    ['a title with its variant', null, 'Blue Mug - Small', 1],
    ['a title with a variant renamed since', null, 'Blue Mug - XXL', 1],
    ['a title that holds a dash itself', null, 'Jar - Large', 2],
    ['an unknown SKU with a known title', 'OLD-1', 'Blue Mug', 1],
  ])('goes by %s', (_by, sku, title, id) => {
    expect(find({ sku, title })).toBe(id);
  });

  it.each([
    ['unknown', 'X', 'Spoon'],
    ['empty', '', ''],
  ])('leaves alone what is %s', (_what, sku, title) => {
    expect(find({ sku, title })).toBeNull();
  });

  it('leaves alone what two products answer to', () => {
    const twin = makeProduct(3, {
      title: 'blue mug',
      handle: 'twin',
      variants: [variant(31, 'MUG-S', 'One')],
    });
    const matcher = createMatcher([mug, twin]);
    expect(matcher.find({ sku: 'MUG-S', title: 'Blue Mug' })).toBeNull();
    expect(matcher.find({ sku: 'MUG-L', title: 'Blue Mug' })).toBe(1);
    expect(matcher.bySku.has('MUG-S')).toBe(false);
  });

  it('takes an older export’s word only where today’s catalogue says nothing', () => {
    const hints = [
      { handle: 'blue-mug', title: 'Azure Mug', skus: ['AZ-1', 'JAR-9'] },
      { handle: 'jar', title: 'Blue Mug', skus: ['MUG-S', 'JAR-9'] },
      { handle: 'gone', title: 'Gone', skus: ['G-1'] },
    ];
    const matcher = createMatcher([mug, jar], hints);
    expect(matcher.find({ sku: 'AZ-1', title: '' })).toBe(1);
    expect(matcher.find({ sku: null, title: 'Azure mug' })).toBe(1);
    expect(matcher.find({ sku: 'MUG-S', title: '' })).toBe(1);
    expect(matcher.find({ sku: null, title: 'Blue Mug' })).toBe(1);
    expect(matcher.find({ sku: 'JAR-9', title: '' })).toBeNull();
    expect(matcher.find({ sku: 'G-1', title: 'Gone' })).toBeNull();
  });
});
