/** What a resolver is given, and how the twin's fields are registered. */
import { GraphQLError } from 'graphql';
import type { TwinShop } from '../state.ts';
import type { Twin } from '../twin.ts';

export interface AdminContext {
  readonly twin: Twin;
  readonly shop: TwinShop;
  /** Scopes of the token that asks. */
  readonly scopes: ReadonlySet<string>;
  /** True inside a bulk operation: connections are whole, without pages. */
  readonly bulk: boolean;
  /** What `node(id)` found, so that its interface can be resolved to a type. */
  readonly typeNames: WeakMap<object, string>;
}

export type Args = Readonly<Record<string, unknown>>;
export type Field<Source> = (source: Source, args: Args, context: AdminContext) => unknown;
export type Fields = Readonly<Record<string, Field<unknown>>>;

/**
 * The fields the twin knows of one type. The cast is sound because a resolver only ever meets what the
 * resolvers of its parents returned.
 */
export function fieldsOf<Source>(fields: Readonly<Record<string, Field<Source>>>): Fields {
  return fields as unknown as Fields;
}

/** Any one of `anyOf` is granted; `write_x` includes `read_x`. */
export function granted(scopes: ReadonlySet<string>, anyOf: readonly string[]): boolean {
  if (anyOf.length === 0) return true;
  return anyOf.some((scope) => scopes.has(scope) || scopes.has(scope.replace(/^read_/, 'write_')));
}

/** A request that is wrong by itself, in Shopify's shape. */
export function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

/** A field that the token's scopes do not open. `access` is Shopify's own wording of what would. */
export function denied(field: string, access: string): GraphQLError {
  return new GraphQLError(`Access denied for ${field} field. Required access: ${access}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: access,
    },
  });
}

/** Never null where the twin has no answer: what Shopify would tell is not known here, and silence would hide it. */
export function unknownToTwin(what: string): GraphQLError {
  return new GraphQLError(`the twin does not know ${what} yet`, { extensions: { code: 'TWIN_UNKNOWN' } });
}

/** The number at the end of a gid of one of `kinds`; refuses what is no gid, as Shopify does. */
export function parseGid(gid: unknown): { kind: string; id: number } {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d{1,16})$/.exec(String(gid));
  if (!match?.[1]) {
    throw new GraphQLError(`Invalid global id '${String(gid)}'`, {
      extensions: { code: 'argumentLiteralsIncompatible', typeName: 'CoercionError' },
    });
  }
  return { kind: match[1], id: Number(match[2]) };
}

/** The id of an argument that must name a `kind`; null when it names something else, which then does not exist. */
export function idArgument(args: Args, kind: string): number | null {
  const found = parseGid(args.id);
  return found.kind === kind ? found.id : null;
}
