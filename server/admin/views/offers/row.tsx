/** One offer in the list: its place, its state, its promise, and what can be done with it. */
import type { PromiseReport } from '../../../domain/offer/kept.ts';
import type { Offer } from '../../../domain/offer/offer.ts';
import { format } from '../../data/format.ts';
import { type Known, keepingInWords, promiseInWords, warningsInWords } from '../../data/offerWords.ts';
import { useNow } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { offersText } from '../../text/offers.ts';

export interface Act {
  move(offer: Offer, to: number): void;
  setStatus(offer: Offer, to: Offer['status']): void;
  duplicate(offer: Offer): void;
  remove(offer: Offer): void;
}

export function OfferRow(props: {
  offer: Offer;
  index: number;
  /** Index of the last row. */
  last: number;
  known: Known;
  promises: PromiseReport | null;
  act: Act;
  busy: boolean;
}) {
  const { offer, index, known, promises, act, busy } = props;
  const now = useNow(offer.startsAt !== null || offer.endsAt !== null, 30_000);
  const { tone, text } = keepingInWords(offer, promises, now);
  return (
    <li className={`offer ${offer.status}`}>
      <span className="offer-place figure">{index + 1}</span>
      <div className="offer-text">
        <p>
          <a href={`#/offers?offer=${offer.id}`} className="offer-name">
            {offer.name}
          </a>
          <span className="chip">{offersText.kind[offer.detail.kind]}</span>
          <span className={offer.status === 'active' ? 'chip on' : 'chip'}>
            {offersText.status[offer.status]}
          </span>
          <Times offer={offer} now={now} />
        </p>
        <p>{promiseInWords(offer.detail, known)}</p>
        <p className={tone === 'bad' ? 'wrong' : 'soft'}>
          {tone === 'good' && <Icon name="check" />}
          {tone === 'bad' && <Icon name="warn" />}
          {text}
        </p>
        {warningsInWords(offer, promises, known).map((warning) => (
          <p key={warning} className="offer-warning">
            <Icon name="warn" />
            {warning}
          </p>
        ))}
      </div>
      <span className="offer-buttons">
        <button
          type="button"
          className="icon-button"
          aria-label={offersText.up(offer.name)}
          disabled={index === 0}
          onClick={() => act.move(offer, index - 1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={offersText.down(offer.name)}
          disabled={index === props.last}
          onClick={() => act.move(offer, index + 1)}
        >
          <Icon name="down" />
        </button>
        <Verb
          word={offer.status === 'active' ? offersText.pause : offersText.activate}
          offer={offer}
          busy={busy}
          onClick={() => act.setStatus(offer, offer.status === 'active' ? 'paused' : 'active')}
        />
        <Verb word={offersText.duplicate} offer={offer} busy={busy} onClick={() => act.duplicate(offer)} />
        <Verb word={offersText.remove} offer={offer} busy={busy} onClick={() => act.remove(offer)} />
      </span>
    </li>
  );
}

function Verb(props: { word: string; offer: Offer; busy: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      className="button plain"
      aria-label={offersText.doTo(props.word, props.offer.name)}
      disabled={props.busy}
      onClick={props.onClick}
    >
      {props.word}
    </button>
  );
}

function Times({ offer: { startsAt, endsAt }, now }: { offer: Offer; now: number }) {
  const said: string[] = [];
  if (startsAt !== null && now < startsAt) said.push(offersText.scheduled(format.when(startsAt, now)));
  if (endsAt !== null)
    said.push((now < endsAt ? offersText.ends : offersText.ended)(format.when(endsAt, now)));
  return said.map((one) => (
    <span key={one} className="chip">
      {one}
    </span>
  ));
}
