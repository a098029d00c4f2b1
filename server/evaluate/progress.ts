/** How far an evaluation is: reading its files is the first tenth, the parts that follow share the rest. */
import type { ReadProgress } from './files.ts';

export interface ProgressView {
  /** Told of the bytes that are read: the first tenth of the bar. */
  readonly files: ReadProgress;
  /** `share` 0 to 1 of the part between `from` and `to` of the bar. */
  readonly part: (from: number, to: number) => (what: string, share: number) => void;
  readonly end: () => void;
}

/** Share of the bar that reading takes. */
export const READ = 0.1;

/** What is said before anything is read, and the characters that all that is said fits into. */
export const SAID = { first: 'Reading', width: 18 } as const;

/** Where it is shown: a share from 0 to 1. */
interface Shows {
  readonly at: (what: string, share: number) => void;
  readonly end: () => void;
}

export function evaluateProgress(show: Shows): ProgressView {
  let expected = 0;
  let read = 0;
  return {
    files: {
      expect: (bytes) => {
        expected += bytes;
      },
      read: (bytes) => {
        read += bytes;
        show.at(SAID.first, (READ * read) / Math.max(1, expected));
      },
    },
    part: (from, to) => (what, share) => show.at(what, from + (to - from) * share),
    end: show.end,
  };
}
