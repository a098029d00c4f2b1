/** Where a view has pages of its own: each begins at the top, heading first, as a new view does. */
import { type RefObject, useEffect, useRef } from 'react';

/** For the view's root; `page` names the page in it. */
export function usePageTop(page: string): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    // Not at the first paint, when nobody has asked for it yet.
    const isFirst = opened.current === null && document.activeElement === document.body;
    if (!isFirst && opened.current !== page) {
      scrollTo(0, 0);
      root.current?.querySelector('h1')?.focus({ preventScroll: true });
    }
    opened.current = page;
  }, [page]);
  return root;
}
