/** Choosing what kind of offer to make. */
import { OFFER_KINDS } from '../../../domain/offer/offer.ts';
import { offersText } from '../../text/offers.ts';
import { Head } from './head.tsx';

export function Create() {
  return (
    <>
      <Head title={offersText.createTitle} lead={offersText.createLead} />
      <section className="card" aria-label={offersText.createTitle}>
        <ul className="kinds">
          {OFFER_KINDS.map((kind) => (
            <li key={kind}>
              <a className="kind" href={`#/offers?new=${kind}`}>
                <span className="strong">{offersText.kind[kind]}</span>
                <span className="soft">{offersText.kindWhat[kind]}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
