/** A small Storefront API on the real schema: a product by its id, in the buyer's market. What else is asked is an error. */
import {
  type ExecutionResult,
  GraphQLError,
  graphql,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { storefrontSchema } from '../../schema/storefront.ts';
import type { TwinVariant } from '../../state.ts';
import { isAvailable, isPublished } from '../cart/cart.ts';
import type { Visit } from '../visit.ts';

interface Context {
  readonly visit: Visit;
}

const resolvers = {
  product(
    { id }: { id?: string },
    { visit }: Context,
    info: { operation: OperationDefinitionNode; variableValues: Record<string, unknown> },
  ) {
    const product = visit.shop.productById.get(
      Number(/^gid:\/\/shopify\/Product\/(\d+)$/.exec(id ?? '')?.[1]),
    );
    if (!isPublished(product)) return null;
    const country = contextOf(info).country ?? visit.shop.data.country;
    // Asked for another country than the buyer's, Shopify answers in that one's currency: here, in the shop's own.
    const market = country === visit.market.country ? visit.market : null;
    const money = (amount: number) => ({
      amount: decimal(market?.convert(amount) ?? amount),
      currencyCode: market?.currency ?? visit.shop.data.currency,
    });
    const node = (variant: TwinVariant) => ({
      id: `gid://shopify/ProductVariant/${variant.id}`,
      title: variant.title,
      availableForSale: isAvailable(variant),
      price: money(variant.price),
    });
    return {
      id,
      title: product.title,
      handle: product.handle,
      onlineStoreUrl: `${visit.url.origin}${visit.market.prefix}/products/${product.handle}`,
      requiresSellingPlan: false,
      featuredImage: product.image && {
        url: `${visit.url.origin}${product.image.src}`,
        altText: product.image.alt,
      },
      variants: ({ first }: { first?: number }) => ({ nodes: product.variants.slice(0, first).map(node) }),
    };
  },
};

/** 12900 hundredths as the Storefront API writes them: `129.0`. */
function decimal(hundredths: number): string {
  return (hundredths / 100).toFixed(hundredths % 10 === 0 ? 1 : 2);
}

/** The arguments of `@inContext`. */
function contextOf({
  operation,
  variableValues,
}: {
  operation: OperationDefinitionNode;
  variableValues: Record<string, unknown>;
}): Record<string, unknown> {
  const inContext = operation.directives?.find(({ name }) => name.value === 'inContext');
  return Object.fromEntries(
    (inContext?.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value, variableValues),
    ]),
  );
}

/** Answers like Shopify: `data`, and `errors` where there are some. */
export async function storefrontQuery(
  visit: Visit,
  source: string,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  return graphql({
    schema: storefrontSchema(),
    source,
    variableValues: variables,
    contextValue: { visit } satisfies Context,
    fieldResolver: (parent: Record<string, unknown> | undefined, args, context, info) => {
      if (parent === undefined) {
        const root = resolvers[info.fieldName as keyof typeof resolvers];
        if (!root) throw new GraphQLError(`The twin's storefront does not know ${info.fieldName}.`);
        return root(args, context, info);
      }
      const value = parent[info.fieldName];
      if (value === undefined)
        throw new GraphQLError(`The twin's storefront does not know ${info.fieldName}.`);
      return typeof value === 'function' ? value(args) : value;
    },
  });
}
