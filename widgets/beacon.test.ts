// @vitest-environment happy-dom
/** Counts leave the page once, each event on its own, when the shopper does. */
import { beforeEach, expect, it, vi } from 'vitest';

let report: typeof import('./beacon.ts').report;
const send = vi.fn(() => true);
let hidden = false;

beforeEach(async () => {
  vi.resetModules();
  send.mockClear();
  hidden = false;
  Object.defineProperty(navigator, 'sendBeacon', { value: send, configurable: true });
  Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true });
  ({ report } = await import('./beacon.ts'));
});

const turn = (away: boolean) => {
  hidden = away;
  document.dispatchEvent(new Event('visibilitychange'));
};

it('sends one message when the page is put away, each showing on its own', () => {
  report('/sv/', 'shown', 'product:cross-sell', 4);
  report('/sv/', 'added', 'upgrade:upsell:oup00001');
  report('/sv/', 'dismissed', 'exit');
  expect(send).not.toHaveBeenCalled();
  turn(true);
  expect(send.mock.calls).toEqual([
    [
      '/sv/apps/mersalg/events',
      JSON.stringify({
        events: [
          { kind: 'shown', placement: 'product', count: 4, technique: 'cross-sell' },
          { kind: 'added', placement: 'upgrade', count: 1, technique: 'upsell', offer: 'oup00001' },
          { kind: 'dismissed', placement: 'exit', count: 1 },
        ],
      }),
    ],
  ]);
});

it('sends nothing twice, and nothing while the page is in view', () => {
  report('/', 'dismissed', 'exit');
  turn(false);
  expect(send).not.toHaveBeenCalled();
  turn(true);
  turn(true);
  expect(send).toHaveBeenCalledTimes(1);
});

it('reports what comes later in a message of its own', () => {
  report('/', 'shown', 'cart:cross-sell', 3);
  turn(true);
  turn(false);
  report('/', 'added', 'cart:cross-sell');
  turn(true);
  expect(send).toHaveBeenCalledTimes(2);
});

it('never sends more than the server takes', () => {
  for (let k = 0; k < 80; k++) report('/', 'shown', 'cart:cross-sell');
  turn(true);
  const [[, body]] = send.mock.calls as unknown as [[string, string]];
  expect(JSON.parse(body).events).toHaveLength(50);
  turn(true);
  expect(JSON.parse((send.mock.calls as unknown as [string, string][])[1]![1]).events).toHaveLength(30);
});

it('tells the shop’s pixels what was seen, and nothing else', () => {
  const publish = vi.fn();
  vi.stubGlobal('Shopify', { analytics: { publish } });
  report('/', 'shown', 'bundle:cross-sell:oset00001');
  report('/', 'added', 'bundle:cross-sell:oset00001');
  vi.unstubAllGlobals();
  expect(publish.mock.calls).toEqual([['mersalg:shown', { placement: 'bundle' }]]);
});
