/** Orders in the admin: the latest, one in full, and a button that cancels it, so that webhooks can be tried by hand. */
import { type HttpHandler, http } from 'msw';
import { cancelOrder } from '../orderChanges.ts';
import type { TwinOrder, TwinShop } from '../state.ts';
import { formatMoney, withCurrency } from '../storefront/money.ts';
import type { Twin } from '../twin.ts';
import { type Html, html } from './html.ts';
import { back, notFound, shell } from './shell.ts';

const SHOWN = 50;

export function orderHandlers(twin: Twin): HttpHandler[] {
  return [
    http.get('*/admin/orders', ({ request }) => list(twin.shopOf(request))),
    http.get('*/admin/orders/:id', ({ request, params }) => {
      const shop = twin.shopOf(request);
      const order = shop.orderById.get(Number(params.id));
      return order ? one(shop, order) : notFound();
    }),
    http.post('*/admin/orders/:id/cancel', ({ request, params }) => {
      const shop = twin.shopOf(request);
      const order = shop.orderById.get(Number(params.id));
      if (!order) return notFound();
      if (order.cancelledAt === null) cancelOrder(shop, order.id, twin.now());
      return back(`/admin/orders/${order.id}`);
    }),
  ];
}

function list(shop: TwinShop): Response {
  const latest = shop.data.orders.slice(-SHOWN).reverse();
  const body = html`<div class="card card--table"><table>
      <thead><tr><th>Order</th><th>Date</th><th>Lines</th><th>Status</th><th class="number">Total</th></tr></thead>
      <tbody>${latest.map(
        (order) => html`<tr>
          <td><a href="/admin/orders/${order.id}">${order.name}</a></td>
          <td class="when">${when(order.createdAt)}</td>
          <td>${order.lines.length}</td>
          <td>${status(order)}</td>
          <td class="number">${money(shop, order.total)}</td>
        </tr>`,
      )}</tbody>
    </table></div>
    <p class="hint">The latest ${latest.length} of ${shop.data.orders.length}.</p>`;
  return shell(shop, { title: 'Orders', at: '/admin/orders', body });
}

function one(shop: TwinShop, order: TwinOrder): Response {
  const body = html`<p class="hint">${when(order.createdAt)} · ${status(order)} · ${order.email ?? 'no e-mail'}</p>
    <div class="card card--table"><table>
      <thead><tr><th>Product</th><th>Properties</th><th class="number">Pieces</th><th class="number">Price</th></tr></thead>
      <tbody>${order.lines.map(
        (line) => html`<tr>
          <td>${line.productId === null ? line.title : html`<a href="/admin/products/${line.productId}">${line.title}</a>`}
            ${line.variantTitle === null ? null : html`<br><small>${line.variantTitle}</small>`}</td>
          <td>${line.properties.map(({ name, value }) => html`<code>${name}: ${value}</code> `)}</td>
          <td class="number">${line.quantity}</td>
          <td class="number">${money(shop, line.price)}</td>
        </tr>`,
      )}</tbody>
      <tfoot>
        <tr><td colspan="3">Shipping</td><td class="number">${money(shop, order.shipping)}</td></tr>
        <tr><th colspan="3">Total, of which tax ${money(shop, order.tax)}</th><th class="number">${money(shop, order.total)}</th></tr>
      </tfoot>
    </table></div>
    ${order.cancelledAt === null ? html`<form method="post" action="/admin/orders/${order.id}/cancel"><button class="button button--danger">Cancel order</button></form>` : null}`;
  return shell(shop, { title: `Order ${order.name}`, at: '/admin/orders', body });
}

function status(order: TwinOrder): Html {
  return order.cancelledAt === null
    ? html`<span class="badge">${order.financialStatus.toLowerCase().replace('_', ' ')}</span>`
    : html`<span class="badge badge--warn">cancelled</span>`;
}

function money(shop: TwinShop, minor: number): string {
  return formatMoney(minor, withCurrency(shop.data.moneyFormat, shop.data.currency));
}

function when(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ');
}
