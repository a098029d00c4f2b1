/** Products in the admin: a list with search, and a form for title, status, prices and stock. */
import { type HttpHandler, http } from 'msw';
import { updateProduct } from '../changes.ts';
import type { TwinProduct, TwinShop, TwinVariant } from '../state.ts';
import type { Twin } from '../twin.ts';
import { html } from './html.ts';
import { back, notFound, shell } from './shell.ts';

const SHOWN = 50;
const STATUSES = ['ACTIVE', 'DRAFT', 'ARCHIVED'] as const;

export function productHandlers(twin: Twin): HttpHandler[] {
  return [
    http.get('*/admin/products', ({ request }) => list(twin.shopOf(request), new URL(request.url))),
    http.get('*/admin/products/:id', ({ request, params }) => {
      const shop = twin.shopOf(request);
      const product = shop.productById.get(Number(params.id));
      return product ? edit(shop, product, []) : notFound();
    }),
    http.post('*/admin/products/:id', async ({ request, params }) => {
      const shop = twin.shopOf(request);
      const product = shop.productById.get(Number(params.id));
      if (!product) return notFound();
      const read = readForm(product, await request.formData(), twin.now());
      if (read.problems.length > 0) return edit(shop, product, read.problems);
      updateProduct(shop, product.id, read.patch, twin.now());
      return back(`/admin/products/${product.id}`);
    }),
  ];
}

interface Read {
  readonly patch: Partial<Omit<TwinProduct, 'id'>>;
  readonly problems: readonly string[];
}

function readForm(product: TwinProduct, form: FormData, now: number): Read {
  const problems: string[] = [];
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const title = text('title');
  if (title === '') problems.push('A product needs a title.');
  const status = STATUSES.find((one) => one === text('status'));
  if (!status) problems.push('Choose a status.');
  const variants = product.variants.map((variant): TwinVariant => {
    const price = Math.round(Number(text(`price-${variant.id}`).replace(',', '.')) * 100);
    const inventory = Number(text(`stock-${variant.id}`));
    if (!Number.isSafeInteger(price) || price < 0) problems.push(`${variant.title}: the price is no amount.`);
    if (!Number.isSafeInteger(inventory)) problems.push(`${variant.title}: the stock is no whole number.`);
    return { ...variant, price, inventory };
  });
  const publishedAt =
    status === 'ACTIVE' ? (product.publishedAt ?? new Date(now).toISOString()) : product.publishedAt;
  return { patch: { title, status: status ?? product.status, publishedAt, variants }, problems };
}

function list(shop: TwinShop, url: URL): Response {
  const asked = url.searchParams.get('q')?.trim() ?? '';
  const found = shop.data.products.filter((product) =>
    product.title.toLowerCase().includes(asked.toLowerCase()),
  );
  const body = html`<form class="row" method="get"><input name="q" type="search" value="${asked}" placeholder="Search products" aria-label="Search products"><button class="button">Search</button></form>
    <div class="card card--table"><table>
      <thead><tr><th>Product</th><th>Type</th><th>Status</th><th class="number">Stock</th></tr></thead>
      <tbody>${found.slice(0, SHOWN).map(
        (product) => html`<tr>
          <td><a href="/admin/products/${product.id}">${product.title}</a></td>
          <td>${product.type}</td>
          <td><span class="badge">${product.status.toLowerCase()}</span></td>
          <td class="number">${product.variants.reduce((sum, variant) => sum + variant.inventory, 0)}</td>
        </tr>`,
      )}</tbody>
    </table></div>
    <p class="hint">${Math.min(SHOWN, found.length)} of ${found.length}.</p>`;
  return shell(shop, { title: 'Products', at: '/admin/products', body });
}

function edit(shop: TwinShop, product: TwinProduct, problems: readonly string[]): Response {
  const body = html`${problems.length > 0 && html`<ul class="card problems" role="alert">${problems.map((text) => html`<li>${text}</li>`)}</ul>`}
    <form class="card form" method="post">
      <label>Title <input name="title" value="${product.title}" required></label>
      <label>Status <select name="status">${STATUSES.map(
        (status) => html`<option ${status === product.status ? html`selected` : null}>${status}</option>`,
      )}</select></label>
      <table>
        <thead><tr><th>Variant</th><th>Price (${shop.data.currency})</th><th>Stock</th></tr></thead>
        <tbody>${product.variants.map(
          (variant) => html`<tr>
            <td>${variant.title}</td>
            <td><input name="price-${variant.id}" inputmode="decimal" value="${(variant.price / 100).toFixed(2)}" aria-label="Price of ${variant.title}"></td>
            <td><input name="stock-${variant.id}" inputmode="numeric" value="${variant.inventory}" aria-label="Stock of ${variant.title}"></td>
          </tr>`,
        )}</tbody>
      </table>
      <div class="row"><button class="button button--primary">Save</button><a href="/products/${product.handle}">View in shop</a></div>
    </form>`;
  return shell(shop, { title: product.title, at: '/admin/products', body });
}
