/** All offers in the order in which they come first, what each promises, and whether checkout keeps it. */
import { useState } from 'react';
import type { Offer } from '../../../domain/offer/offer.ts';
import { fieldsOf } from '../../../domain/offer/parseOffer.ts';
import type { OffersReport } from '../../../domain/offer/report.ts';
import { cardsById, useOfferChange, useOffers, useOrder } from '../../data/offers.ts';
import { Card, Problem, Skeleton } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { Head } from './head.tsx';
import { type Act, OfferRow } from './row.tsx';
import { Simulate } from './simulate.tsx';

export function OfferList() {
  const { data, error, refetch, isFetching } = useOffers();
  return (
    <>
      <Head isList title={offersText.title} lead={offersText.lead}>
        <a className="button" href="#/offers?log">
          {offersText.log}
        </a>
        <a className="button primary" href="#/offers?new">
          {offersText.create}
        </a>
      </Head>
      {error !== null && data === undefined ? (
        <Problem
          title={offersText.failed}
          what={error.message}
          retry={() => void refetch()}
          busy={isFetching}
          loud
        />
      ) : data === undefined ? (
        <section className="card" aria-label={offersText.title}>
          <Skeleton lines={5} kind="tall" />
        </section>
      ) : (
        <Listed report={data} />
      )}
    </>
  );
}

function Listed({ report }: { report: OffersReport }) {
  const { offers } = report;
  const known = { cards: cardsById(report.products), offers, currency: report.currency };
  const native = report.promises?.kept.some(({ keeping }) => keeping.kind === 'native') ?? false;
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [gone, setGone] = useState<Offer | null>(null);
  const order = useOrder();
  const status = useOfferChange((api, { offer, to }: { offer: Offer; to: Offer['status'] }) =>
    api.setStatus(offer, to),
  );
  const duplicate = useOfferChange((api, { id, name }: Offer) => api.duplicate(id, offersText.copyOf(name)));
  const remove = useOfferChange((api, offer: Offer) => api.remove(offer));
  const restore = useOfferChange((api, offer: Offer) => api.create(fieldsOf(offer), offer));
  const busy = [order, status, duplicate, remove, restore].some(({ isPending }) => isPending);

  async function attempt<T>(work: () => Promise<T>, done: (result: T) => void) {
    setProblem(null);
    try {
      done(await work());
    } catch (thrown) {
      setProblem((thrown as Error).message);
    }
  }
  const change = (work: () => ReturnType<typeof remove.mutateAsync>, saved: () => void = () => {}) =>
    attempt(work, (changed) => {
      if (changed.kind === 'conflict') setProblem(offersText.changedMeanwhile);
      else saved();
    });

  const act: Act = {
    move(offer, to) {
      const ids = offers.filter((one) => one !== offer).map(({ id }) => id);
      void attempt(
        () => order.mutateAsync(ids.toSpliced(to, 0, offer.id)),
        (answer) => {
          if (answer === null) setProblem(offersText.changedMeanwhile);
          else setSaid(offersText.moved(offer.name, to + 1));
        },
      );
    },
    setStatus: (offer, to) => void change(() => status.mutateAsync({ offer, to })),
    duplicate: (offer) => void change(() => duplicate.mutateAsync(offer)),
    remove: (offer) =>
      void change(
        () => remove.mutateAsync(offer),
        () => setGone(offer),
      ),
  };

  return (
    <>
      {problem !== null && <Problem title={offersText.notDone} what={problem} loud />}
      {gone !== null && (
        <div className="notice" role="status">
          <p className="gone-note">
            {offersText.removed(gone.name)}{' '}
            <button
              type="button"
              className="link"
              disabled={busy}
              onClick={() =>
                void change(
                  () => restore.mutateAsync(gone),
                  () => {
                    setSaid(offersText.undone(gone.name));
                    setGone(null);
                  },
                )
              }
            >
              {offersText.undo}
            </button>
          </p>
        </div>
      )}
      <p className="sr" role="status">
        {said}
      </p>
      {offers.length === 0 ? (
        <Card title={offersText.none} lead={offersText.noneWhat}>
          <p>
            <a className="button" href="#/offers?new">
              {offersText.create}
            </a>
          </p>
        </Card>
      ) : (
        <section className="card" aria-label={offersText.title}>
          {offers.length > 1 && <p className="soft">{offersText.first}</p>}
          {native && <p className="soft">{offersText.nativeMeasured}</p>}
          <ol className="offers">
            {offers.map((offer, index) => (
              <OfferRow
                key={offer.id}
                offer={offer}
                index={index}
                last={offers.length - 1}
                known={known}
                promises={report.promises}
                act={act}
                busy={busy}
              />
            ))}
          </ol>
        </section>
      )}
      <Simulate report={report} />
    </>
  );
}
