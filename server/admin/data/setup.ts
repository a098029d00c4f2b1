/** What the page reads of setting up, kept fresh, and its look at the live shop. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SetupReport } from '../../domain/setup.ts';
import { isRunning } from './progress.ts';
import { useApi, useStatus } from './queries.ts';

export const SETUP_KEY = ['setup'] as const;

/** Asked again while the shop is read, whenever a model comes, and when the merchant comes back from elsewhere. */
export function useSetup() {
  const api = useApi();
  const client = useQueryClient();
  const { data: status } = useStatus();
  const version = status === undefined ? null : (status.model?.version ?? 0);
  const known = useRef(version);
  useEffect(() => {
    const before = known.current;
    known.current = version;
    if (before === null || before === version) return;
    const ask = () => void client.invalidateQueries({ queryKey: SETUP_KEY });
    ask();
    // Published is not yet served: servers take a new model over within a second.
    const again = setTimeout(ask, 2_500);
    return () => clearTimeout(again);
  }, [version, client]);
  const reads = status !== undefined && isRunning(status);
  return useQuery({
    queryKey: SETUP_KEY,
    queryFn: ({ signal }) => api.setup.read(signal),
    refetchInterval: reads ? 2_000 : false,
    staleTime: 1_000,
  });
}

/** Looks at the live shop; the report of setting up then holds what was seen. */
export function useSelfTest() {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.setup.selfTest(),
    onSuccess(look) {
      client.setQueryData<SetupReport>(SETUP_KEY, (before) => before && { ...before, look });
      return client.invalidateQueries({ queryKey: SETUP_KEY });
    },
  });
}

/** Calls `back` when the merchant comes back to this page after `leave` was called: from the theme editor, say. */
export function useReturn(back: () => void): () => void {
  const away = useRef(false);
  const latest = useRef(back);
  latest.current = back;
  useEffect(() => {
    const seen = () => {
      if (!away.current || document.visibilityState === 'hidden') return;
      away.current = false;
      latest.current();
    };
    addEventListener('focus', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('focus', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
  return () => {
    away.current = true;
  };
}
