/** Ten thousand simulated visits: whatever shoppers see, decline and buy, the merchant's limits hold and all is explained. */
import { expect, test } from 'vitest';
import type { Decision } from '../domain/journey/decision.ts';
import { DEFAULT_TACT, type Memory, NO_MEMORY, type Tact } from '../domain/journey/memory.ts';
import type { Placement } from '../domain/placement.ts';
import { mulberry32 } from '../domain/recommend/synthetic.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { SuggestRequest } from '../domain/suggestion.ts';
import { declined, newVisit, noted, OFFERS, shopView, THINGS } from './shopper.testing.ts';
import { type Decided, explain } from './suggest.ts';

const VISITS = 10_000;
const DAY = 86_400_000;
const FIRST_DAY = 20_000;

/** Kept beside the memory, which is what is judged: what this shopper has truly been shown. */
interface Ledger {
  visit: Map<string, number>;
  day: Map<string, number>;
  pressure: number;
  discounts: number[];
  /** Day of the last no, by product and offer. */
  noes: Map<string, number>;
}

const PAGES: readonly (readonly [Placement, readonly Placement[]])[] = [
  ['product', ['upgrade', 'bundle', 'extras', 'product']],
  ['product', ['upgrade', 'bundle', 'extras', 'product']],
  ['upgrade', ['upgrade']],
  ['cart', ['cart']],
  ['exit', ['exit']],
];

const keysOf = ({ proposed }: Decision) => [
  ...(proposed.offer?.startsWith('o') ? [proposed.offer] : []),
  ...proposed.cards.map(({ product }) => `p${product.id}`),
];
const weightOf = ({ proposed: { spot, technique, discount } }: Decision) =>
  (spot === 'exit' ? 3 : technique === 'cross-sell' ? 0 : 2) + (discount ? 1 : 0);

const raise = (counts: Map<string, number>, key: string) => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts.get(key)!;
};

/** Many million checks: `expect` itself would take a minute of them. */
function must(holds: boolean, what: string): void {
  if (!holds) expect.fail(what);
}

/** What holds of one page, whoever sees it. */
function checkPage(decided: Decided, request: SuggestRequest, tact: Tact, ledger: Ledger, today: number) {
  const shown = decided.decisions.filter(({ kind }) => kind === 'shown');
  const products = shown.flatMap(({ proposed }) => proposed.cards.map(({ product }) => product.id));
  must(new Set(products).size === products.length, 'a product stands twice on one page');
  must(!products.includes(request.productId ?? 0), 'the product in hand is put forward');
  const urging = shown.filter((one) => weightOf(one) > 0);
  must(urging.length <= 1, 'more than one voice speaks');
  must(!request.memory!.checkout || urging.length === 0, 'it is not quiet in checkout');
  for (const one of shown) {
    const { standing, spot, told, cards, discount } = one.proposed;
    const inCart = cards.some(({ product }) => request.cart.includes(product.id));
    // A set takes in what is in the cart; a gift there, or a service, goes on being reckoned with.
    must(!inCart || standing || spot === 'bundle', 'what is in the cart is put forward');
    for (const key of keysOf(one)) {
      const days = today - (ledger.noes.get(key) ?? Number.NEGATIVE_INFINITY);
      const isGiven = told?.kind === 'gift' && inCart;
      must(days >= tact.declinedDays || isGiven, `${key} was declined ${days} days ago`);
      if (standing) continue;
      must(raise(ledger.visit, key) <= tact.perVisit, `${key} too often in a visit`);
      must(raise(ledger.day, key) <= tact.perDay, `${key} too often on a day`);
    }
    ledger.pressure += weightOf(one);
    if (discount) ledger.discounts.push(today);
  }
  must(ledger.pressure <= tact.pressure || urging.length === 0, 'more pressure than a visit bears');
  const lately = ledger.discounts.filter((day) => today - day < 30).length;
  must(lately <= tact.discounts || !shown.some(({ proposed }) => proposed.discount), 'too many discounts');
}

/** Every offer and every proposal has its reason. */
function checkExplained({ decisions, unproposed }: Decided, seenReasons: Set<string>) {
  for (const decision of decisions) seenReasons.add(decision.kind === 'shown' ? 'shown' : decision.why);
  for (const one of unproposed) seenReasons.add(one.kind === 'refused' ? one.refusal.why : one.kind);
  const spoken = new Set([
    ...decisions.map(({ proposed }) => proposed.offer),
    ...unproposed.map((one) => one.offer),
  ]);
  for (const { id } of OFFERS) must(spoken.has(id), `${id} is not explained`);
}

test(`limits hold and all is explained over ${VISITS} visits`, { timeout: 180_000 }, () => {
  const random = mulberry32(4);
  const chosen = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const reasons = new Set<string>();
  let pages = 0;
  for (let visits = 0; visits < VISITS; ) {
    const tact: Tact = {
      ...DEFAULT_TACT,
      perVisit: 1 + Math.floor(random() * 4),
      perDay: 1 + Math.floor(random() * 6),
      declinedDays: chosen([1, 7, 30]),
      pressure: Math.floor(random() * 10),
      discounts: Math.floor(random() * 3),
    };
    const view = shopView(OFFERS, { tact: random() < 0.5 ? DEFAULT_SETTINGS.tact : tact });
    let memory: Memory = NO_MEMORY;
    let today = FIRST_DAY;
    let cart: number[] = [];
    const ledger: Ledger = { visit: new Map(), day: new Map(), pressure: 0, discounts: [], noes: new Map() };
    for (let visit = Math.ceil(random() * 12); visit > 0 && visits < VISITS; visit -= 1, visits += 1) {
      const later = chosen([0, 0, 1, 1, 3, 12, 31]);
      today += later;
      memory = newVisit(memory, later > 0);
      ledger.visit = new Map();
      if (later > 0) ledger.day = new Map();
      ledger.pressure = 0;
      if (random() < 0.3) cart = [];
      for (let page = Math.ceil(random() * 8); page > 0; page -= 1) {
        const [placement, spots] = chosen(PAGES);
        const request: SuggestRequest = {
          placement,
          spots,
          productId: placement === 'cart' ? null : chosen(THINGS),
          cart,
          limit: 4,
          memory,
          context: {
            country: chosen(['SE', 'DK', '']),
            language: 'sv',
            device: 'phone',
            cartTotal: cart.length * 20_000,
            now: today * DAY + 1,
          },
        };
        const decided = explain(view, request);
        pages += 1;
        if (pages % 500 === 0) expect(explain(view, structuredClone(request))).toEqual(decided);
        checkPage(decided, request, view.settings.tact, ledger, today);
        checkExplained(decided, reasons);
        const shown = decided.decisions.filter(({ kind }) => kind === 'shown');
        memory = noted(memory, shown, today);
        for (const one of shown) {
          const mood = random();
          if (mood < 0.12) {
            memory = declined(memory, one, today);
            for (const key of keysOf(one)) ledger.noes.set(key, today);
          } else if (mood < 0.2)
            cart = [...new Set([...cart, ...one.proposed.cards.map((c) => c.product.id)])];
        }
        if (random() < 0.05) memory = { ...memory, checkout: true };
      }
    }
  }
  expect(pages).toBeGreaterThan(3 * VISITS);
  // Else the simulation would have proved nothing of them.
  for (const why of [
    'shown',
    ...['checkout', 'declined', 'per-visit', 'per-day', 'answered', 'no-hesitation', 'once', 'pressure'],
    ...['discounts', 'twice', 'outranked', 'one-voice', 'visitor', 'country', 'elsewhere', 'no-occasion'],
  ])
    expect([...reasons], why).toContain(why);
});
