/** What the page reads, as cached queries: how each is kept fresh, and when it is tried again. */
import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ProductId } from '../../domain/ids.ts';
import type { Placement } from '../../domain/placement.ts';
import type { GroupKind } from '../../domain/report.ts';
import type { Settings } from '../../domain/settings.ts';
import { type Api, ApiError } from './api.ts';
import { isBehind } from './preview.ts';
import { pollInterval } from './progress.ts';
import type { ResultDays } from './resultsApi.ts';
import { setShopZone } from './zone.ts';

const ApiContext = createContext<Api | null>(null);
export const ApiProvider = ApiContext.Provider;

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('The page stands outside its ApiProvider.');
  return api;
}

/** Two more tries for what may pass by itself; a refusal is final. */
export function shouldRetry(failures: number, error: unknown): boolean {
  if (failures >= 2 || !(error instanceof ApiError)) return false;
  return error.code === 'offline' || error.status >= 500;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: shouldRetry, staleTime: 5_000 }, mutations: { retry: false } },
  });
}

export const keys = {
  status: ['status'],
  settings: ['settings'],
  products: (query: string) => ['products', query],
  groups: (kind: GroupKind, query: string) => ['groups', kind, query],
  preview: (product: ProductId, placement: Placement) => ['preview', product, placement],
  results: (days: ResultDays) => ['results', days],
} as const;

/** The shop's status, polled each second while something is under way. Polling is the retry. */
export function useStatus() {
  const api = useApi();
  return useQuery({
    queryKey: keys.status,
    async queryFn({ signal }) {
      const status = await api.status(signal);
      setShopZone(status.timezone);
      return status;
    },
    refetchInterval: ({ state }) => pollInterval(state.data, state.status === 'error'),
    retry: false,
  });
}

/** Results and previews depend on the model and the catalogue: asked again when either has changed. */
export function useFreshness(): void {
  const client = useQueryClient();
  const status = useStatus().data;
  const before = useRef<string | null>(null);
  const mark = status === undefined ? null : `${status.model?.version ?? 0}:${status.sync.phase === 'done'}`;
  useEffect(() => {
    if (mark === null || mark === before.current) return;
    const isFirst = before.current === null;
    before.current = mark;
    // What is on its way for the first time is of now.
    if (isFirst) return;
    for (const key of ['home', 'results', 'preview', 'products', 'groups'])
      void client.invalidateQueries({ queryKey: [key] });
  }, [mark, client]);
}

export function useStartSync() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.startSync(),
    onSettled: () => client.invalidateQueries({ queryKey: keys.status }),
  });
}

/** Orders come in while the page is open: asked again every 15 s, and when the merchant comes back to it. */
export function useResults(days: ResultDays) {
  const api = useApi();
  return useQuery({
    queryKey: keys.results(days),
    queryFn: ({ signal }) => api.results(days, signal),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
}

export function useProducts(query: string, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: keys.products(query),
    queryFn: ({ signal }) => api.products(query, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled,
  });
}

export function useGroups(kind: GroupKind, query: string, enabled: boolean) {
  const api = useApi();
  return useQuery({
    queryKey: keys.groups(kind, query),
    queryFn: ({ signal }) => api.groups(kind, query, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled,
  });
}

/** `saved`: the settings by which it should be made; asked again each second until it is. */
export function usePreview(product: ProductId | null, placement: Placement, saved: Settings | null) {
  const api = useApi();
  return useQuery({
    queryKey: keys.preview(product ?? 0, placement),
    queryFn: ({ signal }) => api.preview(product ?? 0, placement, signal),
    enabled: product !== null,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && saved !== null && isBehind(data, saved) ? 1000 : false,
  });
}

/** The value as it was once it has stood still for `ms`: what a search asks for while somebody types. */
export function useDebounced<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** The current time, renewed every `ms` while `running`. */
export function useNow(running: boolean, ms = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), ms);
    return () => clearInterval(timer);
  }, [running, ms]);
  return now;
}
