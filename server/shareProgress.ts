/** How far a command is, as a share: a bar on a terminal, a line now and then elsewhere; never on standard output. */
import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

export interface ShareProgress {
  /** `share` 0 to 1. */
  readonly at: (what: string, share: number) => void;
  /** Calling it again does nothing. */
  readonly end: () => void;
}

const LINE_EVERY_MS = 2_000;

/** `first`: what is said before anything has begun; `width`: characters that all that is said fits into. */
export function shareProgress(
  out: Pick<WriteStream, 'isTTY' | 'write'>,
  said: { readonly first: string; readonly width: number },
  now: () => number = () => performance.now(),
): ShareProgress {
  return out.isTTY ? bar(out as WriteStream, said) : sparse(out, now);
}

function bar(out: WriteStream, { first, width }: { first: string; width: number }): ShareProgress {
  const view = new SingleBar(
    { format: '{what} {bar} {percentage} %', hideCursor: true, stream: out, clearOnComplete: true },
    Presets.shades_classic,
  );
  view.start(1000, 0, { what: first.padEnd(width) });
  let ended = false;
  return {
    at: (what, share) => view.update(Math.floor(share * 1000), { what: what.padEnd(width) }),
    end: () => {
      if (ended) return;
      ended = true;
      view.stop();
    },
  };
}

function sparse(out: Pick<WriteStream, 'write'>, now: () => number): ShareProgress {
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
