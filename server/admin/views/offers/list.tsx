/** All offers in the order in which they come first: searched, narrowed, steered, and brought back when deleted. */
import { useState } from 'react';
import type { Offer } from '../../../domain/offer/offer.ts';
import type { OffersReport } from '../../../domain/offer/report.ts';
import type { ListChange } from '../../data/offerListChange.ts';
import { filterIn, narrow, useFirstPage, useListChange } from '../../data/offerPages.ts';
import type { OfferFilter } from '../../data/offersApi.ts';
import { useRoute } from '../../data/route.ts';
import { Icon } from '../../parts/icons.tsx';
import { Card, Problem, Skeleton, Unread } from '../../parts/ui.tsx';
import { listText } from '../../text/offer-list.ts';
import { offersText } from '../../text/offers.ts';
import { Head } from './head.tsx';
import { Narrowing } from './narrowing.tsx';
import type { Act } from './row.tsx';
import { OfferRows } from './rows.tsx';

export function OfferList() {
  const filter = filterIn(useRoute().parameters);
  const { data, error, refetch, isFetching } = useFirstPage(filter);
  return (
    <>
      <Head isList title={offersText.title} lead={offersText.lead}>
        <a className="button" href="#/offers?simulate">
          {listText.simulate}
        </a>
        <a className="button" href="#/offers?log">
          {offersText.log}
        </a>
        <a className="button primary" href="#/offers?new">
          {offersText.create}
        </a>
      </Head>
      {error !== null && data === undefined ? (
        <Unread title={offersText.failed} error={error} refetch={refetch} isFetching={isFetching} />
      ) : data === undefined ? (
        <section className="card" aria-label={offersText.title}>
          <Skeleton lines={5} kind="tall" />
        </section>
      ) : (
        <Listed first={data} filter={filter} />
      )}
    </>
  );
}

function Listed({ first, filter }: { first: OffersReport; filter: OfferFilter }) {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [gone, setGone] = useState<Offer | null>(null);
  const { mutateAsync, isPending } = useListChange();

  async function change(wanted: ListChange, saved: () => void = () => {}) {
    setProblem(null);
    try {
      const changed = await mutateAsync(wanted);
      if (changed.kind === 'conflict') setProblem(offersText.changedMeanwhile);
      else saved();
    } catch (thrown) {
      setProblem((thrown as Error).message);
    }
  }

  const act: Act = {
    move: (offer, to) =>
      void change({ kind: 'place', offer, to }, () => setSaid(offersText.moved(offer.name, to))),
    setStatus: (offer, to) => void change({ kind: 'status', offer, to }),
    duplicate: (offer) => void change({ kind: 'duplicate', offer }),
    remove: (offer) => void change({ kind: 'remove', offer }, () => setGone(offer)),
  };
  const restore = (offer: Offer) =>
    change({ kind: 'restore', offer }, () => {
      setSaid(offersText.undone(offer.name));
      setGone(null);
    });

  return (
    <>
      {problem !== null && <Problem title={offersText.notDone} what={problem} loud />}
      {gone !== null && <Gone offer={gone} busy={isPending} restore={() => void restore(gone)} />}
      <p className="sr" role="status">
        {said}
      </p>
      {first.all === 0 ? (
        <Card title={offersText.none} lead={offersText.noneWhat}>
          <p>
            <a className="button" href="#/offers?new">
              {offersText.create}
            </a>
          </p>
        </Card>
      ) : (
        <>
          <Unkept first={first} filter={filter} />
          <section className="card" aria-label={offersText.title}>
            <Narrowing first={first} filter={filter} />
            <Notes first={first} />
            {first.total === 0 ? (
              <div className="offers-none">
                <p className="strong">{listText.none}</p>
                <p className="soft">{listText.noneWhat}</p>
                <button
                  type="button"
                  className="button"
                  onClick={() => narrow({ q: '', status: '', kind: '' })}
                >
                  {listText.showAll}
                </button>
              </div>
            ) : (
              <OfferRows first={first} filter={filter} act={act} busy={isPending} />
            )}
          </section>
        </>
      )}
    </>
  );
}

function Notes({ first }: { first: OffersReport }) {
  const native = first.promises?.route === 'native' && first.promises.kept.length > 0;
  return (
    <>
      {first.all > 1 && (
        <p className="soft">
          {offersText.first} {listText.moving}
        </p>
      )}
      {native && <p className="soft">{offersText.nativeMeasured}</p>}
    </>
  );
}

function Gone(props: { offer: Offer; busy: boolean; restore: () => void }) {
  return (
    <div className="notice" role="status">
      <p className="gone-note">
        {offersText.removed(props.offer.name)}{' '}
        <button type="button" className="link" disabled={props.busy} onClick={props.restore}>
          {offersText.undo}
        </button>
      </p>
    </div>
  );
}

/** What checkout has no room for is said before the list, where a thousand offers would hide it. */
function Unkept({ first, filter }: { first: OffersReport; filter: OfferFilter }) {
  const { unkept } = first.counts;
  if (unkept === 0 || filter.status === 'unkept') return null;
  return (
    <div className="notice warn">
      <Icon name="warn" />
      <div>
        <p className="strong">{listText.unkept(unkept)}</p>
        <p>{listText.unkeptWhat}</p>
        <button type="button" className="button" onClick={() => narrow({ ...filter, status: 'unkept' })}>
          {listText.showUnkept}
        </button>
      </div>
    </div>
  );
}
