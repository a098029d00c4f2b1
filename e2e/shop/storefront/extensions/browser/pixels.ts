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

/** What Shopify's sandbox gives a pixel before it runs, and how events reach it. */
const SANDBOX = `
const heard = {};
globalThis.shopify = {
  extend(point, run) {
    if (point !== 'WebPixel::Render') throw new Error(point);
    run({
      settings: SETTINGS,
      init: { customerPrivacy: { analyticsProcessingAllowed: true } },
      analytics: { subscribe(name, hear) { (heard[name] ??= []).push(hear); } },
      customerPrivacy: { subscribe() {} },
    });
  },
};
onmessage = ({ data: { name, event } }) => { for (const hear of heard[name] ?? []) hear(event); };
`;

/** Each step once per checkout, however often its page is opened. */
function steps(): void {
  const place = document.querySelector<HTMLElement>('[data-extension-target]')?.dataset.extensionTarget;
  const token = /\/checkouts\/([^/]+)/.exec(location.pathname)?.[1];
  if (place === undefined || token === undefined) return;
  const step = place.includes('thank-you') ? 'checkout_completed' : 'checkout_started';
  if (sessionStorage.getItem(`${step} ${token}`) !== null) return;
  sessionStorage.setItem(`${step} ${token}`, '');
  publish(step, { name: step, data: { checkout: { token } } });
}

async function start(): Promise<void> {
  const { settings, consent } = (await (await fetch('/web-pixels')).json()) as {
    settings: unknown;
    consent: boolean;
  };
  if (settings === null || !consent) return;
  const script = [
    SANDBOX.replace('SETTINGS', JSON.stringify(settings)),
    `importScripts(${JSON.stringify(`${location.origin}/cdn/checkout/pixel.js`)});`,
  ].join('\n');
  worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  for (const [name, event] of waiting.splice(0)) worker.postMessage({ name, event });
  steps();
}

void start();
