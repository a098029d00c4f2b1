/** The schema file is Shopify's own, typos are caught, and scopes are known. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adminSchema, requiredScopes, validateDocument } from './schema.ts';
import { SCHEMA_FILE, SOURCE } from './source.ts';

test('the schema file is the published one, byte for byte', () => {
  expect(createHash('sha256').update(readFileSync(SCHEMA_FILE)).digest('hex')).toBe(SOURCE.sha256);
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
