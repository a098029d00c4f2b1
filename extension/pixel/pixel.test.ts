/** The pixel's real bundle in a bare sandbox: nothing without consent, and with it counts alone. */
import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../../e2e/shop/storefront/extensions/bundles.ts';

const SETTINGS = {
  address: 'https://mersalg.example.test',
  shop: 'nordlys.myshopify.com',
  key: 'k'.repeat(64),
};

let sent: { url: string; init: { method: string; keepalive: boolean; body: string; headers?: unknown } }[];
let listeners: Map<string, (event: unknown) => void>;
let decide: (event: unknown) => void;

/** As Shopify's worker: `shopify.extend` and `fetch`; no document, no storage. */
async function start(analyticsProcessingAllowed: boolean, answer = () => Promise.resolve({})): Promise<void> {
  let point = '';
  let run: (api: unknown) => void = () => {};
  const sandbox = {
    shopify: {
      extend(name: string, given: typeof run) {
        point = name;
        run = given;
      },
    },
    fetch: (url: string, init: (typeof sent)[number]['init']) => {
      sent.push({ url, init });
      return answer();
    },
  };
  runInContext(await bundle('pixel'), createContext(sandbox));
  expect(point).toBe('WebPixel::Render');
  run({
    settings: SETTINGS,
    init: { customerPrivacy: { analyticsProcessingAllowed } },
    analytics: { subscribe: (name: string, hear: (event: unknown) => void) => listeners.set(name, hear) },
    customerPrivacy: {
      subscribe: (_name: string, hear: (event: unknown) => void) => {
        decide = hear;
      },
    },
  });
}

const happens = (name: string, event: unknown = {}) => listeners.get(name)!(event);
const told = () => sent.map(({ init }) => (JSON.parse(init.body) as { events: unknown[] }).events[0]);

beforeEach(() => {
  sent = [];
  listeners = new Map();
});

describe('the pixel', () => {
  it('tells what was seen and which steps were taken', async () => {
    await start(true);
    happens('mersalg:shown', { customData: { placement: 'product' } });
    happens('checkout_started', { data: { checkout: { totalPrice: { amount: 900 }, email: 'a@b.test' } } });
    happens('checkout_completed', { data: { checkout: { order: { id: '1' } } } });
    expect(told()).toEqual([
      { kind: 'seen', placement: 'product' },
      { kind: 'started', placement: 'checkout' },
      { kind: 'completed', placement: 'checkout' },
    ]);
    expect(sent[1]!.url).toBe('https://mersalg.example.test/extension/events');
    expect(sent[1]!.init).toMatchObject({ method: 'POST', keepalive: true });
    // No header of its own: such a request needs no preflight. And nothing of the checkout is in it.
    expect(sent[1]!.init.headers).toBeUndefined();
    expect(JSON.parse(sent[1]!.init.body)).toEqual({
      shop: SETTINGS.shop,
      key: SETTINGS.key,
      events: [{ kind: 'started', placement: 'checkout' }],
    });
  });

  it('is silent without consent, from when it is given, and after it is withdrawn', async () => {
    await start(false);
    happens('checkout_started');
    expect(sent).toEqual([]);
    decide({ customerPrivacy: { analyticsProcessingAllowed: true } });
    happens('checkout_started');
    expect(sent).toHaveLength(1);
    decide({ customerPrivacy: { analyticsProcessingAllowed: false } });
    happens('checkout_completed');
    expect(sent).toHaveLength(1);
  });

  it('asks the platform for nothing but these three events', async () => {
    await start(true);
    expect([...listeners.keys()].sort()).toEqual(['checkout_completed', 'checkout_started', 'mersalg:shown']);
  });

  it('leaves out what is no showing, and bears a server that is away', async () => {
    await start(true, () => Promise.reject(new Error('away')));
    happens('mersalg:shown');
    happens('mersalg:shown', { customData: { placement: 7 } });
    expect(sent).toEqual([]);
    happens('checkout_started');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent).toHaveLength(1);
  });

  it('is far below what a pixel may weigh', async () => {
    expect(Buffer.byteLength(await bundle('pixel'))).toBeLessThan(4_000);
  });
});
