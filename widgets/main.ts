/**
 * The loader, the only script a page always fetches. It is named in the blocks' schemas, so Shopify adds it once per
 * page, as a classic deferred script, however many blocks stand there. A classic script may `import()`, from addresses
 * that the build makes absolute (see vite.config.ts), so it needs neither `import.meta` nor a second tag; but it cannot
 * share code with the chunks: nothing here is imported by them, and they get what they need as arguments.
 */
import './style.css';
import { measure, tie } from './measure.ts';
import type { Arm, Page, Remembered } from './page.ts';
import { load } from './placements/index.ts';

const quiet = () => {};
const started = new WeakSet<Element>();

function memory(): Remembered {
  const began = Date.now();
  const day = Math.floor(began / 864e5);
  const visit = { began, last: 0, seen: {}, checkout: false, mute: false };
  const fresh = { today: {}, declined: {}, discounted: [], first: day, ...visit };
  try {
    const kept = { ...fresh, ...JSON.parse(localStorage.mersalg ?? '{}') };
    if (kept.day !== day) Object.assign(kept, { day, today: {} });
    return { ...kept, ...JSON.parse(sessionStorage.mersalg ?? '{}') };
  } catch {
    // Without storage we could ask twice: better never to ask.
    return { ...fresh, day, mute: true };
  }
}

function note(change: Partial<Remembered>): void {
  const { began, last, seen, checkout, mute, ...lasting } = { ...memory(), ...change };
  try {
    sessionStorage.mersalg = JSON.stringify({ began, last, seen, checkout });
    localStorage.mersalg = JSON.stringify(lasting);
  } catch {}
}

declare const Shopify: {
  loadFeatures(features: readonly { name: string; version: string }[], done: () => void): void;
  customerPrivacy: { preferencesProcessingAllowed(): boolean; analyticsProcessingAllowed(): boolean };
};
/** Absent where nobody is measured. */
const arm = (globalThis as { mersalg?: Arm }).mersalg;

/** Shopify's privacy API is there, most often at once; rejected where it cannot be had: then there is no consent. */
const known = new Promise<void>((resolve) => {
  Shopify.loadFeatures([{ name: 'consent-tracking-api', version: '0.1' }], resolve);
});

/**
 * What a question may add with the shopper's consent, '' without it: to analytics for the bucket, to preferences, which
 * is the one to personalisation, for what was viewed. `id` is noted as viewed, unless it was the last: each is put after
 * a comma, so a short list begins with one. The list is kept apart from the rest of the visit's memory: it is there with
 * consent alone.
 */
function personal(id?: number): string {
  let told = '';
  try {
    const { customerPrivacy } = Shopify;
    if (arm?.id && customerPrivacy.analyticsProcessingAllowed()) told = arm.bucket;
    let ids: string = sessionStorage.mersalgViewed ?? '';
    if (customerPrivacy.preferencesProcessingAllowed()) {
      if (id && !ids.endsWith(`,${id}`)) {
        ids = sessionStorage.mersalgViewed = `${`${ids},${id}`.split(',').slice(-10)}`;
      }
      return `${told}&personal=1&viewed=${ids}`;
    }
    delete sessionStorage.mersalgViewed;
  } catch {}
  return told;
}

/**
 * The visitor's word on being measured: asked when it can be, and again whenever it is given. An id that was kept is
 * gone when consent is; one that was drawn for this page waits for the shopper's answer, and no longer. Whoever says no
 * is held out no more in this visit, from the next page on: nothing may jump into the page in hand.
 */
function settle(answer?: Event): void {
  try {
    if (Shopify.customerPrivacy.analyticsProcessingAllowed()) {
      if (arm?.id) measure(arm);
    } else {
      if (arm && (answer || localStorage.mersalgVisitor)) {
        arm.id = '';
        sessionStorage.mersalgFree = 1;
      }
      delete localStorage.mersalgVisitor;
      if (localStorage.mersalgCart) tie('');
    }
  } catch {}
}

/** Milliseconds that a suggestion waits for Shopify's privacy API. */
const PATIENCE = 300;

function pageOf({ dataset }: HTMLElement): Page {
  const id = Number(dataset.product);
  const asked = Promise.race([
    known.then(() => personal(id)),
    new Promise((resolve) => setTimeout(resolve, PATIENCE)),
  ]).catch(quiet);
  note(id ? { last: id } : {});
  return {
    root: dataset.root ?? '/',
    where: dataset.where ?? '',
    memory,
    note,
    collapse,
    personal: () => asked.then(() => personal()),
  };
}

/**
 * Takes an empty block out of the page only where nobody sees anything move: below what is in view. Above it, what sticks
 * to the window beside the block would move. Until then it is blank space.
 */
function collapse(block: HTMLElement): void {
  block.dataset.state = 'empty';
  const watcher = new IntersectionObserver(() => {
    // Asked anew: what the observer saw may be a scroll ago.
    const { top, height } = block.getBoundingClientRect();
    if (height && top < innerHeight) return;
    watcher.disconnect();
    block.hidden = true;
  });
  watcher.observe(block);
}

/**
 * Blocks: fetched when the first of them is a screen away from view, so that they cost nothing to those who never scroll
 * there; then one question is asked for all of them, and one voice answers.
 */
function startBlocks(): void {
  const blocks = [...document.querySelectorAll<HTMLElement>('[data-mersalg]')].filter(
    (block) => !started.has(block) && started.add(block),
  );
  const [first] = blocks;
  if (!first) return;
  const page = pageOf(first);
  const watcher = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      load
        .blocks()
        .then(({ show }) => show(blocks, page))
        .catch(() => blocks.forEach(collapse));
    },
    { rootMargin: '100% 0%' },
  );
  for (const block of blocks) watcher.observe(block);
}

const PRESSES = ['pointerdown', 'keydown'];

/**
 * Cart and door: nothing changes a cart, and nobody is known to be there, before something is pressed. So their code is
 * fetched at the first press; at once only where a cart or a bar stands open on the page.
 */
function startRest(start: HTMLElement, page: Page, isOpen: boolean): void {
  const begin = (event?: Event) => {
    for (const press of PRESSES) removeEventListener(press, begin, true);
    load
      .rest()
      .then(({ begin }) => begin(start, page, event))
      .catch(quiet);
  };
  for (const press of PRESSES) addEventListener(press, begin, true);
  if (isOpen) begin();
}

try {
  known
    .then(() => {
      settle();
      document.addEventListener('visitorConsentCollected', settle);
    })
    .catch(quiet);
  if (!arm?.held) {
    startBlocks();
    document.addEventListener('shopify:section:load', startBlocks);
    const bar = document.querySelector<HTMLElement>('[data-mersalg-bar]');
    const start = document.getElementById('mersalg-embed') ?? bar;
    if (start) {
      const { count } = start.dataset;
      // What was ticked beside a product may still have to follow it into the cart.
      const isOpen = bar ?? (Number(count) && /\/cart\/?$/.test(location.pathname));
      startRest(start, pageOf(start), !!isOpen || 'mersalgExtras' in sessionStorage);
    }
  }
} catch {}
