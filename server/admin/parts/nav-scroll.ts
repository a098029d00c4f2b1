/** A line of links that is longer than a phone is wide: the open one is scrolled into it, and the page stays where it is. */
import { type RefObject, useEffect, useRef } from 'react';

/** For the `nav` itself; `open` names the link that is current. */
export function useCurrentInView(open: string): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link is current when another view is open
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (!nav.current || !link) return;
    nav.current.scrollLeft =
      link.offsetLeft - nav.current.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [open]);
  return nav;
}
