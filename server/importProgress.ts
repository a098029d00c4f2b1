/** How far an import is: a bar on a terminal, a line now and then elsewhere. */
import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

export interface ImportProgressView {
  /** So many more bytes of the files were read. */
  readonly read: (bytes: number) => void;
  readonly show: (so: { orders: number; refused: number }) => void;
  /** `whole` fills the bar. Calling it again does nothing. */
  readonly end: (whole: boolean) => void;
}

const LINE_EVERY_MS = 2_000;

export function importProgress(
  out: Pick<WriteStream, 'isTTY' | 'write'>,
  totalBytes: number,
  now: () => number = () => performance.now(),
): ImportProgressView {
  let bytes = 0;
  const share = () => Math.min(100, Math.floor((bytes / Math.max(1, totalBytes)) * 100));
  if (!out.isTTY) {
    let last = now();
    return {
      read: (more) => {
        bytes += more;
      },
      show: ({ orders, refused }) => {
        if (now() - last < LINE_EVERY_MS) return;
        last = now();
        out.write(`${share()} %: ${orders} orders, ${refused} rows refused\n`);
      },
      end: () => {},
    };
  }
  const bar = new SingleBar(
    { format: 'Importing {bar} {percentage} % | {orders} orders, {refused} rows refused', hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(Math.max(1, totalBytes), 0, { orders: 0, refused: 0 });
  let ended = false;
  return {
    read: (more) => {
      bytes += more;
    },
    show: (so) => bar.update(Math.min(bytes, totalBytes), so),
    end: (whole) => {
      if (ended) return;
      ended = true;
      if (whole) bar.update(Math.max(1, totalBytes));
      bar.stop();
    },
  };
}
