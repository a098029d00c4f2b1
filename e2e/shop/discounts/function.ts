/** Runs the real bundle of the discount Function on a cart, and takes its answer as Shopify does. */
import vm from 'node:vm';
import type { Input, LineTarget, Output } from '../../../extension/discount/src/types.ts';
import { formatAmount, parseAmount } from '../../../server/domain/money.ts';
import { builtText } from '../../build.ts';
import { answerQuestion, FUNCTION_LIMITS, outputErrors } from '../schema/function.ts';
import type { CartToDiscount, DiscountClaim } from './types.ts';

export const FUNCTION_HANDLE = 'mersalg-discount';
const NAMESPACE = '$app:mersalg';

/** An active automatic discount that this Function owns. */
export interface FunctionDiscount {
  readonly id: string;
  readonly title: string;
  readonly classes: readonly ('PRODUCT' | 'ORDER' | 'SHIPPING')[];
  readonly combinesWith: DiscountClaim['combinesWith'];
  /** Value of a metafield of the node; null when it has none. Namespaces as the app writes them, `$app:…`. */
  readonly metafield: (namespace: string, key: string) => string | null;
}

/** Runs a bundle's text on one input after the other. It keeps nothing between runs: all of it stands in one function. */
export function functionOf(text: string): (input: unknown) => Output {
  let read: unknown;
  let written: unknown;
  const context = vm.createContext({
    ShopifyFunction: {
      readInput: () => read,
      writeOutput: (output: unknown) => {
        written = output;
      },
    },
  });
  const script = new vm.Script(text);
  return (input) => {
    read = input;
    written = undefined;
    script.runInContext(context);
    // As it leaves the engine: plain data, without what is undefined.
    return JSON.parse(JSON.stringify(written)) as Output;
  };
}

let run: ((input: unknown) => Output) | undefined;

/** What this discount takes off the cart, were it alone. Throws where Shopify would have refused input or output. */
export function functionClaim(
  discount: FunctionDiscount,
  cart: CartToDiscount,
  shop: { readonly timezone: string },
): DiscountClaim {
  run ??= functionOf(builtText('discount'));
  const output = run(functionInput(discount, cart, shop));
  const errors = outputErrors(output);
  if (errors.length > 0) throw new Error(`The discount Function's output: ${errors.join('; ')}`);
  return claimOf(discount, cart, output);
}

/** The Function's question, answered for this cart by the real schema. */
export function functionInput(
  discount: FunctionDiscount,
  cart: CartToDiscount,
  shop: { readonly timezone: string },
): Input {
  const { currency } = cart;
  const money = (amount: number) => ({ amount: formatAmount(amount, currency), currencyCode: currency });
  const lines = cart.lines.map((line) => ({
    id: line.key,
    quantity: line.quantity,
    attribute: ({ key }: { key: string }) => {
      const value = line.properties[key];
      return value === undefined ? null : { key, value };
    },
    parentRelationship: line.parent ? { parent: { id: line.parent } } : null,
    cost: { amountPerQuantity: money(line.price) },
    merchandise: {
      __typename: 'ProductVariant',
      id: `gid://shopify/ProductVariant/${line.variantId}`,
      product: { id: `gid://shopify/Product/${line.productId}` },
    },
  }));
  const subtotal = cart.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  const here = localTime(cart.now, shop.timezone);
  return answerQuestion(
    {
      cart: {
        lines,
        cost: { subtotalAmount: money(subtotal) },
        attribute: ({ key }: { key: string }) => {
          const value = cart.attributes?.[key];
          return value === undefined ? null : { key, value };
        },
      },
      discount: {
        discountClasses: discount.classes,
        metafield: ({ namespace = '$app', key }: { namespace?: string; key: string }) => {
          const value = discount.metafield(namespace, key);
          // Shopify gives a Function no longer ones.
          if (value === null || Buffer.byteLength(value) > FUNCTION_LIMITS.metafield) return null;
          return { jsonValue: JSON.parse(value) };
        },
      },
      localization: {
        country: { isoCode: cart.country },
        language: { isoCode: cart.language.toUpperCase() },
      },
      presentmentCurrencyRate: String(cart.rate),
      shop: { localTime: { dateTimeAfter: ({ dateTime }: { dateTime: string }) => here >= dateTime } },
    },
    JSON.parse(discount.metafield(NAMESPACE, 'ends') ?? '{}') as Record<string, unknown>,
  ) as Input;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(at: number, timeZone: string): string {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  return clock.format(at).replace(' ', 'T');
}

/** Candidates as Shopify takes them: by the operation's strategy, never more off a line than it costs. */
function claimOf(discount: FunctionDiscount, cart: CartToDiscount, { operations }: Output): DiscountClaim {
  const lines = new Map<string, number>();
  const messages = new Map<string, string>();
  let order: DiscountClaim['order'] = null;
  let orderMessage: string | undefined;
  for (const operation of operations) {
    if ('productDiscountsAdd' in operation) {
      const { candidates, selectionStrategy } = operation.productDiscountsAdd;
      if (selectionStrategy !== 'ALL') throw new Error(`The twin does not know ${selectionStrategy}.`);
      for (const { message, targets, value } of candidates) {
        const amount = amountIn(value.fixedAmount.amount, cart.currency);
        for (const [line, off] of sharedOut(amount, targets, cart)) {
          if (message !== undefined) messages.set(line, message);
          const cost = lineCost(cart, line);
          lines.set(line, Math.min(cost, (lines.get(line) ?? 0) + off));
        }
      }
    } else {
      const first = operation.orderDiscountsAdd.candidates[0];
      if (first === undefined) continue;
      const amount = amountIn(first.value.fixedAmount.amount, cart.currency);
      order = (paid) => Math.min(paid, amount);
      orderMessage = first.message;
    }
  }
  for (const [line, off] of lines) if (off === 0) lines.delete(line);
  const { id, title, combinesWith } = discount;
  const says = { lines: messages, order: orderMessage };
  return { id, title, code: null, by: 'function', combinesWith, lines, order, shipping: null, says };
}

function amountIn(text: string, currency: string): number {
  const amount = parseAmount(text, currency);
  if (amount === null || amount < 0) throw new Error(`Not an amount in ${currency}: ${text}`);
  return amount;
}

/** One amount over the targets of a candidate, by what they cost. */
function sharedOut(amount: number, targets: readonly LineTarget[], cart: CartToDiscount): [string, number][] {
  const costs = targets.map(({ cartLine: { id, quantity } }) => lineCost(cart, id, quantity));
  const sum = costs.reduce((a, b) => a + b, 0);
  let left = Math.min(amount, sum);
  let rest = sum;
  return targets.map(({ cartLine }, i) => {
    const off = rest === 0 ? 0 : Math.min(costs[i]!, Math.round((left * costs[i]!) / rest));
    left -= off;
    rest -= costs[i]!;
    return [cartLine.id, off];
  });
}

function lineCost(cart: CartToDiscount, key: string, pieces?: number): number {
  const line = cart.lines.find((one) => one.key === key);
  if (line === undefined) throw new Error(`The Function discounts a line that is not in the cart: ${key}`);
  return line.price * Math.min(line.quantity, pieces ?? line.quantity);
}
