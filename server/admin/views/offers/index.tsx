/** Offers: the list, and from there one offer, a new one, the log, and what checkout will charge. */
import { useEffect, useRef } from 'react';
import { OFFER_KINDS } from '../../../domain/offer/offer.ts';
import { useRoute } from '../../data/route.ts';
import '../../style/offers.css';
import { Create } from './create.tsx';
import { Editor, NewOffer } from './editor.tsx';
import { OfferList } from './list.tsx';
import { Log } from './log.tsx';

export default function Offers() {
  const { parameters } = useRoute();
  const root = useRef<HTMLDivElement>(null);
  const page = parameters.toString();
  const opened = useRef<string | null>(null);
  useEffect(() => {
    // As at a new view: from the top, heading first; not at the first paint, when nobody has asked for it yet.
    const isFirst = opened.current === null && document.activeElement === document.body;
    if (!isFirst && opened.current !== page) {
      scrollTo(0, 0);
      root.current?.querySelector('h1')?.focus({ preventScroll: true });
    }
    opened.current = page;
  }, [page]);
  const id = parameters.get('offer');
  const kind = OFFER_KINDS.find((one) => one === parameters.get('new'));
  return (
    <div ref={root} className="stack">
      {id !== null ? (
        <Editor key={id} id={id} />
      ) : kind !== undefined ? (
        <NewOffer key={kind} kind={kind} />
      ) : parameters.has('new') ? (
        <Create />
      ) : parameters.has('log') ? (
        <Log />
      ) : (
        <OfferList />
      )}
    </div>
  );
}
