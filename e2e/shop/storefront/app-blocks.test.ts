import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { openShop, type Shopper } from './testing.ts';

const EXTENSION = {
  'blocks/goes-well-with.liquid': `<div {{ block.shopify_attributes }} class="well">{{ block.settings.heading | escape }}|{{ 'hello' | t: name: product.title | escape }}|{{ 'app.js' | asset_url }}</div>
{% render 'part', x: 1 %}
{% schema %}{"name":"x","target":"section","stylesheet":"app.css","javascript":"app.js","enabled_on":{"templates":["product"]},"settings":[{"type":"header","content":"h"},{"type":"text","id":"heading","default":"Goes well"}]}{% endschema %}`,
  'blocks/mersalg-embed.liquid': `<i id="embed">{{ template.name }}</i>{% schema %}{"name":"x","target":"body","stylesheet":"app.css","javascript":"app.js","settings":[]}{% endschema %}`,
  'snippets/part.liquid': 'part {{ x }}{{ block.settings.heading }}',
  'locales/en.default.json': '{"hello":"Hello {{ name }}"}',
  'locales/sv.json': '{"hello":"Hej {{ name }}"}',
  'assets/app.js': 'export {};'.repeat(50),
  'assets/app.css': '.well{}',
};
let shopper: Shopper;
afterEach(() => shopper.close());

test('the product page holds the block below the product, with settings, texts and files of the extension', async () => {
  shopper = openShop({ extension: EXTENSION });
  const html = await shopper.page('/products/thing-11');
  expect(html).toMatch(
    /<div id="shopify-block-goes_well_with" class="shopify-block shopify-app-block"><div data-shopify-editor-block="[^"]+" class="well">/,
  );
  expect(html.indexOf('shopify-block-goes_well_with')).toBeGreaterThan(html.indexOf('product-form'));
  expect(html).toContain('Goes well|Hej Thing 11|//shop.test/cdn/extensions/mersalg/');
  expect(html).toContain('part 1Goes well');
  expect(await shopper.page('/nb/products/thing-11')).toContain('Hello Thing 11');
});

test('files named in schemas are loaded once per page, from the head', async () => {
  shopper = openShop({ extension: EXTENSION });
  const html = await shopper.page('/products/thing-11');
  const head = html.slice(0, html.indexOf('</head>'));
  expect(
    head.match(/<script src="[^"]+\/assets\/app\.js" type="text\/javascript" defer="defer"><\/script>/g),
  ).toHaveLength(1);
  expect(head.match(/<link href="[^"]+\/assets\/app\.css" rel="stylesheet" media="all">/g)).toHaveLength(1);
  expect(html.slice(html.indexOf('</head>'))).not.toContain('app.css');
});

test('files of the extension are of another origin than the shop, as on Shopify’s CDN', async () => {
  shopper = openShop({ extension: EXTENSION });
  const html = await shopper.page('/products/thing-11', 'http://127.0.0.1:4000');
  expect(html).toMatch(/<script src="\/\/localhost:4000\/cdn\/extensions\/[^"]+\/app\.js"/);
});

test('embeds stand before the end of every page but the checkout', async () => {
  shopper = openShop({ extension: EXTENSION });
  for (const [path, name] of [
    ['/', 'index'],
    ['/cart', 'cart'],
    ['/products/thing-11', 'product'],
  ] as const) {
    expect(await shopper.page(path)).toMatch(new RegExp(`<i id="embed">${name}</i></div></body>`));
  }
  await shopper.post('/cart/add.js', { id: 1100 });
  const checkout = (await shopper.go('/checkout')).headers.get('location')!;
  expect(await shopper.page(checkout)).not.toContain('embed');
});

test('the merchant turns blocks off and changes their settings', async () => {
  shopper = openShop({ extension: EXTENSION });
  await shopper.post('/__twin/theme-settings', {
    blocks: { 'mersalg-embed': false, 'goes-well-with': { settings: { heading: '<b>' } } },
  });
  const html = await shopper.page('/products/thing-11');
  expect(html).not.toContain('id="embed"');
  expect(html).toContain('&lt;b&gt;|Hej');
  expect((await shopper.post('/__twin/theme-settings', { blocks: { x: 3 } })).status).toBe(400);
});

test('without the app nothing of it is on the page', async () => {
  shopper = openShop({ extension: EXTENSION, installed: false });
  const html = await shopper.page('/products/thing-11');
  expect(html).not.toMatch(/shopify-block|app\.js|embed/);
});

test('files are served for a year, compressed, to any origin; others are not found', async () => {
  shopper = openShop({ extension: EXTENSION });
  const path = /\/cdn\/extensions\/[^"]+app\.js/.exec(await shopper.page('/products/thing-11'))![0];
  const file = await shopper.go(path, { headers: { 'accept-encoding': 'gzip' } });
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
    'access-control-allow-origin': '*',
  });
  expect(gunzipSync(await file.arrayBuffer()).toString()).toBe(EXTENSION['assets/app.js']);
  expect((await shopper.go(path.replace('app.js', 'chunk.js'))).status).toBe(404);
  expect((await shopper.go(path.replace('mersalg', 'other'))).status).toBe(404);
});

test('every block of the extension has its place: beside the product, below it, in the cart; none leaves no trace', async () => {
  const block = (name: string) =>
    `<p class="${name}"></p>{% schema %}{"name":"${name}","target":"section","settings":[]}{% endschema %}`;
  const names = ['upgrade', 'extras', 'bundle', 'goes-well-with', 'progress-bar'];
  shopper = openShop({
    extension: Object.fromEntries(names.map((name) => [`blocks/${name}.liquid`, block(name)])),
  });
  const html = await shopper.page('/products/thing-11');
  const at = [
    'product-form__submit',
    ...names.slice(0, 2).map((name) => `<p class="${name}">`),
    'product__description',
    '<p class="bundle">',
    '<p class="goes-well-with">',
  ].map((text) => html.indexOf(text));
  expect(at).not.toContain(-1);
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(await shopper.page('/cart')).toContain('<p class="progress-bar">');
  shopper.close();
  shopper = openShop({ extension: { 'locales/en.default.json': '{"a":"A"}' } });
  expect(await shopper.page('/products/thing-11')).not.toContain('shopify-block');
});

test('a rating is written as Shopify writes it', async () => {
  shopper = openShop({
    extension: {
      'blocks/goes-well-with.liquid':
        '<p>{{ product.metafields.reviews.rating.value | json }}</p>{% schema %}{"name":"x","target":"section","settings":[]}{% endschema %}',
    },
  });
  expect(await shopper.page('/products/thing-11')).toContain(
    '<p>{"rating":"4.5","scale_max":"5.0","scale_min":"1.0"}</p>',
  );
});
