/** Finds the resolver of a field, after asking whether the token may see it; what has none answers an error. */
import type { GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql';
import { requiredScopes, type ScopeNeed } from '../schema/schema.ts';
import { Connection } from './connection.ts';
import {
  type AdminContext,
  type Args,
  denied,
  type Field,
  type Fields,
  granted,
  unknownToTwin,
} from './context.ts';
import { AppInstallation, Shop } from './resolvers/app.ts';
import { BulkOperation, bulkMutations } from './resolvers/bulk.ts';
import {
  connectedInstallation,
  connectedMutations,
  connectedQueries,
  connectedShop,
} from './resolvers/connected.ts';
import { discountMutations } from './resolvers/discountWrite.ts';
import { Customer, LineItem, Order } from './resolvers/order.ts';
import { Collection, Product, ProductVariant } from './resolvers/product.ts';
import { QueryRoot } from './resolvers/root.ts';

const TYPES: Readonly<Record<string, Fields>> = {
  QueryRoot: { ...QueryRoot, ...connectedQueries },
  Mutation: { ...bulkMutations, ...connectedMutations, ...discountMutations },
  Shop: { ...Shop, ...connectedShop },
  AppInstallation: { ...AppInstallation, ...connectedInstallation },
  Product,
  ProductVariant,
  Collection,
  Order,
  LineItem,
  Customer,
  BulkOperation,
};

/**
 * The resolver of `typeName.fieldName`. Types that are not registered (money, images, payloads) are read from the
 * plain object that a resolver above made for them; a registered type never is, or its raw data would leak through.
 */
export function resolverOf(typeName: string, fieldName: string): Field<unknown> {
  const fields = TYPES[typeName];
  if (fields) {
    const field = Object.hasOwn(fields, fieldName) ? fields[fieldName] : undefined;
    return field ?? refuse(typeName, fieldName);
  }
  return (source, args, context) => {
    if (source instanceof Connection) return source[fieldName as 'nodes' | 'edges' | 'pageInfo'];
    if (typeof source === 'object' && source !== null && Object.hasOwn(source, fieldName)) {
      const value = (source as Record<string, unknown>)[fieldName];
      return typeof value === 'function' ? value(args, context) : value;
    }
    throw unknownToTwin(`${typeName}.${fieldName}`);
  };
}

function refuse(typeName: string, fieldName: string): Field<unknown> {
  return () => {
    throw unknownToTwin(`${typeName}.${fieldName}`);
  };
}

interface Ready {
  readonly need: ScopeNeed;
  readonly resolve: Field<unknown>;
}

const ready = new Map<string, Ready>();

/** The resolver and what it needs, looked up once per field. */
export function readyField(typeName: string, fieldName: string): Ready {
  const key = `${typeName}.${fieldName}`;
  let found = ready.get(key);
  if (!found) {
    found = { need: requiredScopes(typeName, fieldName), resolve: resolverOf(typeName, fieldName) };
    ready.set(key, found);
  }
  return found;
}

export const fieldResolver: GraphQLFieldResolver<unknown, AdminContext, Args> = (
  source,
  args,
  context,
  info,
) => {
  const { need, resolve } = readyField(info.parentType.name, info.fieldName);
  if (!granted(context.scopes, need.anyOf)) throw denied(info.fieldName, need.text);
  return resolve(source, args, context);
};

export const typeResolver: GraphQLTypeResolver<unknown, AdminContext> = (value, context) =>
  typeNameOf(value, context);

/** The concrete type of what an interface or union field returned. */
export function typeNameOf(value: unknown, context: AdminContext): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const tagged = (value as { __typename?: unknown }).__typename;
  return typeof tagged === 'string' ? tagged : context.typeNames.get(value);
}
