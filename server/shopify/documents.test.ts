/** Every document against the real Admin schema, the scopes that shopify.app.toml asks for, and Shopify's limits. */
import { readFileSync } from 'node:fs';
import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../e2e/shop/graphql/cost.ts';
import { adminSchema, requiredScopes, validateDocument } from '../../e2e/shop/schema/schema.ts';
import * as discounts from './discounts/documents.ts';
import * as documents from './documents.ts';

const toml = readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
const scopes = /^scopes = "(.*)"$/m.exec(toml)![1]!.split(',');

/** Name → text, of everything documents.ts exports; some are made with or without what not every app may read. */
const ALL = new Map<string, string>();
for (const [name, exported] of Object.entries({ ...documents, ...discounts })) {
  for (const more of typeof exported === 'function' ? [false, true] : [false]) {
    const value: unknown = typeof exported === 'function' ? exported(more) : exported;
    const key = more ? `${name} with ${/order/i.test(name) ? 'customers' : 'costs'}` : name;
    if (typeof value === 'string' && value.includes('{')) ALL.set(key, value);
    if (typeof value === 'object' && value !== null && 'text' in value) ALL.set(key, String(value.text));
  }
}
const BULK = [...ALL].filter(([name]) => /^bulk(Orders|Products)/.test(name));
const rows = [...ALL];

/** Every field selected, as `Type.field`. */
function fieldsOf(document: DocumentNode): Set<string> {
  const info = new TypeInfo(adminSchema());
  const fields = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(info, {
      enter(node) {
        if (node.kind === Kind.FIELD) fields.add(`${info.getParentType()}.${node.name.value}`);
      },
    }),
  );
  return fields;
}

describe('documents', () => {
  it('are all found here', () => {
    expect(rows.map(([name]) => name)).toHaveLength(29);
    expect(BULK).toHaveLength(4);
  });

  it.each(rows)('%s is valid against the real schema', (_name, text) => {
    expect(validateDocument(text)).toEqual([]);
  });

  it.each(rows)('%s would fail on a typo in any one of its fields', (_name, text) => {
    const document = parse(text);
    const fields: FieldNode[] = [];
    visit(document, { enter: (node) => void (node.kind === Kind.FIELD && fields.push(node)) });
    for (const field of fields) {
      const name = { ...field.name, value: `${field.name.value}x` };
      const typo = visit(document, { enter: (node) => (node === field ? { ...field, name } : undefined) });
      expect(validateDocument(print(typo)), `${name.value} was accepted`).not.toEqual([]);
    }
  });

  it.each(rows)('%s uses nothing that is deprecated', (_name, text) => {
    const deprecated = [...fieldsOf(parse(text))].filter((field) => {
      const [type, name] = field.split('.') as [string, string];
      const owner = adminSchema().getType(type);
      return (
        isObjectType(owner) &&
        owner.getFields()[name]?.deprecationReason !== undefined &&
        owner.getFields()[name]?.deprecationReason !== null
      );
    });
    expect(deprecated).toEqual([]);
  });

  it.each(rows.filter(([name]) => !name.endsWith('with customers')))(
    '%s needs only scopes of shopify.app.toml',
    (_name, text) => {
      expect(missingScopes(text)).toEqual([]);
    },
  );

  it('with customers need read_customers besides, and nothing else', () => {
    for (const [name, text] of rows) {
      if (name.endsWith('with customers'))
        expect(missingScopes(text), name).toEqual([['Order.customer', ['read_customers']]]);
    }
  });

  it.each(BULK)('%s obeys the rules of bulk queries', (_name, text) => {
    const { connections, deepest } = connectionsOf(parse(text));
    expect(connections).toBeGreaterThan(0);
    expect(connections).toBeLessThanOrEqual(5);
    expect(deepest).toBeLessThanOrEqual(2);
    expect(text).not.toMatch(/\$|first:|\bnodes\b|pageInfo/);
  });

  it.each(rows.filter(([name]) => !BULK.some(([bulk]) => bulk === name)))(
    '%s costs at most 1,000 points',
    (_name, text) => {
      const document = parse(text);
      const [operation] = document.definitions;
      if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
      const variables = { filter: '', after: null, id: 'gid://shopify/Order/1', query: '', wanted: {} };
      const cost = costOf({ schema: adminSchema(), fragments: {}, variables }, operation);
      expect(cost).toBeGreaterThan(0);
      expect(cost).toBeLessThanOrEqual(1_000);
    },
  );

  it('speak the version of shopify.app.toml', () => {
    expect(toml).toContain(`api_version = "${documents.API_VERSION}"`);
  });
});

function missingScopes(text: string): [string, readonly string[]][] {
  const missing: [string, readonly string[]][] = [];
  for (const field of fieldsOf(parse(text))) {
    const [type, name] = field.split('.') as [string, string];
    const { anyOf } = requiredScopes(type, name);
    // Who may write may read.
    const has = (scope: string) =>
      scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_'));
    if (anyOf.length > 0 && !anyOf.some(has)) missing.push([field, anyOf]);
  }
  return missing;
}

function connectionsOf(document: DocumentNode): { connections: number; deepest: number } {
  const info = new TypeInfo(adminSchema());
  let [connections, depth, deepest] = [0, 0, 0];
  const isConnection = () => getNamedType(info.getType())?.name.endsWith('Connection') === true;
  visit(
    document,
    visitWithTypeInfo(info, {
      enter(node) {
        if (node.kind !== Kind.FIELD || !isConnection()) return;
        connections += 1;
        depth += 1;
        deepest = Math.max(deepest, depth);
      },
      leave(node) {
        if (node.kind === Kind.FIELD && isConnection()) depth -= 1;
      },
    }),
  );
  return { connections, deepest };
}
