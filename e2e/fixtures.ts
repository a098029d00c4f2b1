/** What every journey starts from: one running shop per worker, pages that fail the test on script errors, helpers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { PreviewReport, ProductSearchReport } from '../server/domain/report.ts';
import { buildAll } from './build.ts';
import { generateShop } from './shop/data/generate.ts';
import type { TwinProduct } from './shop/state.ts';
import { type Stack, startStack, untilReady } from './stack.ts';

export { expect, type Page };

interface WorkerFixtures {
  readonly stack: Stack;
}

interface TestFixtures {
  /** Script errors and dialogs met so far; each test ends by finding it empty. */
  readonly faults: string[];
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
    async ({}, use) => {
      await buildAll();
      const folder = mkdtempSync(join(tmpdir(), 'mersalg-e2e-'));
      const data = generateShop({
        seed: 42,
        now: Date.now(),
        domain: 'nordlys.myshopify.com',
        services: true,
      });
      const stack = await startStack({ data, port: 0, folder, scopes: ['read_customers'] });
      try {
        await untilReady(stack);
        await use(stack);
      } finally {
        await stack.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: async ({ stack }, use) => use(stack.storefront),
  faults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('dialog', (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use(faults);
      expect(faults, 'script errors on the page').toEqual([]);
    },
    { auto: true },
  ],
});

/** The product page's block and the shelf in the cart. */
export const block = (page: Page) => page.locator('[data-mersalg=product]');
export const shelf = (page: Page) => page.locator('mersalg-cart');
export const drawer = (page: Page) => page.locator('cart-drawer.active');

/** The cart as Ajax tells it; sums in hundredths of the shopper's currency. */
export const cartOf = async (page: Page) =>
  (await (await page.request.get('cart.js')).json()) as {
    currency: string;
    total_price: number;
    total_discount: number;
    original_total_price: number;
    items: {
      product_id: number;
      variant_id: number;
      key: string;
      quantity: number;
      final_line_price: number;
      selling_plan_allocation?: { selling_plan: { id: number } };
    }[];
  };

/** `1 234,50 kr` → 123450: what a shopper reads, in hundredths. */
export function amountIn(text: string): number {
  const digits = /\d[\d\s\u00a0.,]*/.exec(text)![0].trim();
  const decimals = /[.,](\d{2})$/.exec(digits);
  const whole = (decimals ? digits.slice(0, -3) : digits).replace(/\D/g, '');
  return Number(whole) * 100 + Number(decimals?.[1] ?? 0);
}

/** A product that the shop suggests something for at this placement, found the way a merchant would: by asking. */
export async function productWith(
  stack: Stack,
  placement: 'product' | 'exit',
  atLeast: number,
): Promise<{ product: TwinProduct; preview: PreviewReport }> {
  const shop = stack.twin.twin.defaultShop;
  const { products } = await stack.api<ProductSearchReport>('/api/products?q=tent');
  const others = shop.data.products.map(({ id }) => id);
  for (const id of new Set([...products.map((card) => card.id), ...others])) {
    const product = shop.productById.get(id);
    // One plain variant in stock, so that the theme's own form needs no choice.
    if (product?.status !== 'ACTIVE' || product.publishedAt === null || product.variants.length > 1) continue;
    if (!product.variants.every((variant) => variant.inventory > 5)) continue;
    const preview = await stack.api<PreviewReport>(`/api/preview?product=${id}&placement=${placement}`);
    const simple = preview.suggestions.filter(
      (one) => shop.productById.get(one.product.id)?.variants.length === 1,
    );
    if (simple.length >= atLeast) return { product, preview };
  }
  throw new Error(
    `No product has ${atLeast} simple suggestions at ${placement}: the generated shop changed.`,
  );
}

/** Starts adding up layout shifts that no input explains; the answer reads the sum. Call before the first `goto`. */
export async function watchShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const holder = window as unknown as { shift: number };
    holder.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[]) {
        if (!entry.hadRecentInput) holder.shift += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shift: number }).shift);
}

/** Fills in the checkout and pays; resolves on the thank-you page. */
export async function payFor(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('shopper@example.test');
  await page.getByLabel('Last name').fill('Berg');
  await page.getByLabel('Address').fill('Storgatan 1');
  await page.getByLabel('Postal code').fill('111 22');
  await page.getByLabel('City').fill('Stockholm');
  await page.getByRole('button', { name: /pay now/i }).click();
  await page.waitForURL(/thank/i);
}
