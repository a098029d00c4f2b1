/** Offers one by one as cached queries: one of them, all in brief, first drafts, the log; and how each change reaches them. */
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProductId } from '../../domain/ids.ts';
import { changesPrice } from '../../domain/offer/kept.ts';
import type { OfferId, OfferKind } from '../../domain/offer/offer.ts';
import type { OfferReport, OffersReport } from '../../domain/offer/report.ts';
import type { PickCard } from '../../domain/report.ts';
import type { Changed, OfferFilter, OffersApi } from './offersApi.ts';
import { useApi } from './queries.ts';

export const offerKeys = {
  all: ['offers'],
  /** `number`: from 0. */
  page: (filter: OfferFilter, number: number) => ['offers', 'page', filter, number],
  pages: ['offers', 'page'],
  one: (id: OfferId) => ['offers', 'one', id],
  brief: (kind: OfferKind | null) => ['offers', 'brief', kind],
  log: ['offers', 'log'],
  templates: ['offer-templates'],
  template: (kind: OfferKind) => ['offer-template', kind],
  draft: (key: string) => ['offer-draft', key],
} as const;

/** The job that writes promises to the platform takes seconds: until it has, what is shown is asked again. */
const PENDING_MS = 2_000;
/** After so long without news the job has failed, and tries again at its own pace: no need to ask each moment. */
const PATIENCE_MS = 60_000;

/** Whether checkout has yet to hear of an offer that has just been changed. */
export function isPending(
  { offers, promises }: Pick<OffersReport, 'offers' | 'promises'>,
  now = Date.now(),
): boolean {
  const known = new Map(promises?.kept.map((kept) => [kept.offer, kept.version]));
  return offers.some(
    (offer) =>
      offer.status === 'active' &&
      changesPrice(offer) &&
      known.get(offer.id) !== offer.version &&
      now - offer.updatedAt < PATIENCE_MS,
  );
}

/** For `refetchInterval`. */
export function untilKept(report: Pick<OffersReport, 'offers' | 'promises'> | undefined): number | false {
  return report !== undefined && isPending(report) ? PENDING_MS : false;
}

export function useOffer(id: OfferId) {
  const api = useApi();
  return useQuery({
    queryKey: offerKeys.one(id),
    queryFn: ({ signal }) => api.offers.one(id, signal),
    refetchInterval: ({ state: { data } }) =>
      untilKept(data && { offers: [data.offer], promises: data.promises }),
  });
}

/** All offers in brief, or those of one kind, for what builds upon them. */
export function useBriefOffers(kind: OfferKind | null = null, enabled = true) {
  const api = useApi();
  return useQuery({
    queryKey: offerKeys.brief(kind),
    queryFn: ({ signal }) => api.offers.brief(kind, signal),
    enabled,
  });
}

export function useOfferLog() {
  const api = useApi();
  return useQuery({ queryKey: offerKeys.log, queryFn: ({ signal }) => api.offers.log(signal), staleTime: 0 });
}

/** A first draft of each kind; the form of the one that is chosen then has it at once. */
export function useTemplates() {
  const api = useApi();
  const client = useQueryClient();
  return useQuery({
    queryKey: offerKeys.templates,
    queryFn: async ({ signal }) => {
      const report = await api.offers.templates(signal);
      for (const one of report.templates) client.setQueryData(offerKeys.template(one.kind), one);
      return report;
    },
    staleTime: 60_000,
  });
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

/** One change of an offer from its form; everything that shows it is then asked anew. */
export function useOfferChange<Given>(verb: (api: OffersApi, given: Given) => Promise<Changed>) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => verb(api.offers, given),
    onSuccess: (changed) => {
      if (changed.kind === 'saved') keep(client, changed.report);
    },
    onSettled: () => client.invalidateQueries({ queryKey: offerKeys.all }),
  });
}

/** What the server answered to a change is what holds. */
export function keep(client: QueryClient, report: OfferReport): void {
  client.setQueryData<OfferReport>(offerKeys.one(report.offer.id), report);
}

/** Products by id, for titles and variants. */
export function cardsById(products: readonly PickCard[]): ReadonlyMap<ProductId, PickCard> {
  return new Map(products.map((product) => [product.id, product]));
}
