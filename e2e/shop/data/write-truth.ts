/** Writes what the generator planted to a JSON file: `node e2e/shop/data/write-truth.ts FILE [SEED] [PRODUCTS]`. */
import { writeFileSync } from 'node:fs';
import type { ShopData } from '../state.ts';
import { DEFAULT_SEED, generateShop } from './generate.ts';

/** The truth, with titles so that a person can read it; throws when the shop has none. */
export function writeTruth(shop: ShopData, file: string): void {
  if (!shop.truth)
    throw new Error('This shop was loaded, not generated: nothing was planted, so there is no truth.');
  const titles = Object.fromEntries(shop.products.map((product) => [product.id, product.title]));
  writeFileSync(file, `${JSON.stringify({ ...shop.truth, titles }, null, 1)}\n`);
}

if (import.meta.main) {
  const [file, seed = String(DEFAULT_SEED), products = '300'] = process.argv.slice(2);
  if (!file || !Number.isInteger(Number(seed)) || !Number.isInteger(Number(products))) {
    console.error('Usage: node e2e/shop/data/write-truth.ts FILE [SEED] [PRODUCTS]');
    process.exitCode = 2;
  } else {
    const shop = generateShop({ seed: Number(seed), products: Number(products), orders: 0, now: Date.now() });
    writeTruth(shop, file);
    console.log(
      `${shop.truth?.complements.length} pairs, ${shop.truth?.substitutes.length} families → ${file}`,
    );
  }
}
