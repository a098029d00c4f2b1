/** Offers: the list, and from there one offer, a new one, the log, and what checkout will charge. */
import { OFFER_KINDS } from '../../../domain/offer/offer.ts';
import { useRoute } from '../../data/route.ts';
import { usePageTop } from '../../parts/page-top.ts';
import '../../style/offers.css';
import '../../style/offer-list.css';
import '../../style/offer-edit.css';
import { Create } from './create.tsx';
import { Editor, NewOffer } from './editor.tsx';
import { OfferList } from './list.tsx';
import { Log } from './log.tsx';
import { Simulator } from './simulate.tsx';

export default function Offers() {
  const { parameters } = useRoute();
  const id = parameters.get('offer');
  // Narrowing the list is no other page.
  const page = ['offer', 'new', 'log', 'simulate'].filter((name) => parameters.has(name));
  const root = usePageTop(page.map((name) => `${name}=${parameters.get(name)}`).join());
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
      ) : parameters.has('simulate') ? (
        <Simulator />
      ) : (
        <OfferList />
      )}
    </div>
  );
}
