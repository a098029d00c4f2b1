/** The page's way to offers: one method per route; a change that came too late is an outcome, not an error. */
import type { Offer, OfferId, OfferKind } from '../../domain/offer/offer.ts';
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type {
  OfferConflict,
  OfferLogReport,
  OfferReport,
  OffersReport,
  SimulationCart,
  SimulationReport,
  TemplateReport,
} from '../../domain/offer/report.ts';

export type Changed =
  | { readonly kind: 'saved'; readonly report: OfferReport }
  /** Somebody else was faster: what holds now, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: OfferReport | null };

export interface OffersApi {
  list(signal?: AbortSignal): Promise<OffersReport>;
  template(kind: OfferKind, signal?: AbortSignal): Promise<TemplateReport>;
  /** `under`: makes it anew under its former id and at its former place. */
  create(fields: OfferFields, under?: Pick<Offer, 'id' | 'priority'>): Promise<Changed>;
  update(id: OfferId, fields: OfferFields, version: number): Promise<Changed>;
  setStatus(offer: Offer, status: Offer['status']): Promise<Changed>;
  duplicate(id: OfferId, name: string): Promise<Changed>;
  remove(offer: Offer): Promise<Changed>;
  /** All ids in their new order; null when the shop has other offers by now. */
  order(ids: readonly OfferId[]): Promise<OffersReport | null>;
  log(signal?: AbortSignal): Promise<OfferLogReport>;
  simulate(cart: SimulationCart, signal?: AbortSignal): Promise<SimulationReport>;
}

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Refusals other than 409, and than 404 of a change, which says that the offer is gone, are thrown. */
export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
  signal?: AbortSignal,
) => Promise<Answer>;

export function createOffersApi(ask: Ask): OffersApi {
  const read = async <T>(url: string, signal?: AbortSignal) =>
    (await ask('GET', url, undefined, signal)).body as T;
  async function change(method: 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown): Promise<Changed> {
    const answer = await ask(method, url, body);
    if (answer.status === 404) return { kind: 'conflict', now: null };
    return answer.status === 409
      ? { kind: 'conflict', now: (answer.body as OfferConflict).now }
      : { kind: 'saved', report: answer.body as OfferReport };
  }
  return {
    list: (signal) => read('/api/offers', signal),
    template: (kind, signal) => read(`/api/offers/templates?kind=${kind}`, signal),
    create: (offer, under) =>
      change('POST', '/api/offers', { offer, ...(under && { id: under.id, priority: under.priority }) }),
    update: (id, offer, version) => change('PUT', `/api/offers/${id}`, { offer, version }),
    setStatus: ({ id, version }, status) => change('POST', `/api/offers/${id}/status`, { status, version }),
    duplicate: (id, name) => change('POST', `/api/offers/${id}/duplicate`, { name }),
    remove: ({ id, version }) => change('DELETE', `/api/offers/${id}?version=${version}`),
    async order(ids) {
      const { status, body } = await ask('PUT', '/api/offers/order', { ids });
      return status === 409 ? null : (body as OffersReport);
    },
    log: (signal) => read('/api/offers/log?limit=200', signal),
    simulate: async (cart, signal) =>
      (await ask('POST', '/api/simulate', cart, signal)).body as SimulationReport,
  };
}
