/** What the first view reads: one answer, asked again each minute, since what needs attention may end by itself. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from './queries.ts';

export const homeKey = ['home'] as const;

export function useHome() {
  const api = useApi();
  return useQuery({
    queryKey: homeKey,
    queryFn: ({ signal }) => api.home(signal),
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
}
