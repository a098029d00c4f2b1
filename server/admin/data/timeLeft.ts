/** How long something under way still takes, by how fast it went lately; nothing is said until that is known. */
import { useRef } from 'react';

export interface Sample {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly done: number;
}

/** What was longer ago says little of how fast it goes now. */
const WINDOW_MS = 20_000;
/** A rate is known only after so long, and after as many steps forward. */
const LEAST_MS = 3_000;
const LEAST_STEPS = 2;

/** Milliseconds; null while the rate is not known, or the whole is not. `samples` in the order of time. */
export function timeLeft(samples: readonly Sample[], total: number | null): number | null {
  const last = samples.at(-1);
  if (last === undefined || total === null || last.done >= total) return null;
  const lately = samples.filter(({ at }) => at >= last.at - WINDOW_MS);
  const first = lately[0]!;
  const steps = new Set(lately.map(({ done }) => done)).size - 1;
  const [ms, done] = [last.at - first.at, last.done - first.done];
  if (ms < LEAST_MS || steps < LEAST_STEPS || done <= 0) return null;
  return ((total - last.done) * ms) / done;
}

/** Rounded to what such a guess is worth: 5 s below a minute, whole minutes above five. */
export function roughly(ms: number): number {
  const unit = ms < 60_000 ? 5_000 : ms < 300_000 ? 15_000 : 60_000;
  return Math.max(unit, Math.round(ms / unit) * unit);
}

/** The same from render to render; `key` tells one piece of work from the next, whose rate is another. */
export function useTimeLeft(
  key: string | null,
  now: number,
  done: number,
  total: number | null,
): number | null {
  const kept = useRef<{ key: string | null; samples: Sample[] }>({ key: null, samples: [] });
  if (kept.current.key !== key) kept.current = { key, samples: [] };
  const { samples } = kept.current;
  if (key !== null && now > (samples.at(-1)?.at ?? 0)) {
    samples.push({ at: now, done });
    while (samples.length > 2 && samples[0]!.at < now - WINDOW_MS) samples.shift();
  }
  return key === null ? null : timeLeft(samples, total);
}
