/** The merchant's own CSS as widgets would get it, asked of the server while it is written. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CssProblem } from '../../domain/look/ownCss.ts';
import { useApi, useDebounced } from './queries.ts';

/** Milliseconds of rest before what was typed is asked about. */
const REST = 300;
const NONE: readonly CssProblem[] = [];

/** `safe` is the latest that could be used: while a line is half written, the preview keeps what was whole. */
export function useOwnCss(css: string): {
  readonly safe: string;
  readonly problems: readonly CssProblem[];
  readonly error: Error | null;
} {
  const api = useApi();
  const asked = useDebounced(css, REST);
  const { data, error } = useQuery({
    queryKey: ['own-css', asked],
    queryFn: ({ signal }) => api.ownCss(asked, signal),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const safe = useRef('');
  if (asked.trim() === '') {
    safe.current = '';
    return { safe: '', problems: NONE, error: null };
  }
  if (data !== undefined && data.problems.length === 0) safe.current = data.css;
  return { safe: safe.current, problems: data?.problems ?? NONE, error };
}
