/** When a shopper is really about to leave: pure, fed with what the pointer, the page and the tab do. */

/**
 * `pointerdown`, `keydown`: proof that a person is here. `mousemove`, `mouseout`: the mouse moves, or has left the page,
 * `y` pixels below the top edge. `scroll`: the page now begins at `y`. `hide`, `show`: the tab was put away, or taken up.
 */
export type Signal = 'pointerdown' | 'keydown' | 'mousemove' | 'mouseout' | 'scroll' | 'hide' | 'show';

/** Mouse: upwards at least this fast (pixels per millisecond) when it crosses the top edge. */
const POINTER_SPEED = 0.25;
/** A pointer that rested before it left was on its way to a tab or a bookmark, not away from the shop. */
const POINTER_WINDOW = 300;
/** Phone: one upward run at least this long (pixels) and this fast (pixels per millisecond). */
const SCROLL_RUN = 600;
const SCROLL_SPEED = 1.5;
/** Phone: the tab was away at least this long, milliseconds. */
const AWAY = 5_000;

/**
 * Answers, for each signal at time `now`, whether the shopper now shows intent to leave.
 * `began` and `now` are milliseconds on one clock; before `dwell` milliseconds and one act it is never true.
 * `clarity`: signs must be so many times as clear as usual, by the merchant's limits of tact.
 * Missing a leaver costs one suggestion; asking somebody who stays is a nuisance: hence the strict limits.
 */
export function exitIntent(
  began: number,
  dwell: number,
  phone: boolean,
  clarity = 1,
): (signal: Signal, y: number, now: number) => boolean {
  let acted = false;
  let trail: { y: number; at: number }[] = [];
  let run = { y: 0, at: 0 };
  let lastY = 0;
  let hiddenAt = Number.POSITIVE_INFINITY;

  return (signal, y, now) => {
    let leaves = false;
    trail = trail.filter(({ at }) => now - at <= POINTER_WINDOW);
    if (signal === 'mousemove') trail.push({ y, at: now });
    else if (signal === 'mouseout') {
      const from = trail[0];
      leaves = !phone && y <= 0 && !!from && from.y - y >= POINTER_SPEED * clarity * (now - from.at);
    } else if (signal === 'scroll') {
      // A run begins anew whenever the page goes down.
      if (y > lastY) run = { y, at: now };
      lastY = y;
      leaves = phone && run.y - y >= clarity * Math.max(SCROLL_RUN, SCROLL_SPEED * (now - run.at));
    } else if (signal === 'hide') hiddenAt = now;
    else if (signal === 'show') leaves = phone && now - hiddenAt >= AWAY * clarity;
    else acted = true;
    return leaves && acted && now - began >= dwell;
  };
}
