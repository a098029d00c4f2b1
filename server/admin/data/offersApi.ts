/** The page's way to offers: one method per route; a change that came too late is an outcome, not an error. */
import type { ProductId } from '../../domain/ids.ts';
import type { Device, Offer, OfferId, OfferKind } from '../../domain/offer/offer.ts';
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type {
  DraftPreview,
  OfferBriefs,
  OfferConflict,
  OfferLogReport,
  OfferReport,
  OfferState,
  OffersReport,
  SimulationCart,
  SimulationReport,
  TemplateReport,
  TemplatesReport,
} from '../../domain/offer/report.ts';
import type { Placement } from '../../domain/placement.ts';

export type Changed =
  | { readonly kind: 'saved'; readonly report: OfferReport }
  /** Somebody else was faster: what holds now, null when it is gone. */
  | { readonly kind: 'conflict'; readonly now: OfferReport | null };

/** What the list is narrowed to; '' for all. */
export interface OfferFilter {
  readonly q: string;
  readonly status: OfferState | '';
  readonly kind: OfferKind | '';
}

export interface PreviewAsked {
  readonly fields: OfferFields;
  readonly id: OfferId | null;
  readonly product: ProductId | null;
  readonly placement: Placement | null;
  readonly device: Device;
}

export interface OffersApi {
  /** Some of those that match, `after` so many, `limit` at most. */
  list(
    filter: OfferFilter & { readonly after: number; readonly limit: number },
    signal?: AbortSignal,
  ): Promise<OffersReport>;
  one(id: OfferId, signal?: AbortSignal): Promise<OfferReport>;
  /** All of them, or of one kind, in brief. */
  brief(kind: OfferKind | null, signal?: AbortSignal): Promise<OfferBriefs>;
  templates(signal?: AbortSignal): Promise<TemplatesReport>;
  template(kind: OfferKind, signal?: AbortSignal): Promise<TemplateReport>;
  /** `under`: makes it anew under its former id and at its former place. */
  create(fields: OfferFields, under?: Pick<Offer, 'id' | 'priority'>): Promise<Changed>;
  update(id: OfferId, fields: OfferFields, version: number): Promise<Changed>;
  setStatus(offer: Offer, status: Offer['status']): Promise<Changed>;
  duplicate(id: OfferId, name: string): Promise<Changed>;
  remove(offer: Offer): Promise<Changed>;
  /** Puts it at a place among all, from 1. */
  place(id: OfferId, place: number): Promise<Changed>;
  log(signal?: AbortSignal): Promise<OfferLogReport>;
  /** An offer as it is being edited; what is null, the server chooses. Nothing is stored. */
  preview(asked: PreviewAsked, signal?: AbortSignal): Promise<DraftPreview>;
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
    list: (filter, signal) => read(`/api/offers${queryOf(filter)}`, signal),
    one: (id, signal) => read(`/api/offers/${id}`, signal),
    brief: (kind, signal) => read(`/api/offers/brief${queryOf({ kind: kind ?? '' })}`, signal),
    templates: (signal) => read('/api/offers/templates', signal),
    template: (kind, signal) => read(`/api/offers/templates?kind=${kind}`, signal),
    create: (offer, under) =>
      change('POST', '/api/offers', { offer, ...(under && { id: under.id, priority: under.priority }) }),
    update: (id, offer, version) => change('PUT', `/api/offers/${id}`, { offer, version }),
    setStatus: ({ id, version }, status) => change('POST', `/api/offers/${id}/status`, { status, version }),
    duplicate: (id, name) => change('POST', `/api/offers/${id}/duplicate`, { name }),
    remove: ({ id, version }) => change('DELETE', `/api/offers/${id}?version=${version}`),
    place: (id, place) => change('POST', `/api/offers/${id}/place`, { place }),
    log: (signal) => read('/api/offers/log?limit=200', signal),
    preview: async ({ fields, id, product, placement, device }, signal) => {
      const query = queryOf({ product: product ?? '', placement: placement ?? '', device });
      return (await ask('POST', `/api/preview${query}`, { offer: fields, id }, signal)).body as DraftPreview;
    },
    simulate: async (cart, signal) =>
      (await ask('POST', '/api/simulate', cart, signal)).body as SimulationReport,
  };
}

/** `?a=1&b=2`, without what is empty. */
function queryOf(parameters: object): string {
  const said = Object.entries(parameters).filter(([, value]) => value !== '');
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}
