/** The list of products, page by page as it is scrolled, and what the last training changed. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { BrowsedProduct, Show } from '../../domain/browseReport.ts';
import { useApi } from './queries.ts';

export interface Browsed {
  /** Null until the first page is there. */
  readonly products: readonly BrowsedProduct[] | null;
  readonly total: number;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly hasMore: boolean;
  more(): void;
  retry(): void;
}

/** Asked anew when the model or the catalogue has changed: see useFreshness, by the key's first word. */
export function useBrowse(query: string, show: Show): Browsed {
  const api = useApi();
  const found = useInfiniteQuery({
    queryKey: ['products', 'browse', show, query],
    queryFn: ({ signal, pageParam }) => api.browse({ query, show, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const { data, error, isFetching, hasNextPage } = found;
  return {
    products: data?.pages.flatMap((page) => page.products) ?? null,
    total: data?.pages[0]?.total ?? 0,
    error,
    isFetching,
    hasMore: hasNextPage,
    more: () => {
      if (hasNextPage && !isFetching) void found.fetchNextPage();
    },
    retry: () => void found.refetch(),
  };
}

export function useChanges() {
  const api = useApi();
  return useQuery({ queryKey: ['products', 'changes'], queryFn: ({ signal }) => api.changes(signal) });
}
