/** What Shopify hosts of us beside the widgets, against Shopify's own limits: the blocks in checkout, the pixel, the theme's files. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { bundle } from '../shop/storefront/extensions/bundles.ts';

const theme = fileURLToPath(new URL('../../extension/theme', import.meta.url));

export interface Weight {
  readonly name: string;
  readonly bytes: number;
  readonly limit: number;
}

function sizes(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce(
    (sum, file) => sum + (file.isFile() ? statSync(join(file.parentPath, file.name)).size : 0),
    0,
  );
}

/** Bundled afresh. Limits are Shopify's, by the smaller reading where a kilobyte has two. */
export async function weighExtensions(): Promise<Weight[]> {
  const [checkout, pixel] = await Promise.all([bundle('checkout'), bundle('pixel')]);
  const liquid = ['blocks', 'snippets'].reduce((sum, folder) => sum + sizes(join(theme, folder)), 0);
  return [
    { name: 'checkout extension, deflated', bytes: deflateSync(checkout).length, limit: 64_000 },
    { name: 'web pixel, raw', bytes: Buffer.byteLength(pixel), limit: 128_000 },
    { name: 'Liquid of the theme extension, raw', bytes: liquid, limit: 500_000 },
    { name: 'the theme extension in all, raw', bytes: sizes(theme), limit: 10_000_000 },
  ];
}

/** Prints each with its limit; false when one is above it. */
export async function extensionBytes(): Promise<boolean> {
  const weights = await weighExtensions();
  console.log('\nExtensions');
  for (const { name, bytes, limit } of weights) {
    console.log(`  ${name}: ${bytes} of ${limit} bytes${bytes <= limit ? '' : ', TOO MUCH'}`);
  }
  return weights.every(({ bytes, limit }) => bytes <= limit);
}
