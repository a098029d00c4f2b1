/** One offer in the list: its place, its state, its promise, and what can be done with it. */
import { useEffect, useState } from 'react';
import type { PromiseReport } from '../../../domain/offer/kept.ts';
import type { Offer } from '../../../domain/offer/offer.ts';
import { format } from '../../data/format.ts';
import { type Known, keepingInWords, promiseInWords, warningsInWords } from '../../data/offerWords.ts';
import { useNow } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { listText } from '../../text/offer-list.ts';
import { offersText } from '../../text/offers.ts';

export interface Act {
  /** `to`: a place among all, from 1. */
  move(offer: Offer, to: number): void;
  setStatus(offer: Offer, to: Offer['status']): void;
  duplicate(offer: Offer): void;
  remove(offer: Offer): void;
}

/** What stands in one item of the list. */
export function OfferRow(props: {
  offer: Offer;
  /** Among all, from 1. */
  place: number;
  /** How many there are. */
  all: number;
  known: Known;
  promises: PromiseReport | null;
  act: Act;
  busy: boolean;
}) {
  const { offer, place, all, known, promises, act, busy } = props;
  const now = useNow(offer.startsAt !== null || offer.endsAt !== null, 30_000);
  const { tone, text } = keepingInWords(offer, promises, now);
  return (
    <>
      <Place offer={offer} place={place} all={all} act={act} />
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
          disabled={place === 1}
          onClick={() => act.move(offer, place - 1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={offersText.down(offer.name)}
          disabled={place === all}
          onClick={() => act.move(offer, place + 1)}
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
    </>
  );
}

/** Its place, which another can be typed over: far moves need no hundred presses. */
function Place({ offer, place, all, act }: { offer: Offer; place: number; all: number; act: Act }) {
  const [typed, setTyped] = useState(String(place));
  useEffect(() => setTyped(String(place)), [place]);
  function commit() {
    const wanted = Number(typed);
    if (Number.isSafeInteger(wanted) && wanted >= 1 && wanted !== place)
      act.move(offer, Math.min(wanted, all));
    else setTyped(String(place));
  }
  return (
    <input
      className="offer-place figure"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      aria-label={listText.place(offer.name)}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
      onBlur={commit}
    />
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
