/** Experiments: the list, and from there one of them or a new one. */
import { useRoute } from '../../data/route.ts';
import { usePageTop } from '../../parts/page-top.ts';
import '../../style/offers.css';
import '../../style/measured.css';
import '../../style/trials.css';
import { EditTrial, NewTrial } from './editor.tsx';
import { TrialList } from './list.tsx';
import { OneTrial } from './one.tsx';

export default function Trials() {
  const { parameters } = useRoute();
  const root = usePageTop(parameters.toString());
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
