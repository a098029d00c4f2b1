/** Finds the offer or the first draft that a form is for, and says so where there is none. */
import { useRef } from 'react';
import type { Offer, OfferKind } from '../../../domain/offer/offer.ts';
import { useOffers, useTemplate } from '../../data/offers.ts';
import { Problem, Skeleton } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { OfferForm } from './form.tsx';
import { Head } from './head.tsx';

export function Editor({ id }: { id: string }) {
  const { data, error, refetch, isFetching } = useOffers();
  // Deleted by somebody else while it is edited here, it stays in the form, from which it can be made anew.
  const held = useRef<Offer | null>(null);
  held.current = data?.offers.find((one) => one.id === id) ?? held.current;
  const offer = held.current;
  if (data !== undefined && offer !== null)
    return <OfferForm id={id} offer={offer} initial={null} report={data} cards={data.products} />;
  return (
    <>
      <Head title={offersText.title} />
      {data === undefined && error === null ? (
        <Loading />
      ) : (
        <Problem
          title={offersText.failed}
          what={error?.message ?? offersText.notFound}
          retry={() => void refetch()}
          busy={isFetching}
          loud
        />
      )}
    </>
  );
}

export function NewOffer({ kind }: { kind: OfferKind }) {
  const template = useTemplate(kind);
  const offers = useOffers();
  const error = template.error ?? offers.error;
  if (template.data === undefined || offers.data === undefined) {
    return (
      <>
        <Head title={offersText.kind[kind]} />
        {error === null ? (
          <Loading />
        ) : (
          <Problem
            title={offersText.failed}
            what={error.message}
            retry={() => void Promise.all([template.refetch(), offers.refetch()])}
            loud
          />
        )}
      </>
    );
  }
  const { fields, drafted, products } = template.data;
  return (
    <OfferForm
      id={`new ${kind}`}
      offer={null}
      initial={{ ...fields, name: offersText.kind[kind] }}
      drafted={drafted}
      report={offers.data}
      cards={[...offers.data.products, ...products]}
    />
  );
}

function Loading() {
  return (
    <section className="card" aria-label={offersText.title}>
      <Skeleton lines={5} kind="tall" />
    </section>
  );
}
