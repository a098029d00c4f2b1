/** What was measured, as cached queries: asked again seldom, since a figure that twitches invites to be watched. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from './queries.ts';
import type { ResultDays } from './resultsApi.ts';

export const resultKeys = {
  measured: (days: ResultDays) => ['results', 'measured', days],
  history: (days: ResultDays) => ['results', 'history', days],
  kpis: (days: ResultDays) => ['results', 'kpis', days],
  exports: ['exports'],
} as const;

const MINUTE = 60_000;

export function useMeasured(days: ResultDays) {
  const api = useApi();
  return useQuery({
    queryKey: resultKeys.measured(days),
    queryFn: ({ signal }) => api.measured.measured(days, signal),
    refetchInterval: MINUTE,
    placeholderData: keepPreviousData,
  });
}

/** The course of the estimate: many reports in one, so asked once while the page is open. */
export function useHistory(days: ResultDays, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: resultKeys.history(days),
    queryFn: ({ signal }) => api.measured.history(days, signal),
    staleTime: 10 * MINUTE,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useKpis(days: ResultDays) {
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
