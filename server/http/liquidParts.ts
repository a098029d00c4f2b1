/** Pieces of Liquid that an answer is put together from: cards, variants, ratings, plans, money. Nothing of ours is in them. */

/** More variants than a card can offer; bounds the answer. */
const MOST_VARIANTS = 100;
const IMAGE_WIDTH = 360;

/** Old shops write currency signs as entities; widgets print plain text. */
const ENTITIES: readonly (readonly [string, string])[] = [
  ['&nbsp;', '\u00a0'],
  ['&euro;', '€'],
  ['&pound;', '£'],
  ['&yen;', '¥'],
  ['&amp;', '&'],
];
export const MONEY = `money | strip_html${ENTITIES.map(([entity, sign]) => ` | replace: '${entity}', '${sign}'`).join('')} | json`;

/**
 * Reckoned and written by the platform, so that all amounts beside each other read alike. `b` is the base; `c` says
 * whether this card is compared with it.
 */
const DIFFERENCE = [
  `{% if c %},"less":{% if b.price > v.price %}{{ b.price | minus: v.price | ${MONEY} }}{% else %}null{% endif %}`,
  `,"more":{% if b.price < v.price %}{{ v.price | minus: b.price | ${MONEY} }}{% else %}null{% endif %}{% endif %}`,
].join('');

const variant = (compared: boolean) =>
  [
    `{"id":{{ v.id }},"title":{{ v.title | json }},"available":{{ v.available }},"price":{{ v.price }},`,
    `"money":{{ v.price | ${MONEY} }},`,
    // A "before" price that is not higher would be a lie.
    `{% if v.compare_at_price > v.price %}"compareAt":{{ v.compare_at_price }},"compareAtMoney":{{ v.compare_at_price | ${MONEY} }}`,
    `{% else %}"compareAt":null,"compareAtMoney":null{% endif %}${compared ? DIFFERENCE : ''}}`,
  ].join('');

const variantsOf = (product: string, compared: boolean) =>
  `"variants":[{% for v in ${product}.variants limit: ${MOST_VARIANTS} %}{% unless forloop.first %},{% endunless %}${variant(compared)}{% endfor %}]`;

const image = (product: string) =>
  [
    `"img":{% if ${product}.featured_image %}{{ ${product}.featured_image | image_url: width: ${IMAGE_WIDTH} | json }}{% else %}null{% endif %},`,
    `"alt":{{ ${product}.featured_image.alt | default: ${product}.title | json }}`,
  ].join('');

/**
 * The standard review metafields, which any review app may write: only what is a number above 0 is told, brought to a
 * scale that ends at 5.
 */
const rating = (product: string) =>
  [
    `{% assign rr = ${product}.metafields.reviews.rating.value %}{% assign rn = ${product}.metafields.reviews.rating_count.value | plus: 0 %}`,
    '{% assign rv = rr.rating | times: 5.0 %}{% assign rm = rr.scale_max | plus: 0 %}{% if rv > 0 and rn > 0 and rm > 0 %}',
    `,"rating":{"value":{{ rv | divided_by: rm | round: 1 }},"count":{{ rn }}}{% endif %}`,
  ].join('');

/** One card, of `p` under reason `r`; `own` are fields of ours that vary between cards of one answer. */
export const card = (compared: boolean, own: string) =>
  [
    `{"id":{{ p.id }},"handle":{{ p.handle | json }},"title":{{ p.title | json }},"url":{{ p.url | json }},`,
    `${image('p')},"price":{{ p.price }},"reason":{{ r }},`,
    `${variantsOf('p', compared)}${rating('p')}${own}}`,
  ].join('');

/** The product in hand, `b`, as it stands alone or, `rich`, beside others. */
export const base = (rich: boolean) =>
  [
    `{"id":{{ b.id }},"title":{{ b.title | json }},"price":{{ b.price }},"money":{{ b.price | ${MONEY} }}`,
    rich ? `,"url":{{ b.url | json }},${image('b')},${variantsOf('b', false)}${rating('b')}` : '',
    '}',
  ].join('');

/** Selling plans of `b`, with what each variant costs under them. */
export const PLANS = [
  `,"plans":[{% assign n = 0 %}{% for g in b.selling_plan_groups %}{% for s in g.selling_plans %}{% if n > 0 %},{% endif %}{% assign n = 1 %}`,
  `{"id":{{ s.id }},"name":{{ s.name | json }},"prices":[{% assign m = 0 %}{% for v in b.variants limit: ${MOST_VARIANTS} %}`,
  `{% for a in v.selling_plan_allocations %}{% if a.selling_plan.id == s.id %}{% if m > 0 %},{% endif %}{% assign m = 1 %}`,
  `{"variant":{{ v.id }},"price":{{ a.price }},"money":{{ a.price | ${MONEY} }}}{% endif %}{% endfor %}{% endfor %}]}{% endfor %}{% endfor %}]`,
].join('');

/**
 * How the shop writes money, read off 1,234,567.89, and what it reckons in. Liquid knows no rate: where the currencies
 * differ it is 0, and widgets take the platform's own from the page.
 */
export const SHOP_MONEY = [
  `,"money":{"sample":{{ 123456789 | ${MONEY} }},"rate":{% if cart.currency.iso_code == shop.currency %}1{% else %}0{% endif %},`,
  `"shopCurrency":{{ shop.currency | json }},"country":{{ localization.country.iso_code | default: "" | json }}}`,
].join('');
