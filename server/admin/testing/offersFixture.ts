/** The offers' part of the fixture: a server in memory that checks, versions and logs as the real one does. */

import { HttpResponse, http } from 'msw';
import { KINDS } from '../../domain/offer/kinds/index.ts';
import { type Detail, OFFER_KINDS, type Offer, type OfferKind } from '../../domain/offer/offer.ts';
import { mentionsOf, type OfferFields, parseOffer } from '../../domain/offer/parseOffer.ts';
import type {
  OffersReport,
  SimulationCart,
  SimulationReport,
  TemplateReport,
} from '../../domain/offer/report.ts';
import { simulate } from '../../domain/offer/simulate.ts';
import { termsOf } from '../../domain/offer/termsOf.ts';
import type { PickCard } from '../../domain/report.ts';
import { draftPreview } from './draftFixture.ts';

import { FIELDS, type OffersState, percent } from './someOffers.ts';

export * from './someOffers.ts';

const refuse = (status: number, code: string, message: string) =>
  HttpResponse.json({ error: { code, message } }, { status });

/** `state` is changed in place, as the fixture's is. */
export function offersHandlers(state: OffersState, products: readonly PickCard[]) {
  let made = 0;
  const named = (all: readonly OfferFields[]) => {
    const ids = new Set(all.flatMap(mentionsOf).flatMap((one) => (one.kind === 'product' ? [one.id] : [])));
    const gifts = state.offers.filter(({ detail }) => detail.kind === 'gift').map(brief);
    return { products: products.filter(({ id }) => ids.has(id)), collections: [], gifts, currency: 'SEK' };
  };
  const brief = ({ id, name, status, detail }: Offer) => ({ id, name, status, detail });
  const isLost = ({ id, version }: Offer) =>
    state.promises?.kept.some(
      (one) => one.offer === id && one.version === version && one.keeping.kind === 'unkept',
    ) ?? false;
  const list = (asked: URLSearchParams): OffersReport => {
    const [q, kind, status] = [asked.get('q') ?? '', asked.get('kind'), asked.get('status')];
    const matching = state.offers.filter(
      ({ name, detail }) =>
        name.toLowerCase().includes(q.toLowerCase()) && (kind === null || detail.kind === kind),
    );
    const has = (state: string) => (one: Offer) => (state === 'unkept' ? isLost(one) : one.status === state);
    const count = (state: string) => matching.filter(has(state)).length;
    const shown = status === null ? matching : matching.filter(has(status));
    const after = Number(asked.get('after') ?? 0);
    const offers = shown.slice(after, after + Number(asked.get('limit') ?? 50));
    return {
      offers,
      places: offers.map((one) => state.offers.indexOf(one) + 1),
      total: shown.length,
      all: state.offers.length,
      counts: {
        draft: count('draft'),
        active: count('active'),
        paused: count('paused'),
        unkept: count('unkept'),
      },
      promises: state.promises,
      ...named(offers),
    };
  };
  const report = (one: Offer) => ({ offer: one, ...named([one]), promises: state.promises });
  const conflict = (now: Offer | undefined) =>
    HttpResponse.json(
      { error: { code: 'conflict', message: 'Changed.' }, now: now === undefined ? null : report(now) },
      { status: 409 },
    );
  const put = (next: Offer) => {
    const others = state.offers.filter(({ id }) => id !== next.id);
    state.offers = [...others, next].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
    return HttpResponse.json(report(next));
  };
  const version = () => Math.max(0, ...state.offers.map((one) => one.version)) + 1;
  const make = (fields: OfferFields, under: { id?: string; priority?: number } = {}) => {
    made += 1;
    const priority = under.priority ?? Math.max(0, ...state.offers.map((one) => one.priority)) + 1;
    const id = under.id ?? `onew${String(made).padStart(5, '0')}`;
    return put({ ...fields, id, priority, version: version(), createdAt: 0, updatedAt: 0 });
  };
  const find = (id: unknown) => state.offers.find((one) => one.id === id);

  return [
    http.get('*/api/offers', ({ request }) => HttpResponse.json(list(new URL(request.url).searchParams))),
    http.get('*/api/offers/brief', ({ request }) => {
      const kind = new URL(request.url).searchParams.get('kind');
      const wanted = state.offers.filter(({ detail }) => kind === null || detail.kind === kind);
      return HttpResponse.json({ offers: wanted.map(brief), currency: 'SEK' });
    }),
    http.get('*/api/offers/log', () => HttpResponse.json({ entries: state.offerLog })),
    http.get('*/api/offers/templates', ({ request }) => {
      const kind = new URL(request.url).searchParams.get('kind') as OfferKind | null;
      const drafts: Partial<Record<OfferKind, Detail>> = {
        bundle: {
          kind: 'bundle',
          parts: [102, 103].map((id) => ({ products: [id], quantity: 1 })),
          off: percent(1_000),
        },
      };
      const template = (one: OfferKind): TemplateReport => {
        const fields = { ...FIELDS, detail: drafts[one] ?? KINDS[one].blank };
        const example = one in drafts ? { product: products[0]!, other: products[1]! } : null;
        return { kind: one, fields, drafted: one in drafts, example, ...named([fields]) };
      };
      return HttpResponse.json(kind === null ? { templates: OFFER_KINDS.map(template) } : template(kind));
    }),
    http.post('*/api/preview', async ({ request }) => {
      const { offer: sent, id } = (await request.json()) as { offer: unknown; id: string | null };
      return HttpResponse.json(draftPreview(parseOffer(sent), id ?? 'odraft', products));
    }),
    http.post('*/api/simulate', async ({ request }) => {
      const cart = (await request.json()) as SimulationCart;
      const sold = products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
      const lines = cart.lines.map(({ variant, quantity, offer: by }, at) => {
        const found = sold.find((one) => one.variant.id === variant)!;
        return {
          title: found.product.title,
          line: {
            key: `${at}`,
            productId: found.product.id,
            variantId: variant,
            quantity,
            price: found.variant.price,
            offer: by ?? null,
            parent: null,
          },
        };
      });
      const active = state.offers.filter(({ status }) => status === 'active');
      const report: SimulationReport = {
        simulation: simulate({
          cart: {
            currency: 'SEK',
            rate: 1,
            shopCurrency: 'SEK',
            country: cart.country,
            now: 0,
            lines: lines.map((one) => one.line),
          },
          terms: termsOf(active, 0),
          names: new Map(active.map(({ id, name }) => [id, name])),
          combinesWith: { product: true, order: true, shipping: true },
          others: [],
          codes: [],
          collectionsOf: () => [],
          shipping: null,
        }),
        titles: lines.map(({ title }) => title),
        unkept: [],
        othersUnread: true,
      };
      return HttpResponse.json(report);
    }),
    http.post('*/api/offers', async ({ request }) => {
      const body = (await request.json()) as { offer: unknown; id?: string; priority?: number };
      if (body.id !== undefined && find(body.id) !== undefined) return conflict(find(body.id));
      return make(parseOffer(body.offer), body);
    }),
    http.get('*/api/offers/:id', ({ params }) => {
      const found = find(params.id);
      return found === undefined
        ? refuse(404, 'not-found', 'This shop has no such offer.')
        : HttpResponse.json(report(found));
    }),
    http.post('*/api/offers/:id/place', async ({ request, params }) => {
      const { place } = (await request.json()) as { place: number };
      const moved = find(params.id);
      if (moved === undefined) return refuse(404, 'not-found', 'This shop has no such offer.');
      const others = state.offers.filter((one) => one !== moved);
      state.offers = others.toSpliced(place - 1, 0, moved).map((one, at) => ({ ...one, priority: at + 1 }));
      return HttpResponse.json(report(find(params.id)!));
    }),
    http.put('*/api/offers/:id', async ({ request, params }) => {
      const body = (await request.json()) as { offer: unknown; version: number };
      const before = find(params.id);
      if (before === undefined) return refuse(404, 'not-found', 'This shop has no such offer.');
      if (before.version !== body.version) return conflict(before);
      return put({ ...before, ...parseOffer(body.offer), version: version() });
    }),
    http.post('*/api/offers/:id/status', async ({ request, params }) => {
      const body = (await request.json()) as { status: Offer['status']; version: number };
      const before = find(params.id);
      if (before === undefined || before.version !== body.version) return conflict(before);
      return put({ ...before, status: body.status, version: version() });
    }),
    http.post('*/api/offers/:id/duplicate', async ({ request, params }) => {
      const { name } = (await request.json()) as { name: string };
      const { id, priority, ...fields } = find(params.id)!;
      return make({ ...fields, name, status: 'draft' });
    }),
    http.delete('*/api/offers/:id', ({ request, params }) => {
      const before = find(params.id);
      if (before === undefined || String(before.version) !== new URL(request.url).searchParams.get('version'))
        return conflict(before);
      state.offers = state.offers.filter((one) => one !== before);
      return HttpResponse.json(report(before));
    }),
  ];
}
