/** The schema files are Shopify's own, typos are caught, and scopes are known. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adminSchema, requiredScopes, validateDocument } from './schema.ts';
import { SCHEMAS } from './source.ts';

test.each(Object.entries(SCHEMAS))('the file of %s is the published one, byte for byte', (_name, { file, sha256 }) => {
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
});

test('a good document passes and a typo is named', () => {
  expect(validateDocument('{ products(first: 5) { nodes { id title featuredMedia { id } } } }')).toEqual([]);
  expect(validateDocument('{ products(first: 5) { nodes { id titel } } }')).toEqual([
    'Cannot query field "titel" on type "Product". Did you mean "title"?',
  ]);
  expect(validateDocument('{ products(first: 5 { nodes { id } } }')[0]).toContain('Syntax Error');
  expect(validateDocument('{ products(first: "5") { nodes { id } } }')[0]).toContain('Int cannot represent');
});

test('the schema is built once', () => {
  expect(adminSchema()).toBe(adminSchema());
});

test('scopes come from the field or from what it returns, through connections', () => {
  expect(requiredScopes('QueryRoot', 'orders').anyOf).toContain('read_orders');
  expect(requiredScopes('QueryRoot', 'products').anyOf).toEqual(['read_products']);
  expect(requiredScopes('Order', 'lineItems').anyOf).toContain('read_orders');
  expect(requiredScopes('LineItem', 'product').text).toBe('`read_products` access scope.');
  expect(requiredScopes('Order', 'customer').anyOf).toEqual(['read_customers']);
  expect(requiredScopes('QueryRoot', 'shop').anyOf).toEqual([]);
  expect(requiredScopes('Nothing', 'at_all').anyOf).toEqual([]);
});
