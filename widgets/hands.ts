/** What hands do: fetched when one comes near a block. Changes the cart and says so, remembers what is not wanted. */
import type { ToldOffer } from '../server/domain/offer/told.ts';
import { tieAddOns } from './addons.ts';
import { cartOf, suggest } from './api.ts';
import { report } from './beacon.ts';
import type { Mount } from './blocks.ts';
import {
  type AddOutcome,
  addLines,
  addToCart,
  type CartLine,
  marked,
  readCart,
  swapLine,
  takeOut,
} from './cart.ts';
import { noteDeclined } from './declined.ts';
import type { Page } from './page.ts';
import type { Deed, Panel } from './panel.tsx';
import type { Row } from './placements/extras.tsx';
import { setStep } from './store.ts';
import { say } from './text.ts';
import './touch.ts';

/** Milliseconds that "Added" stands on the button. */
const ADDED = 3_000;

/** Does it, and shows how it went: in Shopify's words or ours where it was refused; what was taken is counted. */
export async function act(panel: Panel, ...[key, mark, said, lines, instead]: Deed): Promise<void> {
  const { shelf, page, taken } = panel;
  const outcome = await (instead ? swap(panel, mark, lines, instead) : add(page, mark, lines));
  if (outcome.kind === 'refused') return setStep(shelf, key, outcome, outcome.message || say('failed'));
  if (!taken) report(page.root, 'added', mark);
  setStep(shelf, key, { kind: 'added' }, said);
  setTimeout(() => setStep(shelf, key, { kind: 'idle' }, ''), ADDED);
}

/** One piece as the theme itself adds it where it can; more of them all or none. */
function add({ root }: Page, mark: string, lines: Deed[3]): Promise<AddOutcome> {
  const [first] = lines;
  return lines.length === 1 && first?.quantity === 1
    ? addToCart(root, first.id, mark)
    : addLines(
        root,
        lines.map((line) => ({ ...line, properties: marked(mark) })),
      );
}

async function swap(panel: Panel, mark: string, [line]: Deed[3], instead: number): Promise<AddOutcome> {
  const { page, taken } = panel;
  const done: AddOutcome & { readonly swapped?: Swapped } = await (taken
    ? putBack(page, taken)
    : takeInstead(page, instead, line!.id, mark));
  if (done.kind === 'added') panel.taken = done.swapped;
  return done;
}

/** A version that was taken: the line that made place for it, if there was one. */
export interface Swapped {
  readonly from: CartLine | undefined;
  readonly variant: number;
  readonly mark: string;
}

/** Puts `variant` in the place of `base`, piece for piece; where that is not in the cart, adds one. `swapped` undoes it. */
async function takeInstead(
  { root }: Page,
  base: number,
  variant: number,
  mark: string,
): Promise<AddOutcome & { readonly swapped?: Swapped }> {
  const cart = await readCart(root);
  const from = cart?.items.find(({ product_id }) => product_id === base);
  const to = { id: variant, properties: marked(mark) };
  const done = await (from ? swapLine(root, from, to) : addLines(root, [{ ...to, quantity: 1 }]));
  return done.kind === 'added' ? { ...done, swapped: { from, variant, mark } } : done;
}

/** Undoes it: the line as it was, with its properties and its selling plan. */
async function putBack({ root }: Page, { from, variant, mark }: Swapped): Promise<AddOutcome> {
  if (from) {
    const { variant_id: id, quantity, properties, selling_plan_allocation: plan } = from;
    const selling_plan = plan?.selling_plan.id;
    const back = await addLines(root, [{ id, quantity, properties, ...(selling_plan && { selling_plan }) }]);
    if (back.kind === 'refused') return back;
  }
  return takeOut(root, variant, mark, from?.quantity ?? 1);
}

/**
 * A decline: of the product, and of the offer where it is a merchant's own. Of an upgrade it is heard at once: with the new
 * memory, something simpler may be shown in its place, once.
 */
export async function decline(
  { page, seen, spot }: Panel,
  block: HTMLElement,
  base: number,
  { id, kind, product }: Extract<ToldOffer, { rows: unknown }>,
  mark: string,
  mount: Mount,
): Promise<void> {
  seen();
  noteDeclined(page, [`p${product}`, ...(id === kind ? [] : [id])]);
  report(page.root, 'dismissed', mark);
  const query = { placement: 'product', product: base, limit: 1, spots: [spot] } as const;
  const next = kind === 'upgrade' ? await suggest(page, { ...query, cart: cartOf(block) }) : null;
  if (next?.offers[0]?.kind === 'downgrade' && mount(block, page, next))
    block.querySelector('h2')?.focus({ preventScroll: true });
  else {
    block.hidden = true;
    try {
      sessionStorage[`mersalg:${spot}${base}`] = 1;
    } catch {}
  }
}

/** Ticks a row, or takes the tick away: a plan goes into the theme's form, a service follows what that form adds. */
export function tick(
  { page, draw }: Panel,
  ticked: Map<string, Row>,
  row: Row,
  form: HTMLFormElement,
  product: number,
): void {
  if (!ticked.delete(row.key)) {
    // One plan at a time.
    if (row.plan) for (const [key, { plan }] of ticked) if (plan) ticked.delete(key);
    ticked.set(row.key, row);
  }
  draw();
  const rows = () => [...ticked.values()];
  if (row.plan) setPlan(form, rows().find(({ plan }) => plan)?.plan);
  else if (!tied.has(form)) {
    tied.add(form);
    tieAddOns(page, product, form, () => rows().flatMap(({ service: id, mark }) => (id ? { id, mark } : [])));
  }
}
const tied = new WeakSet<HTMLFormElement>();

/** In the theme's own field, or among its own choices, where it has them, else in a field of ours; without `plan` for a single purchase. */
export function setPlan(form: HTMLFormElement, plan: number | undefined): void {
  const named = [...form.elements].filter(
    (one): one is HTMLInputElement => 'name' in one && one.name === 'selling_plan',
  );
  if (!named.length) {
    named.push(Object.assign(document.createElement('input'), { type: 'hidden', name: 'selling_plan' }));
    form.append(...named);
  }
  const value = `${plan ?? ''}`;
  for (const field of named) {
    if (field.type !== 'radio') field.value = value;
    else if (field.value === value) field.checked = true;
    else continue;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
