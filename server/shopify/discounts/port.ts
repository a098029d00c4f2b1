/** Shopify's discounts as the flows' port: lists ours by their tags, writes them, reads what else the shop promises. */
import { asMersalgError, MersalgError } from '../../domain/errors.ts';
import type { ShopDomain } from '../../domain/ids.ts';
import type { NativeDiscount } from '../../domain/offer/native.ts';
import type { DiscountPort, FreeFrom, StandingDiscount, WriteOutcome } from '../../flows/discountPort.ts';
import type { AdminClient } from '../client.ts';
import type { Operation, Page } from '../documents.ts';
import { freeFromOf } from './delivery.ts';
import {
  AUTOMATIC_DISCOUNTS,
  DELIVERY_PROFILES,
  DISCOUNT_DELETE,
  DISCOUNT_MEANS,
  FUNCTION_CREATE,
  FUNCTION_UPDATE,
  OTHER_DISCOUNTS,
} from './documents.ts';
import {
  FUNCTION_HANDLE,
  FUNCTION_KEY,
  functionInput,
  nativeCreate,
  sameFunction,
  sameNative,
} from './inputs.ts';
import { type AutomaticNode, type DiscountUserErrors, keyOf } from './nodes.ts';
import { otherOf } from './others.ts';

/** Other discounts are read for a simulation: more than this many say no more. */
const MOST_OTHERS = 100;

/**
 * How the app came to the shop: made for it alone (a self-hosted copy usually is), or from Shopify's App Store. Functions
 * of the former run on Plus and on development stores only.
 */
export type Distribution = 'custom' | 'public';

export function createDiscounts(
  client: AdminClient,
  clientId: string,
  distribution: Distribution,
  currencyOf: (shop: ShopDomain) => Promise<string>,
): DiscountPort {
  const isOurs = ({ discount }: Pick<AutomaticNode, 'discount'>) =>
    keyOf(discount) !== null || discount.appDiscountType?.appKey === clientId;

  async function* pages<Node, Data>(
    shop: ShopDomain,
    operation: Operation<Data, { after: string | null }>,
    pageOf: (data: Data) => Page<Node>,
  ): AsyncIterable<readonly Node[]> {
    let after: string | null = null;
    do {
      const page: Page<Node> = pageOf(await client.run(shop, operation, { after }));
      yield page.nodes;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
  }

  return {
    async discountMeans(shop) {
      const { shop: info, shopifyFunctions } = await client.run(shop, DISCOUNT_MEANS, {});
      return {
        runsFunctions: distribution === 'public' || info.plan.shopifyPlus || info.plan.partnerDevelopment,
        deployed: shopifyFunctions.nodes.some(
          ({ handle, appKey }) => handle === FUNCTION_HANDLE && appKey === clientId,
        ),
      };
    },

    async ownDiscounts(shop) {
      const own: StandingDiscount[] = [];
      let others = 0;
      for await (const nodes of pages(shop, AUTOMATIC_DISCOUNTS, (data) => data.discountNodes))
        for (const node of nodes) {
          if (isOurs(node)) own.push(standing(node));
          else if (node.discount.status === 'ACTIVE') others += 1;
        }
      return { own, others };
    },

    async writeFunctionDiscount(shop, id, wanted, now) {
      const { written } =
        id === null
          ? await client.run(shop, FUNCTION_CREATE, { wanted: functionInput(wanted, now) })
          : await client.run(shop, FUNCTION_UPDATE, { id, wanted: functionInput(wanted, null) });
      return outcomeOf(written);
    },

    async createNativeDiscount(shop, wanted, currency, now) {
      const { operation, input } = nativeCreate(wanted, currency, now);
      return outcomeOf((await client.run(shop, operation, { wanted: input })).written);
    },

    async removeDiscount(shop, id) {
      const { deleted } = await client.run(shop, DISCOUNT_DELETE, { id });
      const problem = deleted?.userErrors[0];
      if (problem === undefined || /exist|found/i.test(problem.message)) return;
      throw new MersalgError('platform-refused', `Shopify does not delete a discount: ${problem.message}`, {
        shop,
        call: DISCOUNT_DELETE.name,
      });
    },

    async otherDiscounts(shop) {
      const currency = await currencyOf(shop);
      const found = [];
      for await (const nodes of pages(shop, OTHER_DISCOUNTS, (data) => data.discountNodes)) {
        for (const node of nodes)
          if (!isOurs({ discount: node.discount })) found.push(otherOf(node, currency));
        if (found.length >= MOST_OTHERS) break;
      }
      return found.slice(0, MOST_OTHERS);
    },

    async freeShipping(shop) {
      try {
        const currency = await currencyOf(shop);
        let first: readonly FreeFrom[] = [];
        for await (const nodes of pages(shop, DELIVERY_PROFILES, (data) => data.deliveryProfiles))
          for (const profile of nodes) {
            if (profile.default) return freeFromOf(profile, currency);
            if (first.length === 0) first = freeFromOf(profile, currency);
          }
        return first;
      } catch (thrown) {
        if (asMersalgError(thrown).data.code === 'ACCESS_DENIED') return null;
        throw thrown;
      }
    },
  };
}

function standing(node: AutomaticNode): StandingDiscount {
  return {
    id: node.id,
    key: keyOf(node.discount) ?? FUNCTION_KEY,
    matches: (wanted, currency) =>
      isNative(wanted) ? sameNative(node, wanted, currency) : sameFunction(node, wanted),
  };
}

function isNative(wanted: object): wanted is NativeDiscount {
  return 'rule' in wanted;
}

function outcomeOf(written: DiscountUserErrors | null): WriteOutcome {
  const problem = written?.userErrors[0];
  if (problem === undefined) return { kind: 'written' };
  const field = problem.field?.join('.') ?? '';
  if (/function(Handle|Id)$/.test(field) || problem.code === 'MISSING_FUNCTION_IDENTIFIER')
    return { kind: 'no-function' };
  if (problem.code === 'MAX_APP_DISCOUNTS' || problem.code === 'ACTIVE_PERIOD_OVERLAP')
    return { kind: 'limit' };
  return { kind: 'refused', why: problem.message.slice(0, 300) };
}
