/** Compares what the page promises with what checkout charges: the widget's arithmetic and the Function's real bundle, on random carts. */
import fc from 'fast-check';
import type { Output } from '../../extension/discount/src/types.ts';
import { parseAmount } from '../../server/domain/money.ts';
import { endsOf, PROMISE, writePromise } from '../../server/domain/offer/promise.ts';
import { settle } from '../../server/domain/offer/settle.ts';
import type { PricedCart, PricedLine, Terms } from '../../server/domain/offer/terms.ts';
import { someCart, someTerms } from '../../server/domain/offer/testing.ts';
import { LINE_PROPERTY, suggestionMark } from '../../server/domain/placement.ts';
import { type FunctionDiscount, functionInput } from '../shop/discounts/function.ts';
import type { CartToDiscount } from '../shop/discounts/types.ts';
import { outputErrors } from '../shop/schema/function.ts';

const TIMEZONE = 'Europe/Stockholm';

/** One random cart under random terms; `gone`: which line then leaves it. */
export interface Case {
  readonly cart: PricedCart;
  readonly terms: readonly Terms[];
  readonly gone: number;
}

/** What both sides have in common to say of a cart, in minor units of its currency. */
export interface Charged {
  readonly total: number;
  readonly order: number;
}

export interface Agreement {
  /** Carts, each compared whole and with one line gone. */
  readonly carts: number;
  /** Comparisons in which something went off. */
  readonly discounted: number;
  readonly byCurrency: Readonly<Record<string, number>>;
}

const someCase = fc.record({ cart: someCart, terms: someTerms, gone: fc.nat() });

/** Throws at the first cart, made as small as it goes, on which the two differ or that breaks a rule of all promises. */
export function comparePromises(
  carts: number,
  run: (input: unknown) => Output,
  seed: number,
  page: (cart: PricedCart, terms: readonly Terms[]) => Charged = byWidget,
): Agreement {
  const byCurrency: Record<string, number> = {};
  let discounted = 0;
  fc.assert(
    fc.property(someCase, ({ cart: whole, terms, gone }) => {
      byCurrency[whole.currency] = (byCurrency[whole.currency] ?? 0) + 1;
      const now = whole.now ?? 0;
      const lines = whole.lines.filter((_, i) => i !== gone % whole.lines.length);
      const discount = discountOf(whole, terms);
      for (const cart of [
        { ...whole, now },
        { ...whole, now, lines },
      ]) {
        const charged = byCheckout(cart, discount, run);
        const promised = page(cart, terms);
        if (charged.total !== promised.total || charged.order !== promised.order)
          throw new Error(
            `The page promises ${JSON.stringify(promised)}, checkout charges ${JSON.stringify(charged)}.`,
          );
        if (charged.total < subtotalOf(cart)) discounted += 1;
      }
    }),
    // Smaller carts are looked for only as long as somebody would wait.
    { numRuns: carts, seed, interruptAfterTimeLimit: 600_000, markInterruptAsFailure: true },
  );
  return { carts, discounted, byCurrency };
}

/** What a widget reckons, which knows the lines by their places in the cart as browsers are told it: newest first. */
function byWidget(cart: PricedCart, terms: readonly Terms[]): Charged {
  const places = new Map(cart.lines.map(({ key }, i) => [key, `${cart.lines.length - 1 - i}`]));
  const lines = cart.lines
    .map((line) => ({
      ...line,
      key: places.get(line.key)!,
      parent: line.parent === null ? null : (places.get(line.parent) ?? null),
    }))
    .reverse();
  const settled = settle({ ...cart, lines }, terms);
  for (const one of terms) {
    const pieces = settled.deductions.filter(({ offer }) => offer === one.id).map(({ quantity }) => quantity);
    if (one.kind === 'gift' && pieces.reduce((a, b) => a + b, 0) > 1)
      throw new Error('A gift is given twice.');
  }
  return { total: settled.total, order: settled.order?.amount ?? 0 };
}

/** What the Function's bundle takes off, by its output as it stands: nothing is capped here. */
function byCheckout(cart: PricedCart, discount: FunctionDiscount, run: (input: unknown) => Output): Charged {
  const output = run(functionInput(discount, checkoutCart(cart), { timezone: TIMEZONE }));
  const errors = outputErrors(output);
  if (errors.length > 0) throw new Error(errors.join('; '));
  let lines = 0;
  let order = 0;
  const seen = new Set<string>();
  for (const operation of output.operations) {
    if ('orderDiscountsAdd' in operation) {
      for (const { value } of operation.orderDiscountsAdd.candidates) order += amountOf(value, cart.currency);
      continue;
    }
    for (const { targets, value } of operation.productDiscountsAdd.candidates) {
      const amount = amountOf(value, cart.currency);
      let cost = 0;
      for (const { cartLine } of targets) {
        const line = cart.lines.find(({ key }) => gid(key) === cartLine.id);
        if (line === undefined) throw new Error('A discount on a line that is not in the cart.');
        if (seen.has(cartLine.id)) throw new Error('A line is discounted twice.');
        seen.add(cartLine.id);
        const pieces = cartLine.quantity ?? line.quantity;
        if (pieces > line.quantity) throw new Error('A discount on pieces that are not in the cart.');
        cost += line.price * pieces;
      }
      if (amount > cost) throw new Error(`${amount} goes off what costs ${cost}.`);
      lines += amount;
    }
  }
  const total = subtotalOf(cart) - lines - order;
  if (total < 0) throw new Error(`A cart for ${total}.`);
  return { total, order };
}

function amountOf({ fixedAmount }: { fixedAmount: { amount: string } }, currency: string): number {
  const amount = parseAmount(fixedAmount.amount, currency);
  if (amount === null || amount <= 0)
    throw new Error(`Not something off: ${fixedAmount.amount} ${currency}.`);
  return amount;
}

const subtotalOf = ({ lines }: PricedCart) =>
  lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
const gid = (key: string) => `gid://shopify/CartLine/${key}`;

function checkoutCart(cart: PricedCart): CartToDiscount {
  return {
    lines: cart.lines.map((line) => ({
      key: gid(line.key),
      productId: line.productId,
      variantId: line.variantId,
      quantity: line.quantity,
      price: line.price,
      properties: propertiesOf(line),
      // A parent that left has taken its children with it, or left them to themselves.
      parent: cart.lines.some(({ key }) => key === line.parent) ? gid(line.parent!) : null,
    })),
    currency: cart.currency,
    rate: cart.rate,
    country: cart.country!,
    language: 'sv',
    codes: [],
    shipping: null,
    now: cart.now!,
  };
}

function propertiesOf({ offer }: PricedLine): Readonly<Record<string, string>> {
  return offer === null ? {} : { [LINE_PROPERTY]: suggestionMark('bundle', 'cross-sell', offer) };
}

/** The discount as the server writes it. */
function discountOf(cart: PricedCart, terms: readonly Terms[]): FunctionDiscount {
  const metafields: Record<string, string> = {
    [PROMISE.terms]: writePromise(terms, cart.shopCurrency).text,
    [PROMISE.ends]: JSON.stringify(endsOf(terms, TIMEZONE)),
  };
  return {
    id: 'gid://shopify/DiscountAutomaticNode/1',
    title: 'Mersalg',
    classes: ['PRODUCT', 'ORDER'],
    combinesWith: { product: true, order: true, shipping: true },
    metafield: (namespace, key) => (namespace === PROMISE.namespace ? (metafields[key] ?? null) : null),
  };
}
