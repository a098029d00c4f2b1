/** What a bulk query may be, with Shopify's words for what it may not. */
import { expect, test } from 'vitest';
import { checkBulkQuery } from './rules.ts';

function refusals(query: string): string[] {
  const check = checkBulkQuery(query);
  return check.kind === 'ok' ? [] : check.messages;
}

test('a connection with nested connections is taken, also through fragments', () => {
  expect(
    refusals(
      '{ orders(query: "created_at:>2026-01-01") { edges { node { id lineItems { edges { node { id } } } } } } }',
    ),
  ).toEqual([]);
  expect(
    refusals(
      '{ products { edges { node { ...P } } } } fragment P on Product { id variants { edges { node { id } } } }',
    ),
  ).toEqual([]);
});

test('a typo, a mutation, variables and bad syntax are refused', () => {
  expect(refusals('{ products { edges { node { titel } } } }')[0]).toMatch(
    /^Invalid bulk query: Cannot query field "titel"/,
  );
  expect(refusals('')).toEqual(['Invalid bulk query: syntax error, unexpected end of file']);
  expect(refusals('{ products { edges')[0]).toMatch(/^Invalid bulk query: Syntax Error/);
  expect(refusals('mutation { bulkOperationCancel(id: "x") { userErrors { message } } }')).toEqual([
    'Invalid operation type. Only `query` operations are supported.',
  ]);
  expect(refusals('query($q: String) { products(query: $q) { edges { node { id } } } }')[0]).toContain(
    'variables',
  );
});

test('without a connection, or from node, it is refused', () => {
  expect(refusals('{ shop { name } }')).toEqual(['Bulk queries must contain at least one connection.']);
  expect(refusals('{ node(id: "gid://shopify/Product/1") { id } }')).toEqual([
    'Bulk queries cannot contain a top level `node` field.',
    'Bulk queries must contain at least one connection.',
  ]);
});

test('connections are read by edges and node', () => {
  expect(refusals('{ products { nodes { id } } }')[0]).toMatch(
    /must select their contents using 'edges' > 'node'.*'products'\.$/,
  );
});

test('at most two deep, at most five', () => {
  const deep =
    '{ products { edges { node { id variants { edges { node { id media { edges { node { id } } } } } } } } } }';
  expect(refusals(deep)).toEqual([
    'Bulk queries cannot contain connections with a nesting depth greater than 2.',
  ]);
  const one = (alias: string) => `${alias}: variants { edges { node { id } } }`;
  const wide = (n: number) =>
    `{ products { edges { node { id ${Array.from({ length: n }, (_, i) => one(`v${i}`)).join(' ')} } } } }`;
  expect(refusals(wide(4))).toEqual([]);
  expect(refusals(wide(5))).toEqual(['Bulk queries cannot contain more than 5 connections.']);
});

test('a parent must select its id under its own name, and lists may not hold connections', () => {
  expect(refusals('{ orders { edges { node { name lineItems { edges { node { id } } } } } } }')[0]).toMatch(
    /Connection fields without 'id': orders\.$/,
  );
  expect(
    refusals('{ orders { edges { node { key: id lineItems { edges { node { id } } } } } } }'),
  ).toHaveLength(1);
  expect(
    refusals(
      '{ orders { edges { node { id fulfillments { id fulfillmentLineItems { edges { node { id } } } } } } } }',
    ),
  ).toEqual(['Queries that contain a connection field within a list field are not currently supported.']);
});
