/** Shopify's real Storefront GraphQL schema, offline: what extensions ask of it is held to this. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { SCHEMAS } from './source.ts';

let schema: GraphQLSchema | undefined;

/** Built once per process. */
export function storefrontSchema(): GraphQLSchema {
  schema ??= buildClientSchema(
    (
      JSON.parse(gunzipSync(readFileSync(SCHEMAS.storefront.file)).toString('utf8')) as {
        data: IntrospectionQuery;
      }
    ).data,
    { assumeValid: true },
  );
  return schema;
}
