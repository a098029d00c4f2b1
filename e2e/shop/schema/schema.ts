/** Shopify's real Admin GraphQL schema, offline: the schema object, the scopes each field needs, and a document check. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  type GraphQLSchema,
  getNamedType,
  type IntrospectionQuery,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { SCHEMAS } from './source.ts';

interface ScopeItem {
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}

/** Any one of `anyOf` is enough; an empty list means that no scope is needed. `text` is Shopify's own wording. */
export interface ScopeNeed {
  readonly anyOf: readonly string[];
  readonly text: string;
}

const NOTHING: ScopeNeed = { anyOf: [], text: '' };

interface Loaded {
  schema: GraphQLSchema;
  scopes: Map<string, ScopeNeed>;
}

let loaded: Loaded | undefined;

function load(): Loaded {
  if (loaded) return loaded;
  const file = JSON.parse(gunzipSync(readFileSync(SCHEMAS.admin.file)).toString('utf8')) as {
    data: IntrospectionQuery;
    offline_scopes: { items: ScopeItem[] };
  };
  const scopes = new Map<string, ScopeNeed>();
  for (const item of file.offline_scopes.items) {
    if (item.offlineScopes.length === 0) continue;
    const key = item.fieldName === undefined ? item.typeName : `${item.typeName}.${item.fieldName}`;
    scopes.set(key, { anyOf: item.offlineScopes, text: item.requiredAccess });
  }
  // Shopify publishes a valid schema; checking it again costs half a second at every start.
  loaded = { schema: buildClientSchema(file.data, { assumeValid: true }), scopes };
  return loaded;
}

/** The executable-shape schema (no resolvers), built once per process; about a second the first time. */
export function adminSchema(): GraphQLSchema {
  return load().schema;
}

/**
 * The scopes that `typeName.fieldName` needs: the field's own and, failing that, those of the object it
 * returns (through connections and edges, which carry none themselves). Unknown names need nothing.
 */
export function requiredScopes(typeName: string, fieldName: string): ScopeNeed {
  const { schema, scopes } = load();
  const own = scopes.get(`${typeName}.${fieldName}`);
  if (own) return own;
  const type = schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return NOTHING;
  const field = type.getFields()[fieldName];
  if (!field) return NOTHING;
  const name = getNamedType(field.type).name.replace(/(Connection|Edge)$/, '');
  return scopes.get(name) ?? NOTHING;
}

/** The scopes that reading an object of this type needs, however it was reached. */
export function requiredScopesOfType(typeName: string): ScopeNeed {
  return load().scopes.get(typeName) ?? NOTHING;
}

/** Syntax and validation errors of a GraphQL document against the real schema; empty when Shopify would take it. */
export function validateDocument(source: string): string[] {
  try {
    return validate(adminSchema(), parse(source), undefined, { maxErrors: 50 }).map((error) => error.message);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
