/** How a merchant's look comes onto the page: by the theme's Liquid alone, with the room that it takes. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectedOf } from '../e2e/shop/graphql/resolvers/connected.ts';
import { openShop, type Shopper } from '../e2e/shop/storefront/testing.ts';
import type { ToldLook } from '../server/domain/look/look.ts';

const theme = join(import.meta.dirname, 'theme');
const files = globSync('{blocks,snippets,locales}/*', { cwd: theme });
const extension = Object.fromEntries(files.map((file) => [file, readFileSync(join(theme, file), 'utf8')]));

let shopper: Shopper;
beforeEach(() => {
  shopper = openShop({ extension });
});
afterEach(() => shopper.close());

const tell = (look: ToldLook) =>
  connectedOf(shopper.shop).appMetafields.set('mersalg.look', JSON.stringify(look));
const block = (html: string, name: string) =>
  new RegExp(`<div[^>]*data-mersalg="${name}"[^>]*>`).exec(html)?.[0] ?? '';
const PAGE = '/products/thing-11';

it('nothing is added to a page while all is as usual', async () => {
  const html = await shopper.page(PAGE);
  expect(html).not.toContain('data-mersalg-look');
  expect(block(html, 'product')).toContain('data-limit="4"');
  expect(html).not.toContain('data-cards');
});

it('titles come in the shopper’s language, and our own words where there is none', async () => {
  tell({
    titles: {
      product: { sv: 'Till "detta" <b>' },
      upgrade: { sv: 'Ännu bättre' },
      cart: { sv: 'Mer till korgen' },
      exit: { da: 'Vent' },
    },
  });
  const html = await shopper.page(PAGE);
  expect(block(html, 'product')).toContain('data-heading="Till &quot;detta&quot; &lt;b&gt;"');
  expect(block(html, 'upgrade')).toContain('data-heading="Ännu bättre"');
  expect(html).toContain('"heading.cart": "Mer till korgen"');
  expect(html).toContain('"exit.heading": "Ett billigare alternativ"');
  expect(block(await shopper.page(`/nb${PAGE}`), 'product')).not.toContain('detta');
});

it('the room that is held goes by the number of cards', async () => {
  tell({ cards: { product: 3, extras: 5, cart: 2 } });
  const html = await shopper.page(PAGE);
  expect(block(html, 'product')).toContain('--mersalg-columns: 3');
  expect(html.match(/<li class="mersalg__card">/g)).toHaveLength(3);
  expect(block(html, 'extras')).toContain('data-limit="5"');
  expect(html).toContain('data-cards="2"');
});

it('what was set in the theme editor wins', async () => {
  tell({ cards: { product: 3 }, titles: { product: { sv: 'Från sidan' } } });
  const settings = { limit: 6, heading: 'Från temat' };
  await shopper.post('/__twin/theme-settings', { blocks: { 'goes-well-with': { settings } } });
  const own = block(await shopper.page(PAGE), 'product');
  expect(own).toContain('data-limit="6"');
  expect(own).toContain('data-heading="Från temat"');
});

it('styles come with the page, before the block that they dress', async () => {
  tell({ css: '.mersalg{--mersalg-radius:0px}' });
  const html = await shopper.page(PAGE);
  const at = html.indexOf('<style data-mersalg-look>.mersalg{--mersalg-radius:0px}</style>');
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(html.indexOf('data-mersalg="upgrade"'));
});
