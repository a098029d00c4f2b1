/** In every page: Shopify's pixel manager, for the app's one pixel. Strict: in a worker, without the page, and only with consent. */

const page = window as unknown as { Shopify?: Record<string, unknown> };
page.Shopify ??= {};
const waiting: [name: string, event: unknown][] = [];
let worker: Worker | null = null;

function publish(name: string, event: unknown): void {
  if (worker) worker.postMessage({ name, event });
  else if (waiting.length < 50) waiting.push([name, event]);
}

page.Shopify.analytics = {
  publish(name: string, customData: unknown = {}) {
    publish(name, { name, customData });
  },
};

/** What Shopify's sandbox gives a pixel before it runs, how it reaches the browser's storage, and how events reach it. */
const SANDBOX = `
const heard = {};
const asked = [];
let decided = () => {};
globalThis.shopify = {
  extend(point, run) {
    if (point !== 'WebPixel::Render') throw new Error(point);
    run({
      settings: SETTINGS,
      init: { customerPrivacy: { analyticsProcessingAllowed: true } },
      browser: {
        localStorage: {
          getItem: (key) => new Promise((resolve) => postMessage({ ask: asked.push(resolve) - 1, key })),
        },
      },
      analytics: { subscribe(name, hear) { (heard[name] ??= []).push(hear); } },
      customerPrivacy: { subscribe(_name, hear) { decided = hear; } },
    });
  },
};
onmessage = ({ data: { name, event, answer, value, consent } }) => {
  if (answer !== undefined) asked[answer](value);
  else if (consent !== undefined) decided({ customerPrivacy: { analyticsProcessingAllowed: consent } });
  else for (const hear of heard[name] ?? []) hear(event);
};
`;

/** The checkout's token, on its pages alone. */
const token = /\/checkouts\/([^/]+)/.exec(location.pathname)?.[1];

interface Told {
  readonly settings: unknown;
  readonly consent: boolean;
  /** The number of the order that this checkout has become. */
  readonly order: number | null;
}

/** Each step once per checkout, however often its page is opened. */
function steps(order: Told['order']): void {
  const place = document.querySelector<HTMLElement>('[data-extension-target]')?.dataset.extensionTarget;
  if (place === undefined || token === undefined) return;
  const step = place.includes('thank-you') ? 'checkout_completed' : 'checkout_started';
  if (sessionStorage.getItem(`${step} ${token}`) !== null) return;
  sessionStorage.setItem(`${step} ${token}`, '');
  const checkout = { token, order: order === null ? null : { id: String(order) } };
  publish(step, { name: step, data: { checkout } });
}

async function start(): Promise<void> {
  const about = token === undefined ? '' : `?checkout=${token}`;
  const { settings, consent, order } = (await (await fetch(`/web-pixels${about}`)).json()) as Told;
  if (settings === null || !consent) return;
  const script = [
    SANDBOX.replace('SETTINGS', JSON.stringify(settings)),
    `importScripts(${JSON.stringify(`${location.origin}/cdn/checkout/pixel.js`)});`,
  ].join('\n');
  const made = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  made.onmessage = ({ data: { ask, key } }: MessageEvent<{ ask: number; key: string }>) =>
    made.postMessage({ answer: ask, value: localStorage.getItem(key) });
  worker = made;
  // As Shopify's consent banner tells the page of a decision.
  document.addEventListener('visitorConsentCollected', (event) => {
    const { analyticsAllowed } = (event as CustomEvent<{ analyticsAllowed?: boolean }>).detail ?? {};
    made.postMessage({ consent: analyticsAllowed === true });
  });
  for (const [name, event] of waiting.splice(0)) made.postMessage({ name, event });
  steps(order);
}

void start();
