import { expect, test } from 'vitest';
import { idNumber, isShopDomain } from './ids.ts';
import { parseSuggestionMark, suggestionMark } from './placement.ts';
import { DEFAULT_SETTINGS, MAX_EXCLUDED, parseSettings } from './settings.ts';

test('a shop domain is exactly a permanent myshopify domain', () => {
  expect(isShopDomain('nordlys.myshopify.com')).toBe(true);
  for (const bad of [
    'nordlys.com',
    'a.b.myshopify.com',
    'x.myshopify.com.evil.test',
    '-a.myshopify.com',
    'A.myshopify.com',
    42,
  ]) {
    expect(isShopDomain(bad), String(bad)).toBe(false);
  }
});

test('ids are read from gids and plain numbers, and nothing else', () => {
  expect(idNumber('gid://shopify/Product/42')).toBe(42);
  expect(idNumber('gid://shopify/InventoryItem/42?inventory_item_id=7')).toBe(42);
  expect(idNumber('8001')).toBe(8001);
  for (const bad of ['', 'x42', '0', '-1', '1.5', '99999999999999999', 'gid://shopify/Product/'])
    expect(idNumber(bad), bad).toBeNull();
});

test('a suggestion mark is read back only as we write it', () => {
  const plain = { offer: null };
  expect(parseSuggestionMark(suggestionMark('cart'))).toEqual({
    placement: 'cart',
    technique: 'cross-sell',
    ...plain,
  });
  expect(parseSuggestionMark('exit:downsell')).toEqual({
    placement: 'exit',
    technique: 'downsell',
    ...plain,
  });
  expect(parseSuggestionMark(suggestionMark('upgrade', 'downsell', 'o3fk29ax1'))).toEqual({
    placement: 'upgrade',
    technique: 'downsell',
    offer: 'o3fk29ax1',
  });
  const broken = ['product:', 'bundle:cross-sell:', 'bundle:cross-sell:O!', 'bundle:cross-sell:o1:x'];
  for (const forged of [null, '', 'cart', 'cart:downsell', 'toString:cross-sell', ...broken])
    expect(parseSuggestionMark(forged)).toBeNull();
});

test('settings from outside are checked field by field', () => {
  expect(parseSettings({ ...DEFAULT_SETTINGS, excludedProducts: [5, 5, 6], extra: 1 })).toEqual({
    ...DEFAULT_SETTINGS,
    excludedProducts: [5, 6],
  });
  for (const bad of [
    null,
    {},
    { placements: { product: 'yes', cart: true, exit: true }, excludedProducts: [] },
    { ...DEFAULT_SETTINGS, excludedProducts: ['1'] },
    { ...DEFAULT_SETTINGS, excludedProducts: Array.from({ length: MAX_EXCLUDED + 1 }, (_, i) => i + 1) },
  ]) {
    expect(() => parseSettings(bad)).toThrow(expect.objectContaining({ code: 'bad-input', status: 400 }));
  }
});
