import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleProduct, sampleShop } from '../../sample.ts';
import { pageContext } from '../page-context.ts';
import { Storefront } from '../storefront.ts';
import { openShop, type Shopper } from '../testing.ts';
import { visitOf } from '../visit.ts';
import { Renderer } from './renderer.ts';

let shopper: Shopper;
let storefront: Storefront;

beforeEach(() => {
  shopper = openShop({
    data: sampleShop({ products: Array.from({ length: 30 }, (_, i) => sampleProduct(11 + i)) }),
  });
  storefront = new Storefront(shopper.twin);
});
afterEach(() => shopper.close());

/** Renders without a layout, on the page of `path`. */
function render(source: string, path = '/'): Promise<string> {
  const visit = visitOf(storefront, new Request(`http://shop.test${path}`));
  const page = pageContext(visit, visit.path, visit.url.searchParams);
  return new Renderer(storefront).foreign(visit, page, `{% layout none %}${source}`);
}

describe('objects', () => {
  test('product with prices in minor units, variants, rating', async () => {
    const source = `{{ product.title }}|{{ product.price }}|{{ product.price | money }}|{{ product.variants[1].available }}|{{ product.metafields.reviews.rating.value.rating }}/{{ product.metafields.reviews.rating.value.scale_max }}|{{ product.metafields.reviews.rating_count.value }}|{{ product.url }}|{{ template.name }}|{{ canonical_url }}`;
    expect(await render(source, '/products/thing-11')).toBe(
      'Thing 11|12900|129,00 kr|false|4.5/5|12|/products/thing-11|product|http://shop.test/products/thing-11',
    );
  });

  test('the variant of the address is selected', async () => {
    const source =
      '{{ product.selected_variant.id }}|{{ product.selected_or_first_available_variant.title }}|{{ product.options_with_values[0].selected_value }}';
    expect(await render(source, '/products/thing-11?variant=1101')).toBe('1101|L|L');
    expect(await render(source, '/products/thing-11')).toBe('|S|S');
  });

  test('all_products gives twenty unique handles a page, then nothing', async () => {
    const source = Array.from({ length: 22 }, (_, i) => `{{ all_products['thing-${11 + i}'].id }},`).join('');
    const again = `{{ all_products['thing-11'].id }}`;
    expect(await render(source + again)).toBe(
      `${Array.from({ length: 20 }, (_, i) => `${11 + i},`).join('')},,11`,
    );
  });

  test('all_products gives empty for what is not sold', async () => {
    shopper.shop.productById.get(12)!.status = 'DRAFT';
    const source = `{% assign p = all_products['thing-12'] %}[{{ p }}{{ p.title }}]{% if p == empty %}empty{% endif %}{% if p == blank %}blank{% endif %}{% if p %}truthy{% endif %}{% if p.available %}available{% endif %}`;
    expect(await render(source)).toBe('[]emptyblanktruthy');
    expect(
      await render(`{% assign p = all_products['thing-13'] %}{% if p != empty %}{{ p.id }}{% endif %}`),
    ).toBe('13');
  });

  test('collections are a list, and read by handle', async () => {
    shopper.shop.data.collections.push({ id: 901, handle: 'lamps', title: 'Lamps', productIds: [13, 11] });
    const source =
      "{{ collections.size }}|{{ collections['lamps'].products.first.title }}|{{ collections['all'].products_count }}|{% for c in collections %}{{ c.title }}{% endfor %}";
    expect(await render(source)).toBe('1|Thing 13|30|Lamps');
  });

  test('an empty cart equals empty', async () => {
    expect(await render('{% if cart == empty %}yes{% endif %}{{ cart.item_count }}')).toBe('yes0');
  });

  test('localization, routes, shop and request are those of the market', async () => {
    const source =
      '{{ request.locale.iso_code }}|{{ localization.language.endonym_name }}|{{ routes.root_url }}|{{ routes.cart_add_url }}|{{ shop.permanent_domain }}|{{ shop.currency }}|{{ customer }}';
    expect(await render(source, '/da/cart')).toBe('da|Dansk|/da|/da/cart/add|nordlys.myshopify.com|SEK|');
  });
});

describe('filters', () => {
  test.each([
    ['{{ 12900 | money }}', '129,00 kr'],
    ['{{ 12900 | money_with_currency }}', '129,00 SEK'],
    ['{{ 12900 | money_without_trailing_zeros }}', '129 kr'],
    ['{{ nil | money }}', ''],
    ["{{ 'Mörk Rågbröd & Smör' | handleize }}", 'mork-ragbrod-smor'],
    ['{{ 7 | divided_by: 2 }}', '3'],
    ['{{ 7 | divided_by: 2.0 }}', '3.5'],
    ['{{ 4.2 | times: 5.0 | divided_by: 5 }}', '4.2'],
    [
      '{% assign a = 4.2 | times: 5.0 %}{% assign b = 5 | plus: 0 %}{% if a > 20 %}{{ a | divided_by: b | round: 1 }}{% endif %}',
      '4.2',
    ],
    ["{{ '5' | plus: 0 | times: 3 | divided_by: 2 }}", '7'],
    ['{{ nothing | plus: 0 }}', '0'],
    ["{{ '</script><b>&' | json }}", '"\\u003c/script\\u003e\\u003cb\\u003e\\u0026"'],
    ['{{ shop | json }}', '{"error":"json not allowed for this object"}'],
    ["{{ 'cart.title' | t }}", 'Din varukorg'],
    [
      "{{ 'header.cart_count' | t: count: 1 }}|{{ 'header.cart_count' | t: count: 2 }}",
      '1 vara i varukorgen|2 varor i varukorgen',
    ],
    ["{{ 'no.such' | t }}", 'translation missing: sv.no.such'],
    ["{{ 'theme.js' | script_tag }}", '<script src="theme.js" type="text/javascript"></script>'],
  ])('%s', async (source, text) => {
    expect(await render(source)).toBe(text);
  });

  test('image_url sizes a product’s picture, and refuses no picture and no size', async () => {
    const path = '/products/thing-11';
    expect(await render('{{ product | image_url: width: 200 }}', path)).toBe(
      '//shop.test/cdn/images/11.svg?width=200',
    );
    expect(
      await render('{{ product.variants.first.image | image_url: width: 200, height: 100 }}', path),
    ).toContain('?width=200&height=100');
    await expect(render('{{ product | image_url }}', path)).rejects.toThrow(/give width or height/);
    await expect(render('{{ nil | image_url: width: 1 }}')).rejects.toThrow(/test for nil first/);
  });

  test('an unknown filter is an error, not nothing', async () => {
    await expect(render('{{ 1 | moneys }}')).rejects.toThrow(/undefined filter: moneys/);
  });

  test('product and variant as JSON are Shopify’s', async () => {
    const product = JSON.parse(await render('{{ product | json }}', '/products/thing-11'));
    expect(product).toMatchObject({
      id: 11,
      price: 12900,
      options: ['Size'],
      content: '<p>A <b>thing</b>.</p>',
    });
    const variants = JSON.parse(await render('{{ product.variants | json }}', '/products/thing-11'));
    expect(variants[0]).toMatchObject({
      id: 1100,
      price: 12900,
      available: true,
      inventory_management: 'shopify',
    });
    expect(variants[0]).not.toHaveProperty('product');
  });
});

describe('tags', () => {
  test('schema and doc print nothing, whatever they hold', async () => {
    expect(await render('a{% schema %}{"x": "{{ boom | nosuch }}"}{% endschema %}b')).toBe('ab');
  });

  test('product form posts to the market’s cart', async () => {
    const html = await render(
      "{% form 'product', product, id: 'f', class: 'x', data-type: 'y' %}in{% endform %}",
      '/da/products/thing-11',
    );
    expect(html).toMatch(
      /^<form method="post" action="\/da\/cart\/add" accept-charset="UTF-8" enctype="multipart\/form-data" id="f" class="x" data-type="y">/,
    );
    expect(html).toContain('<input type="hidden" name="form_type" value="product">');
    expect(html).toContain('in<input type="hidden" name="product-id" value="11"></form>');
  });

  test('paginate cuts the list and links to its neighbours', async () => {
    const source =
      '{% paginate collection.products by 12 %}{{ collection.products.size }} {{ paginate.current_page }}/{{ paginate.pages }} {{ paginate.next.url }} {{ paginate.previous.url }}{% endpaginate %}';
    expect(await render(source, '/collections/all?page=2')).toBe(
      '12 2/3 /collections/all?page=3 /collections/all?page=1',
    );
    expect(await render(source, '/collections/all?page=99')).toBe('6 3/3  /collections/all?page=2');
  });
});
