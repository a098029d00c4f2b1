/** Offers as cached queries and their changes; each change leaves the list as the server holds it. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProductId } from '../../domain/ids.ts';
import { changesPrice } from '../../domain/offer/kept.ts';
import type { Offer, OfferId, OfferKind } from '../../domain/offer/offer.ts';
import type { OfferReport, OffersReport } from '../../domain/offer/report.ts';
import type { PickCard } from '../../domain/report.ts';
import type { Changed, OffersApi } from './offersApi.ts';
import { useApi } from './queries.ts';

export const offerKeys = {
  list: ['offers'],
  log: ['offers', 'log'],
  template: (kind: OfferKind) => ['offer-template', kind],
  draft: (key: string) => ['offer-draft', key],
} as const;

/** The job that writes promises to the platform takes seconds: until it has, the list is asked again. */
const PENDING_MS = 2_000;

export function useOffers() {
  const api = useApi();
  return useQuery({
    queryKey: offerKeys.list,
    queryFn: ({ signal }) => api.offers.list(signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isPending(data) ? PENDING_MS : false),
  });
}

/** After so long without news the job has failed, and tries again at its own pace: no need to ask each moment. */
const PATIENCE_MS = 60_000;

/** Whether checkout has yet to hear of an offer that has just been changed. */
export function isPending({ offers, promises }: OffersReport, now = Date.now()): boolean {
  const known = new Map(promises?.kept.map((kept) => [kept.offer, kept.version]));
  return offers.some(
    (offer) =>
      offer.status === 'active' &&
      changesPrice(offer) &&
      known.get(offer.id) !== offer.version &&
      now - offer.updatedAt < PATIENCE_MS,
  );
}

export function useOfferLog() {
  const api = useApi();
  return useQuery({ queryKey: offerKeys.log, queryFn: ({ signal }) => api.offers.log(signal), staleTime: 0 });
}

export function useTemplate(kind: OfferKind | null) {
  const api = useApi();
  return useQuery({
    queryKey: offerKeys.template(kind ?? 'bundle'),
    queryFn: ({ signal }) => api.offers.template(kind ?? 'bundle', signal),
    enabled: kind !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** One change of an offer; the list follows it at once, and is then asked anew. */
export function useOfferChange<Given>(verb: (api: OffersApi, given: Given) => Promise<Changed>) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => verb(api.offers, given),
    onSuccess: (changed) => {
      if (changed.kind === 'saved') settle(client, changed.report);
    },
    onSettled: () => client.invalidateQueries({ queryKey: offerKeys.list }),
  });
}

/** Puts the offer into the list in the cache where it stands there. */
function settle(client: QueryClient, { offer, products }: OfferReport): void {
  client.setQueryData<OffersReport>(offerKeys.list, (list) =>
    list === undefined
      ? undefined
      : {
          ...list,
          offers: list.offers.map((one) => (one.id === offer.id ? offer : one)),
          products: [...list.products, ...products],
        },
  );
}

/** Puts all offers in order: shown so at once, and taken back when the server refuses. */
export function useOrder() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly OfferId[]) => api.offers.order(ids),
    async onMutate(ids) {
      await client.cancelQueries({ queryKey: offerKeys.list });
      client.setQueryData<OffersReport>(offerKeys.list, (list) => {
        if (list === undefined) return undefined;
        const held = new Map(list.offers.map((offer) => [offer.id, offer]));
        const priorities = list.offers.map(({ priority }) => priority);
        const offers = ids.flatMap((id, at): Offer[] => {
          const offer = held.get(id);
          return offer === undefined ? [] : [{ ...offer, priority: priorities[at] ?? offer.priority }];
        });
        return { ...list, offers };
      });
    },
    onSuccess: (report) => {
      if (report !== null) client.setQueryData(offerKeys.list, report);
    },
    onSettled: () => client.invalidateQueries({ queryKey: offerKeys.list }),
  });
}

/** Products by id, for titles and variants. */
export function cardsById(products: readonly PickCard[]): ReadonlyMap<ProductId, PickCard> {
  return new Map(products.map((product) => [product.id, product]));
}
