/** Shopify's own Liquid filters, those that themes and our blocks use; what liquidjs adds beyond Shopify is taken away. */
import { createHash, createHmac } from 'node:crypto';
import { type Context, Drop, type Liquid, toValue } from 'liquidjs';
import { formatAmount, formatMoney, formatMoneyShort, withCurrency } from '../money.ts';
import { registerArithmetic } from './decimal.ts';
import { ImageObject } from './product-objects.ts';
import { JSON_FORM, stateOf } from './state.ts';

/** liquidjs has these, Shopify has not: a block that used one would break in a real shop. */
const NOT_SHOPIFYS = [
  'xml_escape cgi_escape uri_escape slugify push unshift pop shift where_exp reject_exp group_by',
  'group_by_exp has_exp find_index_exp find_exp sample date_to_xmlschema date_to_rfc822 date_to_string',
  'date_to_long_string squish normalize_whitespace number_of_words array_to_sentence_string raw jsonify',
  'to_integer inspect',
].flatMap((line) => line.split(' '));

type Named = readonly [string, unknown];

export function registerFilters(engine: Liquid): void {
  for (const name of NOT_SHOPIFYS) delete engine.filters[name];
  registerMoney(engine);
  registerAssets(engine);
  registerText(engine);
  registerArithmetic(engine);
}

function registerMoney(engine: Liquid): void {
  const market = (context: Context) => stateOf(context).visit.market;
  const money = (write: (minor: number, format: string, currency: string) => string) =>
    function (this: { context: Context }, value: unknown) {
      const minor = toMinor(value);
      const { moneyFormat, currency } = market(this.context);
      return minor === null ? '' : write(minor, moneyFormat, currency);
    };
  engine.registerFilter('money', money(formatMoney));
  engine.registerFilter('money_without_trailing_zeros', money(formatMoneyShort));
  engine.registerFilter('money_without_currency', money(formatAmount));
  engine.registerFilter(
    'money_with_currency',
    money((minor, format, currency) => formatMoney(minor, withCurrency(format, currency))),
  );
}

function registerAssets(engine: Liquid): void {
  engine.registerFilter('asset_url', function (file: unknown) {
    return stateOf(this.context).surface.assetUrl(String(file));
  });
  engine.registerFilter('inline_asset_content', function (file: unknown) {
    const text = stateOf(this.context).surface.assetText(String(file));
    if (text === null) throw new Error(`inline_asset_content: there is no asset ${String(file)}`);
    return text;
  });
  engine.registerFilter('stylesheet_tag', (url: unknown, ...args: Named[]) => {
    const media = escapeHtml(named(args).media ?? 'all');
    return `<link href="${escapeHtml(url)}" rel="stylesheet" type="text/css" media="${media}" />`;
  });
  engine.registerFilter(
    'script_tag',
    (url: unknown) => `<script src="${escapeHtml(url)}" type="text/javascript"></script>`,
  );
  engine.registerFilter(
    'preload_tag',
    (url: unknown, ...args: Named[]) =>
      `<link href="${escapeHtml(url)}" as="${escapeHtml(named(args).as)}" rel="preload">`,
  );
  engine.registerFilter('image_url', imageUrl);
  engine.registerFilter('image_tag', (url: unknown, ...args: Named[]) => {
    const { width, height, widths: _, preload: __, ...rest } = named(args);
    const address = new URL(String(url), 'http://x');
    const size = { width: width ?? address.searchParams.get('width'), height: height ?? null };
    return `<img src="${escapeHtml(url)}"${attributes({ alt: '', ...rest, ...size, loading: rest.loading ?? 'lazy' })}>`;
  });
  engine.registerFilter(
    'placeholder_svg_tag',
    (name: unknown, className: unknown) =>
      `<svg class="${escapeHtml(className ?? 'placeholder-svg')}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 525 525" role="img" aria-label="${escapeHtml(name)}"><rect width="525" height="525" fill="currentColor" opacity=".08"/></svg>`,
  );
  engine.registerFilter('link_to', (label: unknown, url: unknown, ...args: Named[]) => {
    return `<a href="${escapeHtml(url)}"${attributes(named(args))}>${String(label)}</a>`;
  });
}

function registerText(engine: Liquid): void {
  const translate = function (this: { context: Context }, key: unknown, ...args: Named[]) {
    const { surface, visit } = stateOf(this.context);
    return surface.translate(visit.market.locale, String(key), named(args));
  };
  engine.registerFilter('t', translate);
  engine.registerFilter('translate', translate);
  /** Ruby's entities (`&quot;`), not liquidjs's. */
  engine.registerFilter('escape', escapeHtml);
  engine.registerFilter('json', toJson);
  engine.registerFilter('handleize', handleize);
  engine.registerFilter('handle', handleize);
  engine.registerFilter('camelize', (text: unknown) =>
    handleize(text).replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  engine.registerFilter('url_escape', (text: unknown) => encodeURI(String(text ?? '')));
  engine.registerFilter('url_param_escape', (text: unknown) => encodeURIComponent(String(text ?? '')));
  engine.registerFilter('pluralize', (count: unknown, one: unknown, many: unknown) =>
    Number(count) === 1 ? one : many,
  );
  engine.registerFilter('highlight', (text: unknown, words: unknown) =>
    words
      ? escapeHtml(text)
          .split(escapeHtml(words))
          .join(`<strong>${escapeHtml(words)}</strong>`)
      : text,
  );
  engine.registerFilter('md5', (text: unknown) => digest('md5', text));
  engine.registerFilter('sha1', (text: unknown) => digest('sha1', text));
  engine.registerFilter('sha256', (text: unknown) => digest('sha256', text));
  engine.registerFilter('hmac_sha256', (text: unknown, key: unknown) =>
    createHmac('sha256', String(key)).update(String(text)).digest('hex'),
  );
  engine.registerFilter('metafield_text', (field: unknown) =>
    String((field as { value?: unknown })?.value ?? ''),
  );
  engine.registerFilter(
    'time_tag',
    (date: unknown) => `<time datetime="${escapeHtml(date)}">${escapeHtml(date)}</time>`,
  );
  engine.registerFilter('item_count_for_variant', (cart: unknown, id: unknown) =>
    ((cart as { items?: { id: unknown; quantity: number }[] })?.items ?? []).reduce(
      (sum, item) => sum + (item.id === Number(id) ? item.quantity : 0),
      0,
    ),
  );
}

/** Needs `width` or `height`, and refuses what is no picture, as Shopify does. */
function imageUrl(input: unknown, ...args: Named[]): string {
  const size = named(args);
  if (size.width === undefined && size.height === undefined) {
    throw new Error('image_url: missing required parameter, give width or height');
  }
  const src = pictureOf(input);
  if (!src) throw new Error('image_url: invalid url input; test for nil first');
  const query = Object.entries(size).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  return `${src}${src.includes('?') ? '&' : '?'}${query.join('&')}`;
}

function pictureOf(input: unknown): string | null {
  if (typeof input === 'string') return input || null;
  if (input instanceof ImageObject) return input.src;
  if (typeof input !== 'object' || input === null) return null;
  const holder = input as { image?: unknown; featured_image?: unknown; src?: unknown };
  return pictureOf(holder.image ?? holder.featured_image ?? holder.src ?? null);
}

/** JSON safe inside `<script>`: `<`, `>`, `&` and line separators are written as escapes. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value ?? null, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return inner;
    if (JSON_FORM in inner) {
      const form = (inner as { [JSON_FORM]: (() => unknown) | null })[JSON_FORM];
      return form ? form() : { error: 'json not allowed for this object' };
    }
    return inner instanceof Drop && !(inner instanceof ImageObject)
      ? { error: 'json not allowed for this object' }
      : inner;
  });
  return text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function handleize(text: unknown): string {
  return String(text ?? '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

export function escapeHtml(value: unknown): string {
  return String(toValue(value) ?? '').replace(
    /[&<>"']/g,
    (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!,
  );
}

/** ` name="value"` for each that has a value. */
export function attributes(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ` ${name.replace(/[^\w-]/g, '')}="${escapeHtml(value)}"`)
    .join('');
}

/** Named filter arguments arrive as `[name, value]` pairs. */
function named(args: readonly Named[]): Record<string, unknown> {
  return Object.fromEntries(args.filter((arg) => Array.isArray(arg)));
}

function toMinor(given: unknown): number | null {
  const value = toValue(given);
  if (value === null || value === undefined || value === '') return null;
  const minor = Number(value);
  return Number.isFinite(minor) ? minor : null;
}

function digest(algorithm: string, text: unknown): string {
  return createHash(algorithm)
    .update(String(text ?? ''))
    .digest('hex');
}
