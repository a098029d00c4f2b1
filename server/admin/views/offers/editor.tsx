/** Finds the offer or the first draft that a form is for, and says so where there is none. */
import { useRef } from 'react';
import type { OfferKind } from '../../../domain/offer/offer.ts';
import type { OfferReport } from '../../../domain/offer/report.ts';
import type { ApiError } from '../../data/api.ts';
import { useOffer, useTemplate } from '../../data/offers.ts';
import { Problem, Skeleton } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { OfferForm } from './form.tsx';
import { Head } from './head.tsx';

export function Editor({ id }: { id: string }) {
  const { data, error, refetch, isFetching } = useOffer(id);
  // Deleted by somebody else while it is edited here, it stays in the form, from which it can be made anew.
  const held = useRef<OfferReport | null>(null);
  held.current = data ?? held.current;
  const report = held.current;
  if (report !== null) return <OfferForm id={id} offer={report.offer} initial={null} report={report} />;
  return (
    <>
      <Head title={offersText.title} />
      {error === null ? (
        <Loading />
      ) : (
        <Problem
          title={offersText.failed}
          what={(error as Partial<ApiError>).code === 'not-found' ? offersText.notFound : error.message}
          retry={() => void refetch()}
          busy={isFetching}
          loud
        />
      )}
    </>
  );
}

export function NewOffer({ kind }: { kind: OfferKind }) {
  const { data, error, refetch } = useTemplate(kind);
  if (data === undefined) {
    return (
      <>
        <Head title={offersText.kind[kind]} />
        {error === null ? (
          <Loading />
        ) : (
          <Problem title={offersText.failed} what={error.message} retry={() => void refetch()} loud />
        )}
      </>
    );
  }
  return (
    <OfferForm
      id={`new ${kind}`}
      offer={null}
      initial={{ ...data.fields, name: offersText.kind[kind] }}
      drafted={data.drafted}
      report={{ ...data, collections: [], promises: null }}
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
