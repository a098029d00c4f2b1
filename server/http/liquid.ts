/** Writes the Liquid that Shopify renders into the JSON of `SuggestAnswer`: prices, titles and stock are the platform's own. */
import { PLACEMENTS, type Placement, suggestionMark } from '../domain/placement.ts';
import type { Reason, Suggestion, SuggestOutcome, SuggestRequest } from '../domain/suggestion.ts';

/** Shopify resolves at most 20 different handles of `all_products` per page; two are left to spare. */
export const MOST_LOOKUPS = 18;
/** More variants than a card can offer; bounds the answer. */
const MOST_VARIANTS = 100;
const IMAGE_WIDTH = 360;

/**
 * Handles end up inside a quoted Liquid string: only letters, digits, `-` and `_` pass, which is all that
 * Shopify puts in one. A suggestion with any other handle is dropped: no card beats foreign Liquid.
 */
const HANDLE = /^[\p{L}\p{M}\p{N}_-]{1,255}$/u;

/** Old shops write currency signs as entities; widgets print plain text. */
const ENTITIES: readonly (readonly [string, string])[] = [
  ['&nbsp;', '\u00a0'],
  ['&euro;', '€'],
  ['&pound;', '£'],
  ['&yen;', '¥'],
  ['&amp;', '&'],
];
const MONEY = `money | strip_html${ENTITIES.map(([entity, sign]) => ` | replace: '${entity}', '${sign}'`).join('')} | json`;

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

const card = (compared: boolean) =>
  [
    `{"id":{{ p.id }},"handle":{{ p.handle | json }},"title":{{ p.title | json }},"url":{{ p.url | json }},`,
    `"img":{% if p.featured_image %}{{ p.featured_image | image_url: width: ${IMAGE_WIDTH} | json }}{% else %}null{% endif %},`,
    `"alt":{{ p.featured_image.alt | default: p.title | json }},"price":{{ p.price }},"reason":{{ r }},`,
    `"variants":[{% for v in p.variants limit: ${MOST_VARIANTS} %}{% unless forloop.first %},{% endunless %}${variant(compared)}{% endfor %}]}`,
  ].join('');

/**
 * What is the same in every answer, written and encoded once: most of an answer, and of what making one would cost.
 * The sign for the euro alone would double the size of any string that holds it.
 */
const OPENING = Object.fromEntries(
  PLACEMENTS.map((placement) => [
    placement,
    Buffer.from(
      [
        `{% layout none %}{"v":1,"placement":"${placement}","mark":"${suggestionMark(placement)}",`,
        `"locale":{{ request.locale.iso_code | json }},"currency":{{ cart.currency.iso_code | default: shop.currency | json }},"base":`,
      ].join(''),
    ),
  ]),
) as Readonly<Record<Placement, Buffer>>;
const closing = (compared: boolean) =>
  Buffer.from(
    // A handle that was given to another product since we last heard must not be sold under this reason.
    `{% endcase %}{% assign p = all_products[h] %}{% if p.id == i and p.available %}${card(compared)}{% else %}null{% endif %}{% endfor %}]}`,
  );
const CLOSING = { alone: closing(false), compared: closing(true) } as const;
/** What a moment without an answer renders to: the platform looks nothing up. */
const NO_ITEMS = Buffer.from('null,"items":[]}');

/**
 * The Liquid of an answer, as UTF-8. `baseHandle` is the handle of the product in hand, whose price is looked up
 * where a difference to it is to be stated; null when it is unknown.
 */
export function renderSuggestLiquid(
  outcome: SuggestOutcome,
  request: SuggestRequest,
  baseHandle: string | null = null,
): Buffer {
  const opening = OPENING[request.placement];
  const found = outcome.kind === 'suggestions' ? outcome.suggestions.filter(isSafe) : [];
  if (found.length === 0) return Buffer.concat([opening, NO_ITEMS]);
  const isAnyCompared = found.some(({ reason }) => isCompared(reason, request.placement));
  const base = isAnyCompared ? baseOf(request, baseHandle) : null;
  const chosen = found.slice(0, base === null ? MOST_LOOKUPS : MOST_LOOKUPS - 1);
  const own = `${base ?? 'null'},"items":${items(chosen, request, base !== null)}`;
  return Buffer.concat([opening, Buffer.from(own), base === null ? CLOSING.alone : CLOSING.compared]);
}

/** The cards, up to the loop's body. One body for all keeps the text small: it travels and is parsed on every request. */
function items(chosen: readonly Suggestion[], { placement }: SuggestRequest, compared: boolean): string {
  let handles = '';
  let cases = '';
  for (const [at, { handle, productId, reason }] of chosen.entries()) {
    handles += at === 0 ? handle : `,${handle}`;
    cases += `{% when ${at} %}{% assign i = ${productId} %}{% capture r %}${reasonJson(reason)}{% endcapture %}`;
    if (compared) cases += `{% assign c = ${isCompared(reason, placement)} %}`;
  }
  return [
    `[{% assign hs = "${handles}" | split: "," %}{% for h in hs %}{% unless forloop.first %},{% endunless %}`,
    `{% case forloop.index0 %}${cases}`,
  ].join('');
}

function baseOf({ productId }: SuggestRequest, handle: string | null): string | null {
  if (productId === null || handle === null || !HANDLE.test(handle)) return null;
  return [
    `{% assign b = all_products["${handle}"] %}{% if b.id == ${productId} %}`,
    `{"id":{{ b.id }},"title":{{ b.title | json }},"price":{{ b.price }},"money":{{ b.price | ${MONEY} }}}`,
    `{% else %}null{% endif %}`,
  ].join('');
}

function isSafe({ handle }: Suggestion): boolean {
  return HANDLE.test(handle);
}

function isCompared(reason: Reason, placement: Placement): boolean {
  return placement === 'exit' || reason.kind === 'similar-better';
}

/** More than a card has room for. */
const MOST_GAINS = 2;
const MOST_GAIN_CHARS = 60;

/** A `ToldReason`. Known kinds and numbers, and of texts only gains, which are made inert. */
function reasonJson(reason: Reason): string {
  switch (reason.kind) {
    case 'bought-together':
      return `{"kind":"bought-together","orders":${whole(reason.orders)},"share":${share(reason.share)},"with":${whole(reason.with)}}`;
    case 'like-bought-together':
      return `{"kind":"like-bought-together","like":${whole(reason.like)},"orders":${whole(reason.orders)},"share":${share(reason.share)},"with":${whole(reason.with)}}`;
    case 'similar-cheaper':
      return `{"kind":"similar-cheaper","to":${whole(reason.to)}}`;
    case 'similar-better': {
      const gains = reason.gains
        .slice(0, MOST_GAINS)
        .map(({ from, to }) => `{"from":${inert(from)},"to":${inert(to)}}`);
      return `{"kind":"similar-better","than":${whole(reason.than)},"gains":[${gains.join(',')}]}`;
    }
    case 'again':
      return `{"kind":"again","times":${whole(reason.times)},"daysAgo":${whole(reason.daysAgo)}}`;
    case 'popular':
      return `{"kind":"popular","orders":${whole(reason.orders)},"days":${whole(reason.days)}}`;
    case 'pinned':
      return '{"kind":"pinned"}';
  }
}

/**
 * A text from a product as JSON in which nothing is Liquid or HTML: `{`, `}`, `%` and what HTML knows are written as
 * `\u007b` and so on, which only the browser's JSON parser turns back.
 */
function inert(text: string): string {
  return JSON.stringify(text.slice(0, MOST_GAIN_CHARS)).replace(
    /[{}%<>&'\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function share(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function whole(value: number): number {
  return Math.trunc(value);
}
