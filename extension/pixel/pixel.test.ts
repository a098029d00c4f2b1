/** The pixel's real bundle in a bare sandbox: nothing without consent, and with it counts, a random id and the order's number. */
import { createContext, runInContext } from 'node:vm';
import { beforeEach, describe, expect, it } from 'vitest';
import { bundle } from '../../e2e/shop/storefront/extensions/bundles.ts';

const VISITOR = '0b7c1d52-6f3a-4e1b-9a55-3c2f1e0d9b8a';
const SETTINGS = {
  address: 'https://mersalg.example.test',
  shop: 'nordlys.myshopify.com',
  key: 'k'.repeat(64),
};

let sent: { url: string; init: { method: string; keepalive: boolean; body: string; headers?: unknown } }[];
let listeners: Map<string, (event: unknown) => void>;
let decide: (event: unknown) => void;
/** What the browser keeps under `mersalgVisitor`, and how it answers. */
let stored: () => Promise<string | null>;

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
    browser: {
      localStorage: {
        getItem: (name: string) => (name === 'mersalgVisitor' ? stored() : Promise.resolve(null)),
      },
    },
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
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const bodies = () => sent.map(({ init }) => JSON.parse(init.body) as Record<string, unknown>);
const told = () => sent.map(({ init }) => (JSON.parse(init.body) as { events: unknown[] }).events[0]);

beforeEach(() => {
  sent = [];
  listeners = new Map();
  stored = async () => null;
});

describe('the pixel', () => {
  it('tells what was seen and which steps were taken', async () => {
    await start(true);
    happens('mersalg:shown', { customData: { placement: 'product' } });
    happens('checkout_started', { data: { checkout: { totalPrice: { amount: 900 }, email: 'a@b.test' } } });
    happens('checkout_completed', { data: { checkout: { order: { id: '1' } } } });
    await settled();
    expect(told()).toEqual([
      { kind: 'seen', placement: 'product' },
      { kind: 'started', placement: 'checkout' },
      { kind: 'completed', placement: 'checkout' },
    ]);
    expect(sent[1]!.url).toBe('https://mersalg.example.test/extension/events');
    expect(sent[1]!.init).toMatchObject({ method: 'POST', keepalive: true });
    // No header of its own: such a request needs no preflight. And nothing of the checkout is in it.
    expect(sent[1]!.init.headers).toBeUndefined();
    expect(bodies()[1]).toEqual({
      shop: SETTINGS.shop,
      key: SETTINGS.key,
      events: [{ kind: 'started', placement: 'checkout' }],
    });
    // Of a browser without an id no order is told.
    expect(bodies()[2]).not.toHaveProperty('order');
  });

  it('tells whose a step is by the browser’s own id, the checkout, and the order once it is there', async () => {
    stored = async () => VISITOR;
    await start(true);
    happens('mersalg:shown', { customData: { placement: 'product' } });
    happens('checkout_started', { data: { checkout: { token: 'c0ffee', email: 'a@b.test', order: null } } });
    happens('checkout_completed', { data: { checkout: { token: 'c0ffee', order: { id: '5813' } } } });
    await settled();
    const whose = bodies().map(({ visitor, checkout, order }) => ({ visitor, checkout, order }));
    expect(whose).toEqual([
      { visitor: undefined, checkout: undefined, order: undefined },
      { visitor: VISITOR, checkout: 'c0ffee', order: undefined },
      { visitor: VISITOR, checkout: 'c0ffee', order: 5813 },
    ]);
    expect(JSON.stringify(bodies())).not.toContain('a@b.test');
  });

  it('reads the order’s number out of a global id too', async () => {
    stored = async () => VISITOR;
    await start(true);
    happens('checkout_completed', {
      data: { checkout: { order: { id: 'gid://shopify/OrderIdentity/77' } } },
    });
    await settled();
    expect(bodies()[0]).toMatchObject({ order: 77 });
  });

  it('counts the step of a browser that keeps nothing, as nobody’s', async () => {
    stored = () => Promise.reject(new Error('no storage'));
    await start(true);
    happens('checkout_started', { data: { checkout: { token: 'c0ffee' } } });
    await settled();
    expect(Object.keys(bodies()[0]!)).toEqual(['shop', 'key', 'events']);
  });

  it('is silent without consent, from when it is given, and after it is withdrawn', async () => {
    stored = async () => VISITOR;
    await start(false);
    happens('checkout_started');
    await settled();
    expect(sent).toEqual([]);
    decide({ customerPrivacy: { analyticsProcessingAllowed: true } });
    happens('checkout_started');
    await settled();
    expect(sent).toHaveLength(1);
    decide({ customerPrivacy: { analyticsProcessingAllowed: false } });
    happens('checkout_completed');
    await settled();
    expect(sent).toHaveLength(1);
  });

  it('sends nothing when consent is withdrawn while the browser looks for the id', async () => {
    let found = (_id: string) => {};
    stored = () => new Promise((resolve) => (found = resolve));
    await start(true);
    happens('checkout_completed', { data: { checkout: { order: { id: '1' } } } });
    decide({ customerPrivacy: { analyticsProcessingAllowed: false } });
    found(VISITOR);
    await settled();
    expect(sent).toEqual([]);
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
    await settled();
    expect(sent).toHaveLength(1);
  });

  it('is far below what a pixel may weigh', async () => {
    expect(Buffer.byteLength(await bundle('pixel'))).toBeLessThan(4_000);
  });
});
