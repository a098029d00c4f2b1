/** The Ajax Cart API and the cart's forms: `/cart.js`, add, change, update, clear, permalinks. */
import type { HttpHandler } from 'msw';
import type { Renderer } from '../liquid/renderer.ts';
import { route } from '../route.ts';
import { planOf } from '../selling-plans.ts';
import type { Storefront } from '../storefront.ts';
import { html, json, keepCart, redirect, type Visit } from '../visit.ts';
import { type Field, type Fields, isFields, nest, readFields, toInteger, toText, toTexts } from './body.ts';
import {
  addLines,
  type CartLine,
  type CartOutcome,
  changeLine,
  findLine,
  setQuantity,
  type WantedLine,
} from './cart.ts';
import { cartJson, lineJson } from './json.ts';
import { priceCart } from './priced.ts';
import { bundlePage, renderSections, sectionIds, tooMany } from './sections.ts';

type Act = (visit: Visit, fields: Fields) => Promise<Result> | Result;
type Result = { kind: 'done'; body: Record<string, unknown> } | Extract<CartOutcome, { kind: 'refused' }>;

export function cartHandlers(storefront: Storefront, renderer: Renderer): HttpHandler[] {
  const post = (path: string, act: Act) => [
    route(storefront, 'post', `${path}.js`, (visit) => ajax(renderer, visit, act)),
    route(storefront, 'post', `${path}.json`, (visit) => ajax(renderer, visit, act)),
    route(storefront, 'post', path, (visit) =>
      wantsJson(visit) ? ajax(renderer, visit, act) : form(visit, act),
    ),
    route(storefront, 'get', path, (visit) => form(visit, act, nest([...visit.url.searchParams]))),
  ];
  const show = (visit: Visit) => {
    keepCart(visit);
    return json(cartJson(visit, visit.cart));
  };
  return [
    route(storefront, 'get', '/cart.js', show),
    route(storefront, 'get', '/cart.json', show),
    ...post('/cart/add', add),
    ...post('/cart/change', change),
    ...post('/cart/update', update),
    ...post('/cart/clear', clear),
    route(storefront, 'post', '/cart', submit),
    route(storefront, 'get', '/cart/:lines', permalink),
    route(storefront, 'get', '/discount/:code', discount),
  ];
}

/** JSON in every case: `{status, message, description}` when refused, with `sections` when asked for. */
async function ajax(renderer: Renderer, visit: Visit, act: Act): Promise<Response> {
  const fields = await readFields(visit.request);
  if (!fields)
    return json(
      { status: 400, message: 'Bad Request', description: 'The request body cannot be read.' },
      400,
    );
  const ids = sectionIds(fields.sections);
  const page = bundlePage(visit, fields.sections_url);
  if (tooMany(ids) || !page) {
    const description = page
      ? 'A maximum of 5 sections can be rendered at once.'
      : 'sections_url must begin with /.';
    return json({ status: 400, message: 'Bad Request', description }, 400);
  }
  const result = await act(visit, fields);
  keepCart(visit);
  if (result.kind === 'refused') return json(refusal(result), result.status);
  if (ids) result.body.sections = await renderSections(renderer, visit, page, ids);
  return json(result.body);
}

/** A form posted by the browser: back to the cart, or to `return_to`. */
async function form(visit: Visit, act: Act, given?: Fields): Promise<Response> {
  const fields = given ?? (await readFields(visit.request)) ?? {};
  const result = await act(visit, fields);
  keepCart(visit);
  if (result.kind === 'refused') return html(result.text.replaceAll('<', '&lt;'), result.status);
  const back = toText(fields.return_to);
  if (back && /^\/(?![/\\])/.test(back))
    return new Response(null, { status: 302, headers: { location: back } });
  return redirect(visit, '/cart');
}

const add: Act = (visit, fields) => {
  const many = Array.isArray(fields.items);
  const wanted = (many ? (fields.items as Field[]) : [fields]).map(toWanted);
  if (wanted.length === 0 || wanted.some((want) => want === null)) {
    return {
      kind: 'refused',
      status: 400,
      text: `Required parameter missing or invalid: ${many ? 'items' : 'id'}`,
    };
  }
  const outcome = addLines(visit.shop, visit.cart, wanted as WantedLine[]);
  if (outcome.kind === 'refused') return outcome;
  const touched = new Set(outcome.lines);
  const items = priceCart(visit, visit.cart).lines.filter(({ line }) => touched.has(line));
  const shown = items.map((parts) => lineJson(visit, parts));
  return { kind: 'done', body: many ? { items: shown } : shown[0]! };
};

const change: Act = (visit, fields) => {
  const index = toInteger(fields.line);
  const id = toText(fields.id);
  const line =
    index !== null ? visit.cart.lines[index - 1] : id !== null ? findLine(visit.cart, id) : undefined;
  const quantity = fields.quantity === undefined ? line?.quantity : toInteger(fields.quantity);
  if (!line || quantity === null || quantity === undefined || quantity < 0) {
    return { kind: 'refused', status: 400, text: 'no valid id or line parameter' };
  }
  const sellingPlan = toPlan(fields.selling_plan);
  const productId = visit.shop.variantById.get(line.variantId)?.productId ?? 0;
  if (typeof sellingPlan === 'number' && !planOf(visit.shop, productId, sellingPlan)) {
    return { kind: 'refused', status: 422, text: 'The selling plan is not offered for this product.' };
  }
  const outcome = setQuantity(visit.shop, visit.cart, line, quantity);
  if (outcome.kind === 'refused') return outcome;
  if (quantity > 0) {
    changeLine(visit.cart, line, {
      ...(isFields(fields.properties) ? { properties: toTexts(fields.properties) } : {}),
      ...(sellingPlan === undefined ? {} : { sellingPlan }),
    });
  }
  return whole(visit);
};

const update: Act = (visit, fields) => {
  const { updates } = fields;
  let refused: Result | null = null;
  const set = (line: CartLine | undefined, value: Field | undefined) => {
    const quantity = toInteger(value);
    if (!line || quantity === null || quantity < 0) return;
    const outcome = setQuantity(visit.shop, visit.cart, line, quantity);
    if (outcome.kind === 'refused') refused = outcome;
  };
  if (Array.isArray(updates)) {
    const lines = [...visit.cart.lines];
    for (const [i, value] of updates.entries()) set(lines[i], value);
  } else if (isFields(updates)) {
    for (const [id, value] of Object.entries(updates)) {
      const line = findLine(visit.cart, id);
      const quantity = toInteger(value);
      if (line) set(line, value);
      else if (quantity !== null && quantity > 0 && /^\d+$/.test(id)) {
        const outcome = addLines(visit.shop, visit.cart, [{ ...PLAIN, variantId: Number(id), quantity }]);
        if (outcome.kind === 'refused') refused = outcome;
      }
    }
  }
  const note = toText(fields.note);
  if (note !== null) visit.cart.note = note;
  const given = fields.attributes;
  if (isFields(given)) {
    // A blank one takes the attribute away.
    const kept = Object.entries(visit.cart.attributes).filter(([name]) => !Object.hasOwn(given, name));
    visit.cart.attributes = { ...Object.fromEntries(kept), ...toTexts(given) };
  }
  const codes = toText(fields.discount);
  if (codes !== null) visit.cart.codes = splitCodes(codes);
  return refused ?? whole(visit);
};

const clear: Act = (visit) => {
  visit.cart.lines = [];
  return whole(visit);
};

/** The cart page's form: updates quantities; its checkout button goes on to checkout. */
async function submit(visit: Visit): Promise<Response> {
  const fields = (await readFields(visit.request)) ?? {};
  await update(visit, fields);
  keepCart(visit);
  return redirect(visit, fields.checkout === undefined ? '/cart' : '/checkout', 303);
}

/** `/cart/123:1,456:2`: replaces the cart and goes to checkout. */
function permalink(visit: Visit, params: Readonly<Record<string, string>>): Response {
  const pairs = decodeURIComponent(params.lines ?? '').split(',');
  const wanted = pairs.map((pair) => /^(\d+):(\d+)$/.exec(pair));
  if (wanted.some((match) => match === null)) return html('Not Found', 404);
  visit.cart.lines = [];
  for (const match of wanted) {
    addLines(visit.shop, visit.cart, [
      { ...PLAIN, variantId: Number(match?.[1]), quantity: Number(match?.[2]) },
    ]);
  }
  keepCart(visit);
  return redirect(visit, '/checkout');
}

/** `/discount/CODE?redirect=/products/x`: kept with the cart; whether it takes anything off shows there. */
function discount(visit: Visit, { code }: Readonly<Record<string, string>>): Response {
  visit.cart.codes = splitCodes([...visit.cart.codes, decodeURIComponent(code ?? '')].join(','));
  keepCart(visit);
  const back = visit.url.searchParams.get('redirect') ?? '/';
  return redirect(visit, /^\/(?![/\\])/.test(back) ? back : '/');
}

function toWanted(field: Field): WantedLine | null {
  if (!isFields(field)) return null;
  const variantId = toInteger(field.id);
  const quantity = field.quantity === undefined || field.quantity === '' ? 1 : toInteger(field.quantity);
  if (variantId === null || quantity === null || quantity < 1) return null;
  const [id, key] = [toInteger(field.parent_id), toText(field.parent_line_key)];
  return {
    variantId,
    quantity,
    properties: toTexts(field.properties),
    sellingPlan: toPlan(field.selling_plan) ?? null,
    parent: key ? { key } : id !== null ? { variantId: id } : null,
  };
}

const PLAIN = { properties: {}, sellingPlan: null, parent: null } as const;

/** Undefined: not spoken of; null (or empty, as forms send it): bought once. */
function toPlan(field: Field | undefined): number | null | undefined {
  if (field === undefined) return undefined;
  return toInteger(field);
}

/** `A,B`: at most five, each once, as on Shopify. */
export function splitCodes(text: string): string[] {
  const codes = text
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean);
  return codes
    .filter((code, i) => codes.findIndex((other) => other.toLowerCase() === code.toLowerCase()) === i)
    .slice(0, 5);
}

function whole(visit: Visit): Result {
  return { kind: 'done', body: cartJson(visit, visit.cart) };
}

/** `errors` is what Dawn's cart reads after a change, `message` what Horizon shows after an add. */
function refusal({ status, text }: Extract<CartOutcome, { kind: 'refused' }>): Record<string, unknown> {
  if (status === 404) return { status, message: 'Cart Error', description: text };
  if (status === 400)
    return { status: 'bad_request', message: 'Parameter Missing or Invalid', description: text };
  return { status, message: text, description: text, errors: text };
}

function wantsJson({ request }: Visit): boolean {
  const accept = request.headers.get('accept') ?? '';
  return (
    request.headers.get('x-requested-with') === 'XMLHttpRequest' ||
    /application\/(json|javascript)/.test(accept)
  );
}
