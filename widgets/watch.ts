/** Feeds the browser's events to the exit intent, and fires once when it is time. */
import { exitIntent, type Signal } from './intent.ts';

/** True while something else has the shopper's attention: an open dialog or drawer, or a field being filled in. */
export function isBusy(): boolean {
  if (document.hidden || document.activeElement?.matches('input,select,textarea,[contenteditable]'))
    return true;
  // Themes keep closed drawers in the page as modal dialogs: only what can be seen counts.
  return [...document.querySelectorAll('dialog[open],[aria-modal=true]')].some(
    (dialog) => dialog.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) !== false,
  );
}

/**
 * Calls `go` at the first exit intent when `ready()`, then stops listening. Begins when a shopper has pressed something:
 * before that nobody is known to be there, and this file is not fetched.
 */
export function watchExit(
  began: number,
  dwell: number,
  clarity: number,
  ready: () => boolean,
  go: () => void,
): void {
  const intent = exitIntent(began, dwell, matchMedia('(pointer:coarse)').matches, clarity);
  intent('pointerdown', 0, Date.now());
  const stop = new AbortController();
  const signalOf = ({ type, relatedTarget }: MouseEvent): Signal => {
    if (type === 'visibilitychange') return document.hidden ? 'hide' : 'show';
    return relatedTarget && type === 'mouseout' ? 'mousemove' : (type as Signal);
  };
  const feed = (event: Event) => {
    const y = (event as MouseEvent).clientY ?? scrollY;
    if (!intent(signalOf(event as MouseEvent), y, Date.now()) || !ready() || isBusy()) return;
    stop.abort();
    go();
  };
  for (const type of ['pointerdown', 'keydown', 'mousemove', 'mouseout', 'scroll', 'visibilitychange']) {
    document.addEventListener(type, feed, { signal: stop.signal, passive: true, capture: true });
  }
}
