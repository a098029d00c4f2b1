/** What was measured, as cached queries: asked again seldom, since a figure that twitches invites to be watched. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from './queries.ts';

export const resultKeys = {
  measured: (days: number) => ['results', 'measured', days],
  history: (days: number) => ['results', 'history', days],
  kpis: (days: number) => ['results', 'kpis', days],
  exports: ['exports'],
} as const;

const MINUTE = 60_000;

export function useMeasured(days: number) {
  const api = useApi();
  return useQuery({
    queryKey: resultKeys.measured(days),
    queryFn: ({ signal }) => api.measured.measured(days, signal),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });
}

/** The course of the estimate: many reports in one, so asked once while the page is open. */
export function useHistory(days: number, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: resultKeys.history(days),
    queryFn: ({ signal }) => api.measured.history(days, signal),
    staleTime: 10 * MINUTE,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useKpis(days: number) {
  const api = useApi();
  return useQuery({
    queryKey: resultKeys.kpis(days),
    queryFn: ({ signal }) => api.measured.kpis(days, signal),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });
}

export function useExports() {
  const api = useApi();
  return useQuery({
    queryKey: resultKeys.exports,
    queryFn: ({ signal }) => api.measured.exports(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
