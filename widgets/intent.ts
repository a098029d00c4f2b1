/** When a shopper is really about to leave: pure, fed with what the pointer, the page and the tab do. */

export type Signal =
  /** A press, a key: proof that a person is here. */
  | { readonly kind: 'act' }
  /** The mouse is at `y` pixels below the top edge; `out` when it has left the page. */
  | { readonly kind: 'move' | 'out'; readonly y: number }
  | { readonly kind: 'scroll'; readonly y: number }
  /** The tab was put away, or taken up again. */
  | { readonly kind: 'hide' | 'show' };

/** Mouse: upwards at least this fast (pixels per millisecond) when it crosses the top edge. */
const POINTER_SPEED = 0.25;
/** A pointer that rests before it leaves is on its way to a tab or a bookmark, not away from the shop. */
const POINTER_WINDOW = 300;
/** Phone: one upward run at least this long (pixels) and this fast (pixels per millisecond). */
const SCROLL_RUN = 600;
const SCROLL_SPEED = 1.5;
/** Phone: the tab was away at least this long, milliseconds. */
const AWAY = 5_000;

/**
 * Answers, for each signal at time `now`, whether the shopper now shows intent to leave.
 * `began` and `now` are milliseconds on one clock; before `dwell` milliseconds and one act it is never true.
 * Missing a leaver costs one suggestion; asking somebody who stays is a nuisance: hence the strict limits.
 */
export function exitIntent(
  began: number,
  dwell: number,
  phone: boolean,
): (signal: Signal, now: number) => boolean {
  let acted = false;
  let samples: { y: number; at: number }[] = [];
  let run: { y: number; at: number; low: number } | null = null;
  let hiddenAt: number | null = null;

  const leaves = (signal: Signal, now: number): boolean => {
    switch (signal.kind) {
      case 'act':
        acted = true;
        return false;
      case 'move':
        samples = [
          ...samples.filter((sample) => now - sample.at <= POINTER_WINDOW),
          { y: signal.y, at: now },
        ];
        return false;
      case 'out': {
        const first = samples.find((sample) => now - sample.at <= POINTER_WINDOW);
        if (phone || !first || signal.y > 0) return false;
        return first.y - signal.y >= POINTER_SPEED * Math.max(1, now - first.at);
      }
      case 'scroll':
        if (!run || signal.y > run.low) run = { y: signal.y, at: now, low: signal.y };
        run.low = signal.y;
        return phone && run.y - signal.y >= SCROLL_RUN && run.y - signal.y >= SCROLL_SPEED * (now - run.at);
      case 'hide':
        hiddenAt = now;
        return false;
      case 'show': {
        const away = hiddenAt === null ? 0 : now - hiddenAt;
        hiddenAt = null;
        return phone && away >= AWAY;
      }
    }
  };
  return (signal, now) => leaves(signal, now) && acted && now - began >= dwell;
}
