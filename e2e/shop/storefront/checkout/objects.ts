/** What the checkout's and the thank-you page's Liquid reads, in hundredths of the currency paid in. */
import type { TwinOrder } from '../../state.ts';
import { type Off, sum } from '../cart/priced.ts';
import { hundredths } from '../conversion.ts';
import type { LiquidObject } from '../liquid/product-objects.ts';
import type { Visit } from '../visit.ts';
import type { Charge } from './totals.ts';

export function checkoutObject({ cart, totals }: Charge): LiquidObject {
  return {
    subtotal: cart.subtotal,
    order_discounts: cart.order.map(plain),
    shipping: totals.shipping,
    shipping_before: totals.shippingBefore,
    shipping_name: totals.shippingName,
    shipping_discounts: cart.shipping.map(plain),
    tax: totals.tax,
    total: totals.total,
    saved: totals.discount,
    codes: cart.codes.filter(({ applicable }) => applicable).map(({ code }) => code),
  };
}

/** As `checkoutObject`, from what the order kept; with its lines. */
export function orderObject(visit: Visit, order: TwinOrder): LiquidObject {
  const paid = order.shown ?? order;
  const shown = (minor: number) => hundredths(minor, paid.currency);
  const pictures = new Map(
    visit.shop.data.products.map((product) => [product.id, product.image?.src ?? null]),
  );
  const applications = (order.applications ?? []).map(({ title, shown: amount, target }) => ({
    title,
    target,
    amount: shown(amount),
  }));
  const offOrder = applications.filter(({ target }) => target === 'order');
  const offShipping = applications.filter(({ target }) => target === 'shipping');
  return {
    id: order.id,
    name: order.name,
    email: order.email,
    subtotal: shown(paid.subtotal) + sum(offOrder),
    order_discounts: offOrder,
    shipping: shown(paid.shipping),
    shipping_before: shown(paid.shipping) + sum(offShipping),
    shipping_discounts: offShipping,
    tax: shown(paid.tax),
    total: shown(paid.total),
    saved: sum(applications),
    lines: order.lines.map((line) => {
      const original = shown((line.shownPrice ?? line.price) * line.quantity);
      const discounts = (line.discounts ?? [])
        .map(({ application, shown: amount }) => ({ ...applications[application]!, amount: shown(amount) }))
        .filter(({ target }) => target === 'line');
      return {
        title: line.title,
        variant_title: line.variantTitle,
        plan: line.sellingPlan?.name ?? null,
        nested: line.parentId !== undefined,
        quantity: line.quantity,
        original,
        discounts,
        price: original - sum(discounts),
        image: line.productId === null ? null : (pictures.get(line.productId) ?? null),
      };
    }),
  };
}

function plain({ title, amount }: Off): LiquidObject {
  return { title, amount };
}
