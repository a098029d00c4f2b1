/** Experiments: the list, and from there one of them or a new one. */
import { useEffect, useRef } from 'react';
import { useRoute } from '../../data/route.ts';
import '../../style/offers.css';
import '../../style/measured.css';
import '../../style/trials.css';
import { EditTrial, NewTrial } from './editor.tsx';
import { TrialList } from './list.tsx';
import { OneTrial } from './one.tsx';

export default function Trials() {
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
  const [id, edited] = [parameters.get('trial'), parameters.get('edit')];
  return (
    <div ref={root} className="stack">
      {edited !== null ? (
        <EditTrial key={edited} id={edited} />
      ) : id !== null ? (
        <OneTrial key={id} id={id} />
      ) : parameters.has('new') ? (
        <NewTrial />
      ) : (
        <TrialList />
      )}
    </div>
  );
}
