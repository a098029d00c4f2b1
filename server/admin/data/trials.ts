/** Experiments as cached queries and their changes; after each change what is shown is asked anew. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Trial } from '../../domain/experiment/trial.ts';
import { useApi } from './queries.ts';
import type { TrialChanged, TrialsApi } from './trialsApi.ts';

export const trialKeys = {
  all: ['trials'],
  one: (id: Trial['id']) => ['trials', id],
  results: (id: Trial['id']) => ['trials', id, 'results'],
  log: (id: Trial['id']) => ['trials', id, 'log'],
} as const;

const MINUTE = 60_000;

/** The guard may have stopped one meanwhile. */
export function useTrials() {
  const api = useApi();
  return useQuery({
    queryKey: trialKeys.all,
    queryFn: ({ signal }) => api.trials.list(signal),
    refetchInterval: MINUTE,
  });
}

export function useTrial(id: Trial['id']) {
  const api = useApi();
  return useQuery({
    queryKey: trialKeys.one(id),
    queryFn: ({ signal }) => api.trials.get(id, signal),
    refetchInterval: MINUTE,
  });
}

/** A draft has none. */
export function useTrialResults({ id, status }: Pick<Trial, 'id' | 'status'>) {
  const api = useApi();
  return useQuery({
    queryKey: trialKeys.results(id),
    queryFn: ({ signal }) => api.trials.results(id, signal),
    enabled: status !== 'draft',
    staleTime: MINUTE,
    refetchInterval: status === 'running' ? 5 * MINUTE : false,
  });
}

export function useTrialLog(id: Trial['id']) {
  const api = useApi();
  return useQuery({
    queryKey: trialKeys.log(id),
    queryFn: ({ signal }) => api.trials.log(id, signal),
    staleTime: 0,
  });
}

export function useTrialChange<Given>(verb: (api: TrialsApi, given: Given) => Promise<TrialChanged>) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => verb(api.trials, given),
    onSettled: () => client.invalidateQueries({ queryKey: trialKeys.all }),
  });
}
