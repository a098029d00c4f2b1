/** The list of offers a page at a time: only the pages in view are asked, and each change is shown before it is saved. */
import { keepPreviousData, useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { OFFER_KINDS, type Offer } from '../../domain/offer/offer.ts';
import { fieldsOf } from '../../domain/offer/parseOffer.ts';
import { OFFER_STATES, type OffersReport } from '../../domain/offer/report.ts';
import { offersText } from '../text/offers.ts';
import { type ListChange, shownAfter } from './offerListChange.ts';
import { keep, offerKeys, untilKept } from './offers.ts';
import type { Changed, OfferFilter, OffersApi } from './offersApi.ts';
import { useApi } from './queries.ts';
import { navigate } from './route.ts';

/** Offers in a page: as many as are read at once without being noticed. */
export const PAGE = 50;

/** What the address says that the list is narrowed to; what it does not know it does not heed. */
export function filterIn(parameters: URLSearchParams): OfferFilter {
  const one = <T extends string>(name: string, known: readonly T[]): T | '' =>
    known.find((value) => value === parameters.get(name)) ?? '';
  return {
    q: parameters.get('q') ?? '',
    status: one('status', OFFER_STATES),
    kind: one('kind', OFFER_KINDS),
  };
}

/** Puts what the list is narrowed to into the address: it stays there while the merchant edits one and comes back. */
export function narrow(filter: OfferFilter): void {
  navigate('offers', Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')));
}

function pageQuery(offers: OffersApi, filter: OfferFilter, number: number) {
  return {
    queryKey: offerKeys.page(filter, number),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      offers.list({ ...filter, after: number * PAGE, limit: PAGE }, signal),
    refetchInterval: ({ state }: { state: { data: OffersReport | undefined } }) => untilKept(state.data),
  };
}

/** While another is on its way, the last list stays. */
export function useFirstPage(filter: OfferFilter) {
  const api = useApi();
  return useQuery({ ...pageQuery(api.offers, filter, 0), placeholderData: keepPreviousData });
}

/** The pages of these numbers, as far as they have come. */
export function usePages(filter: OfferFilter, numbers: readonly number[]): ReadonlyMap<number, OffersReport> {
  const api = useApi();
  return useQueries({
    queries: numbers.map((number) => pageQuery(api.offers, filter, number)),
    combine: (results) => {
      const come = results.flatMap(({ data }, at) =>
        data === undefined ? [] : [[numbers[at]!, data] as const],
      );
      return new Map(come);
    },
  });
}

const ASK: { readonly [K in ListChange['kind']]: (api: OffersApi, change: ListChange) => Promise<Changed> } =
  {
    status: (api, change) => api.setStatus(change.offer, (change as { to: Offer['status'] }).to),
    place: (api, change) => api.place(change.offer.id, (change as { to: number }).to),
    remove: (api, { offer }) => api.remove(offer),
    restore: (api, { offer }) => api.create(fieldsOf(offer), offer),
    duplicate: (api, { offer }) => api.duplicate(offer.id, offersText.copyOf(offer.name)),
  };

/** One change in the list: shown at once, taken back when it is refused or came too late, and then asked anew. */
export function useListChange() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ListChange) => ASK[change.kind](api.offers, change),
    async onMutate(change) {
      await client.cancelQueries({ queryKey: offerKeys.pages });
      const before = client.getQueriesData<OffersReport>({ queryKey: offerKeys.pages });
      client.setQueriesData<OffersReport>(
        { queryKey: offerKeys.pages },
        (page) => page && shownAfter(page, change),
      );
      return () => {
        for (const [key, page] of before) client.setQueryData(key, page);
      };
    },
    onSuccess(changed, _change, takeBack) {
      if (changed.kind === 'saved') keep(client, changed.report);
      else takeBack();
    },
    onError: (_error, _change, takeBack) => takeBack?.(),
    onSettled: () => client.invalidateQueries({ queryKey: offerKeys.all }),
  });
}
