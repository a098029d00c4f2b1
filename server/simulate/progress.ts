/** How far a simulation is: a bar on a terminal, a line now and then elsewhere; never on standard output. */
import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

export interface ProgressView {
  /** `share` 0 to 1. */
  readonly at: (what: string, share: number) => void;
  readonly end: () => void;
}

const LINE_EVERY_MS = 2_000;

export function simulateProgress(
  out: Pick<WriteStream, 'isTTY' | 'write'>,
  now: () => number = () => performance.now(),
): ProgressView {
  return out.isTTY ? bar(out as WriteStream) : sparse(out, now);
}

function bar(out: WriteStream): ProgressView {
  const view = new SingleBar(
    { format: '{what} {bar} {percentage} %', hideCursor: true, stream: out, clearOnComplete: true },
    Presets.shades_classic,
  );
  view.start(1000, 0, { what: padded('Beginning') });
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

function sparse(out: Pick<WriteStream, 'write'>, now: () => number): ProgressView {
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

const padded = (what: string) => what.padEnd(22);
