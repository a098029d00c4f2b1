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
  report('/sv/', { kind: 'shown', placement: 'product', count: 4 });
  report('/sv/', { kind: 'added', placement: 'product', count: 1 });
  report('/sv/', { kind: 'shown', placement: 'product', count: 2 });
  expect(send).not.toHaveBeenCalled();
  turn(true);
  expect(send.mock.calls).toEqual([
    [
      '/sv/apps/mersalg/events',
      JSON.stringify({
        events: [
          { kind: 'shown', placement: 'product', count: 4 },
          { kind: 'added', placement: 'product', count: 1 },
          { kind: 'shown', placement: 'product', count: 2 },
        ],
      }),
    ],
  ]);
});

it('sends nothing twice, and nothing while the page is in view', () => {
  report('/', { kind: 'dismissed', placement: 'exit', count: 1 });
  turn(false);
  expect(send).not.toHaveBeenCalled();
  dispatchEvent(new Event('pagehide'));
  turn(true);
  expect(send).toHaveBeenCalledTimes(1);
});

it('reports what comes later in a message of its own', () => {
  report('/', { kind: 'shown', placement: 'cart', count: 3 });
  turn(true);
  turn(false);
  report('/', { kind: 'added', placement: 'cart', count: 1 });
  turn(true);
  expect(send).toHaveBeenCalledTimes(2);
});

it('never sends more than the server takes', () => {
  for (let k = 0; k < 80; k++) report('/', { kind: 'shown', placement: 'cart', count: 1 });
  turn(true);
  const [[, body]] = send.mock.calls as unknown as [[string, string]];
  expect(JSON.parse(body).events).toHaveLength(50);
});
