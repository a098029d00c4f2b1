/** Writes the Liquid that Shopify renders into the JSON of `SuggestAnswer`: prices, titles and stock are the platform's own. */
import type { Texts } from '../domain/experiment/trial.ts';
import type { ProductId } from '../domain/ids.ts';
import type { ToldOffer } from '../domain/offer/told.ts';
import { PLACEMENTS, type Placement, suggestionMark } from '../domain/placement.ts';
import type { Suggestion, SuggestOutcome, SuggestRequest } from '../domain/suggestion.ts';
import { inert, reasonJson } from './inert.ts';
import { base, card, PLANS, SHOP_MONEY } from './liquidParts.ts';

/** Shopify resolves at most 20 different handles of `all_products` per page; two are left to spare. */
export const MOST_LOOKUPS = 18;

/**
 * Handles end up inside a quoted Liquid string: only letters, digits, `-` and `_` pass, which is all that
 * Shopify puts in one. A suggestion with any other handle is dropped: no card beats foreign Liquid.
 */
const HANDLE = /^[\p{L}\p{M}\p{N}_-]{1,255}$/u;

/** ISO 639; stands within quotes of Liquid. */
const LANGUAGE = /^[a-z]{2,3}$/;

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
const closing = (compared: boolean, own: string, after: string) =>
  Buffer.from(
    // A handle that was given to another product since we last heard must not be sold under this reason.
    `{% endcase %}{% assign p = all_products[h] %}{% if p.id == i and p.available %}${card(compared, own)}{% else %}null{% endif %}{% endfor %}]${after}}`,
  );
/** `e` is what varies between the cards of several spots. */
const CLOSING = {
  alone: closing(false, '', ''),
  compared: closing(true, '', ''),
  spots: closing(true, '{{ e }}', ''),
  money: closing(true, '{{ e }}', SHOP_MONEY),
} as const;
/** What a moment without cards renders to: the platform looks nothing up. */
const NO_ITEMS = Buffer.from(',"items":[]');
const END = Buffer.from('}');
const QUIET_END = Buffer.from(',"quiet":true}');
const NO_BASE = Buffer.from('null');
const MONEY_END = Buffer.from(`${SHOP_MONEY}}`);
const BASE = { plain: base(false), rich: base(true) } as const;

/**
 * The Liquid of an answer, as UTF-8. `baseHandle` is the handle of the product in hand, whose price is looked up
 * where a difference to it is to be stated; null when it is unknown. `texts`: headings in place of the theme's own.
 */
export function renderSuggestLiquid(
  outcome: SuggestOutcome,
  request: SuggestRequest,
  baseHandle: string | null = null,
  texts: Texts | null = null,
): Buffer {
  const opening = OPENING[request.placement];
  if (outcome.kind === 'nothing')
    return Buffer.concat([opening, NO_BASE, NO_ITEMS, outcome.quiet ? QUIET_END : END]);
  const told = outcome.offers;
  const found = outcome.suggestions.filter(isSafe);
  const isAnyCompared = told.some(needsBase) || found.some(isCompared);
  const inHand = isAnyCompared ? baseOf(request, baseHandle, told) : null;
  const chosen = found.slice(0, inHand === null ? MOST_LOOKUPS : MOST_LOOKUPS - 1);
  const offers = told.length === 0 ? told : whole(told, chosen, inHand === null ? null : request.productId);
  let head =
    inHand === null && offers.length === 0
      ? NO_BASE
      : Buffer.from(`${inHand ?? 'null'}${offers.length === 0 ? '' : `,"offers":${offersJson(offers)}`}`);
  if (texts !== null) head = Buffer.concat([head, Buffer.from(headingsLiquid(texts, request))]);
  const money = offers.some(speaksOfMoney);
  if (chosen.length === 0) return Buffer.concat([opening, head, NO_ITEMS, money ? MONEY_END : END]);
  const several = offers.length > 0 || chosen.some(({ spot }) => spot !== request.placement);
  const end = several ? CLOSING[money ? 'money' : 'spots'] : CLOSING[inHand === null ? 'alone' : 'compared'];
  const cards = Buffer.from(items(chosen, { compared: inHand !== null, several }));
  return Buffer.concat([opening, head, cards, end]);
}

/** The cards, up to the loop's body. One body for all keeps the text small: it travels and is parsed on every request. */
function items(
  chosen: readonly Suggestion[],
  { compared, several }: { readonly compared: boolean; readonly several: boolean },
): string {
  let handles = '';
  let cases = '';
  for (const [at, suggestion] of chosen.entries()) {
    const { handle, productId, reason } = suggestion;
    handles += at === 0 ? handle : `,${handle}`;
    cases += `{% when ${at} %}{% assign i = ${productId} %}{% capture r %}${reasonJson(reason)}{% endcapture %}`;
    if (compared) cases += `{% assign c = ${isCompared(suggestion)} %}`;
    if (several) cases += `{% capture e %}${placeJson(suggestion)}{% endcapture %}`;
  }
  return [
    `,"items":[{% assign hs = "${handles}" | split: "," %}{% for h in hs %}{% unless forloop.first %},{% endunless %}`,
    `{% case forloop.index0 %}${cases}`,
  ].join('');
}

function placeJson({ spot, offer }: Suggestion): string {
  return `,"spot":"${spot}"${offer === null ? '' : `,"offer":${inert(offer)}`}`;
}

function baseOf(
  { productId }: SuggestRequest,
  handle: string | null,
  told: readonly ToldOffer[],
): string | null {
  if (productId === null || handle === null || !HANDLE.test(handle)) return null;
  const plans = told.some(({ kind }) => kind === 'subscription') ? PLANS : '';
  const own = told.length === 0 ? BASE.plain : BASE.rich;
  return [
    `{% assign b = all_products["${handle}"] %}{% if b.id == ${productId} %}${own}${plans}`,
    `{% else %}null{% endif %}`,
  ].join('');
}

/** Offers without what they need are none: a set with a card that found no room, an extra of a product not looked up. */
function whole(
  told: readonly ToldOffer[],
  chosen: readonly Suggestion[],
  inHand: ProductId | null,
): readonly ToldOffer[] {
  const known = new Set(chosen.map(({ productId }) => productId));
  if (inHand !== null) known.add(inHand);
  return told.filter((offer) => {
    if (needsBase(offer) && inHand === null) return false;
    if (offer.kind === 'bundle') return offer.products.every((id) => known.has(id));
    if (offer.kind === 'gift') return chosen.some((card) => card.offer === offer.id);
    return 'product' in offer ? known.has(offer.product) : true;
  });
}

/** Whether what is told stands beside the product in hand. */
function needsBase({ kind }: ToldOffer): boolean {
  return kind !== 'gift' && kind !== 'progress';
}

/** Whether its widget reckons, or writes sums that Liquid has not written. */
function speaksOfMoney({ kind, terms }: ToldOffer): boolean {
  return terms !== undefined || kind === 'progress';
}

/** The headings of the spots asked for; in which language the shopper reads, the platform knows. */
function headingsLiquid(texts: Texts, { placement, spots = [placement] }: SuggestRequest): string {
  const cases = Object.entries(texts).flatMap(([language, own]) => {
    const said = Object.entries(own).filter(([spot]) => spots.some((one) => one === spot));
    if (said.length === 0 || !LANGUAGE.test(language)) return [];
    const headings = said.map(([spot, heading]) => `"${spot}":${inert(heading!)}`);
    return [`{% when "${language}" %},"headings":{${headings.join(',')}}`];
  });
  if (cases.length === 0) return '';
  // Of `pt-BR` the first part: a heading is written for a language, whatever the market.
  return `{% assign g = request.locale.iso_code | split: "-" | first %}{% case g %}${cases.join('')}{% endcase %}`;
}

/** Told offers as JSON: every text in it is inert, and JSON itself never writes two opening braces in a row. */
function offersJson(offers: readonly ToldOffer[]): string {
  return JSON.stringify(offers).replace(/"(?:[^"\\]|\\.)*"/g, (text) => inert(JSON.parse(text) as string));
}

function isSafe({ handle }: Suggestion): boolean {
  return HANDLE.test(handle);
}

function isCompared({ reason, spot }: Suggestion): boolean {
  return spot === 'exit' || reason.kind === 'similar-better' || reason.kind === 'similar-cheaper';
}
