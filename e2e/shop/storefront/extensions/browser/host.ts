/** In the sandbox: the global `shopify` that checkout gives an extension, whose calls go to the page around it. */
import type { Signal as SignalClass } from '@preact/signals';
import type { ExtensionState } from '../state.ts';
import { defineElements } from './elements.ts';

const own = globalThis as unknown as { readonly state: ExtensionState; shopify: unknown };
const { state } = own;
const waiting = new Map<number, { done(value: unknown): void; failed(error: Error): void }>();
let lastId = 0;

function call<T>(name: string, body: unknown): Promise<T> {
  lastId += 1;
  const id = lastId;
  parent.postMessage({ id, call: name, body }, '*');
  return new Promise<T>((done, failed) => {
    waiting.set(id, { done: done as (value: unknown) => void, failed });
  });
}

/** Made of the extension's own kind of signal, so that its components hear of changes. */
let Signal: typeof SignalClass | undefined;
const signals = new Map<string, { value: unknown }>();

function signal(name: string, initial: unknown): { value: unknown } {
  let found = signals.get(name);
  if (found === undefined) {
    if (Signal === undefined)
      throw new Error('The extension reads a signal before it imports @shopify/ui-extensions/preact.');
    found = new Signal(initial);
    Object.defineProperty(found, 'current', { get: () => found!.value });
    signals.set(name, found);
  }
  return found;
}

type Places = Readonly<Record<string, unknown>>;

/** Texts by dotted key; forms by `count`; what is missing shows as its key, as in Shopify's console. */
function translate(key: string, places: Places = {}): string {
  let found = key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], state.texts);
  if (typeof found === 'object' && found !== null) {
    const forms = found as Record<string, string>;
    found = forms[new Intl.PluralRules(state.language).select(Number(places.count))] ?? forms.other;
  }
  if (typeof found !== 'string') return key;
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_all, name: string) => String(places[name] ?? ''));
}

const targets = new Map<string, () => unknown>();

const lazily = (name: string, initial: () => unknown) => ({
  get: () => signal(name, initial()),
  enumerable: true,
});

own.shopify = Object.defineProperties(
  {
    extend(target: string, run: () => unknown) {
      targets.set(target, run);
    },
    setSignals(given: typeof SignalClass) {
      Signal = given;
    },
    extension: {
      target: state.target,
      apiVersion: '2026-07',
      capabilities: ['api_access', 'network_access'],
    },
    i18n: {
      translate,
      formatCurrency: (amount: number, options: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(`${state.language}-${state.country}`, { style: 'currency', ...options }).format(
          amount,
        ),
      formatNumber: (amount: number, options?: Intl.NumberFormatOptions) =>
        new Intl.NumberFormat(state.language, options).format(amount),
    },
    shop: state.shop,
    localization: Object.defineProperties(
      {},
      {
        language: lazily('language', () => ({ isoCode: state.language })),
        extensionLanguage: lazily('language', () => ({ isoCode: state.language })),
        country: lazily('country', () => ({ isoCode: state.country })),
        currency: lazily('currency', () => ({ isoCode: state.currency })),
      },
    ),
    sessionToken: { get: () => call<string>('token', null) },
    query: (query: string, { variables }: { variables?: unknown } = {}) =>
      call('query', { query, variables }),
    storage: {
      read: (key: string) => call('read', key),
      write: (key: string, value: unknown) => call('write', { key, value }),
      delete: (key: string) => call('write', { key, value: null }),
    },
    ...(state.order === null ? { applyCartLinesChange: (change: unknown) => call('lines', change) } : {}),
  },
  {
    lines: lazily('lines', () => state.lines),
    settings: lazily('settings', () => state.settings),
    attributes: lazily('attributes', () => state.attributes),
    checkoutToken: lazily('checkoutToken', () => state.checkoutToken),
    instructions: lazily('instructions', () => ({
      lines: { canAddCartLine: true, canRemoveCartLine: true, canUpdateCartLine: true },
    })),
    appMetafields: lazily('appMetafields', () =>
      state.address === null
        ? []
        : [
            {
              target: { type: 'shop', id: '1' },
              metafield: {
                key: 'address',
                namespace: '$app:mersalg',
                value: state.address,
                valueType: 'string',
              },
            },
          ],
    ),
    customerPrivacy: lazily('customerPrivacy', () => ({
      allowedProcessing: {
        analytics: state.analytics,
        marketing: state.analytics,
        preferences: state.analytics,
        saleOfData: state.analytics,
      },
    })),
    ...(state.order === null
      ? {}
      : {
          orderConfirmation: lazily('orderConfirmation', () => ({
            order: { id: state.order?.id },
            number: state.order?.number,
            isFirstOrder: false,
          })),
        }),
  },
);

addEventListener(
  'message',
  (event: MessageEvent<{ id?: number; value?: unknown; error?: string; lines?: unknown }>) => {
    if (event.source !== parent) return;
    const { id, value, error, lines } = event.data;
    if (lines !== undefined) {
      const known = signals.get('lines');
      if (known) known.value = lines;
      return;
    }
    const asked = waiting.get(id ?? 0);
    waiting.delete(id ?? 0);
    if (error === undefined) asked?.done(value);
    else asked?.failed(new Error(error));
  },
);

defineElements();
addEventListener('load', () => {
  void targets.get(state.target)?.();
  const tell = () =>
    parent.postMessage({ height: Math.ceil(document.body.getBoundingClientRect().height) }, '*');
  new ResizeObserver(tell).observe(document.body);
});
