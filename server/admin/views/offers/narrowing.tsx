/** What the list of offers is narrowed to: words, a status with how many have it, a kind. */
import { useEffect, useId, useState } from 'react';
import { OFFER_KINDS } from '../../../domain/offer/offer.ts';
import type { OffersReport } from '../../../domain/offer/report.ts';
import { narrow } from '../../data/offerPages.ts';
import type { OfferFilter } from '../../data/offersApi.ts';
import { useDebounced } from '../../data/queries.ts';
import { Segments } from '../../parts/choice.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { listText } from '../../text/offer-list.ts';
import { offersText } from '../../text/offers.ts';

/** Milliseconds without a key before the list is asked. */
const STILL = 200;

export function Narrowing({ first, filter }: { first: OffersReport; filter: OfferFilter }) {
  const { counts } = first;
  const states = [
    { value: '' as const, label: listText.all(counts.active + counts.draft + counts.paused) },
    ...(['active', 'draft', 'paused'] as const).map((state) => ({
      value: state,
      label: listText.state[state](counts[state]),
    })),
    ...(counts.unkept > 0 || filter.status === 'unkept'
      ? [{ value: 'unkept' as const, label: listText.state.unkept(counts.unkept) }]
      : []),
  ];
  return (
    <search className="narrowing">
      <Words filter={filter} />
      <SelectField
        label={listText.kind}
        options={[
          { value: '' as const, label: listText.anyKind },
          ...OFFER_KINDS.map((kind) => ({ value: kind, label: offersText.kind[kind] })),
        ]}
        value={filter.kind}
        onChange={(kind) => narrow({ ...filter, kind })}
      />
      <Segments
        legend={listText.status}
        quiet
        options={states}
        value={filter.status}
        onChange={(status) => narrow({ ...filter, status })}
      />
      <p className="sr" role="status">
        {listText.found(first.total)}
      </p>
    </search>
  );
}

/** The address follows once the keys stand still; the field follows the address when that is changed elsewhere. */
function Words({ filter }: { filter: OfferFilter }) {
  const id = useId();
  const [typed, setTyped] = useState(filter.q);
  const settled = useDebounced(typed, STILL);
  useEffect(() => setTyped(filter.q), [filter.q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed moves the address
  useEffect(() => {
    if (settled === typed && settled.trim() !== filter.q) narrow({ ...filter, q: settled.trim() });
  }, [settled]);
  return (
    <div className="text-field">
      <label htmlFor={id}>{listText.search}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        maxLength={200}
        placeholder={listText.searchWhat}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
