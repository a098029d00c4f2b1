/** Feeds the browser's events to the exit intent, and fires once when it is time. */
import { exitIntent, type Signal } from './intent.ts';

/** True while something else has the shopper's attention: an open dialog or drawer, or a field being filled in. */
export function isBusy(): boolean {
  if (document.hidden || document.activeElement?.matches('input,select,textarea,[contenteditable]'))
    return true;
  for (const dialog of document.querySelectorAll('dialog[open],[aria-modal=true]')) {
    // Themes keep closed drawers in the page as modal dialogs: only what can be seen counts.
    if (dialog.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) !== false) return true;
  }
  return false;
}

/** Calls `go` at the first exit intent when `ready()`, then stops listening. */
export function watchExit(began: number, dwell: number, ready: () => boolean, go: () => void): void {
  const intent = exitIntent(began, dwell, matchMedia('(pointer:coarse)').matches);
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: true, capture: true };
  const feed = (signal: Signal) => {
    if (!intent(signal, Date.now()) || !ready() || isBusy()) return;
    stop.abort();
    go();
  };
  const on = (type: string, read: (event: MouseEvent) => Signal) =>
    document.addEventListener(type, (event) => feed(read(event as MouseEvent)), options);

  on('pointerdown', () => ({ kind: 'act' }));
  on('keydown', () => ({ kind: 'act' }));
  on('mousemove', (event) => ({ kind: 'move', y: event.clientY }));
  on('mouseout', (event) => ({ kind: event.relatedTarget ? 'move' : 'out', y: event.clientY }));
  on('scroll', () => ({ kind: 'scroll', y: scrollY }));
  on('visibilitychange', () => ({ kind: document.hidden ? 'hide' : 'show' }));
}
