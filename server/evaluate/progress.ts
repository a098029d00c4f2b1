/** How far an evaluation is: a bar on a terminal, a line now and then elsewhere; never on standard output. */
import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';
import type { ReadProgress } from './files.ts';

export interface ProgressView {
  /** Told of the bytes that are read: the first tenth of the bar. */
  readonly files: ReadProgress;
  /** `share` 0 to 1 of the part between `from` and `to` of the bar. */
  readonly part: (from: number, to: number) => (what: string, share: number) => void;
  readonly end: () => void;
}

const LINE_EVERY_MS = 2_000;
/** Share of the bar that reading takes. */
export const READ = 0.1;

export function evaluateProgress(
  out: Pick<WriteStream, 'isTTY' | 'write'>,
  now: () => number = () => performance.now(),
): ProgressView {
  const show = out.isTTY ? bar(out as WriteStream) : sparse(out, now);
  let expected = 0;
  let read = 0;
  return {
    files: {
      expect: (bytes) => {
        expected += bytes;
      },
      read: (bytes) => {
        read += bytes;
        show.at('Reading', (READ * read) / Math.max(1, expected));
      },
    },
    part: (from, to) => (what, share) => show.at(what, from + (to - from) * share),
    end: show.end,
  };
}

interface Shows {
  readonly at: (what: string, share: number) => void;
  readonly end: () => void;
}

function bar(out: WriteStream): Shows {
  const view = new SingleBar(
    { format: '{what} {bar} {percentage} %', hideCursor: true, stream: out, clearOnComplete: true },
    Presets.shades_classic,
  );
  view.start(1000, 0, { what: padded('Reading') });
  let ended = false;
  return {
    at: (what, share) => view.update(Math.floor(share * 1000), { what: padded(what) }),
    end: () => {
      if (ended) return;
      ended = true;
      view.stop();
    },
  };
}

function sparse(out: Pick<WriteStream, 'write'>, now: () => number): Shows {
  let last = now();
  return {
    at: (what, share) => {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      out.write(`${Math.floor(share * 100)} %: ${what}\n`);
    },
    end: () => {},
  };
}

const padded = (what: string) => what.padEnd(18);
