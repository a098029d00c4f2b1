/**
 * What stands in for the shop around a widget in the preview: app proxy, Ajax cart, storage, beacons, the platform's
 * globals. Nothing leaves the frame, and nothing is kept; the widgets themselves know nothing of it.
 */
import type { Show } from './message.ts';

interface Line {
  readonly key: string;
  readonly product_id: number;
  readonly variant_id: number;
  quantity: number;
  readonly product_title: string;
  readonly properties: Readonly<Record<string, string>> | null;
  final_line_price: number;
}

export interface StandIns {
  /** From now on requests are answered from this. */
  show(shown: Show): void;
}

/** Only changes this frame's own globals. `changed` is called when something has gone into the cart. */
export function standIn(window: Window & typeof globalThis, changed: () => void): StandIns {
  let shown: Show | null = null;
  let lines: Line[] = [];

  const define = (name: string, value: unknown) =>
    Object.defineProperty(window, name, { value, configurable: true, writable: true });
  // A sandboxed frame has no storage of its own: widgets would take it for a browser that keeps nothing, and be silent.
  define('localStorage', {});
  define('sessionStorage', {});
  define('Shopify', {
    designMode: true,
    currency: { rate: '1.0' },
    theme: { role: 'preview' },
    analytics: { publish() {} },
    loadFeatures: (_features: unknown, done: () => void) => done(),
    customerPrivacy: {
      preferencesProcessingAllowed: () => false,
      analyticsProcessingAllowed: () => false,
    },
  });
  Object.defineProperty(window.navigator, 'sendBeacon', { value: () => true });
  const matchMedia = window.matchMedia.bind(window);
  // The door opens as for a mouse, whatever the merchant holds.
  define('matchMedia', (query: string) => matchMedia(query.includes('pointer:coarse') ? 'not all' : query));

  define('fetch', async (input: string, init?: RequestInit): Promise<Response> => {
    const { pathname, searchParams } = new URL(input, 'https://preview.invalid');
    if (shown === null) return Response.error();
    if (pathname === '/apps/mersalg/suggest')
      return Response.json({ ...shown.answer, placement: searchParams.get('placement') });
    if (pathname === '/cart.js')
      return Response.json({
        item_count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
        items: lines,
      });
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    if (pathname === '/cart/add.js') {
      for (const one of (body.items as Wanted[] | undefined) ?? [body as unknown as Wanted]) add(one);
    } else if (pathname === '/cart/change.js') {
      lines = lines.flatMap((line) =>
        line.key !== body.id ? [line] : changedTo(line, Number(body.quantity)),
      );
    } else return new Response(null, { status: 404 });
    changed();
    return Response.json({ sections: {} });
  });

  interface Wanted {
    readonly id: number;
    readonly quantity?: number;
    readonly properties?: Record<string, string> | null;
  }

  function add({ id, quantity = 1, properties = null }: Wanted): void {
    const { answer } = shown!;
    const products = [...answer.items, answer.base].flatMap((one) => (one ? [one] : []));
    const product = products.find(({ variants }) => variants?.some((variant) => variant.id === id));
    const price = product?.variants?.find((variant) => variant.id === id)?.price ?? 0;
    lines.push({
      key: `line-${lines.length}-${id}`,
      product_id: product?.id ?? 0,
      variant_id: id,
      quantity,
      product_title: product?.title ?? '',
      properties,
      final_line_price: price * quantity,
    });
  }

  return {
    show(next) {
      shown = next;
      const { id, title, price, variant } = next.product;
      const inCart = {
        key: 'in-hand',
        product_id: id,
        variant_id: variant,
        quantity: 1,
        product_title: title,
      };
      lines = next.spot === 'cart' ? [{ ...inCart, properties: null, final_line_price: price }] : [];
    },
  };
}

function changedTo(line: Line, quantity: number): Line[] {
  const each = line.final_line_price / line.quantity;
  return quantity > 0 ? [{ ...line, quantity, final_line_price: each * quantity }] : [];
}
