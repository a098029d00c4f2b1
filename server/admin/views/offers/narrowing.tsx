/** What the list of offers is narrowed to: words, a status with how many have it, a kind. */
import { OFFER_KINDS } from '../../../domain/offer/offer.ts';
import type { OffersReport } from '../../../domain/offer/report.ts';
import { narrow } from '../../data/offerPages.ts';
import type { OfferFilter } from '../../data/offersApi.ts';
import { Segments } from '../../parts/choice.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { listText } from '../../text/offer-list.ts';
import { offersText } from '../../text/offers.ts';

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
      <SearchField
        label={listText.search}
        placeholder={listText.searchWhat}
        value={filter.q}
        onSettled={(q) => narrow({ ...filter, q })}
      />
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
