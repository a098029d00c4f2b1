/** The list of products beside the one that is chosen; the choice, the search and the filter live in the address. */
import { SHOWS, type Show } from '../../../domain/browseReport.ts';
import { type Browsed, useBrowse } from '../../data/browse.ts';
import { navigate, useRoute } from '../../data/route.ts';
import { SelectField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Problem, Skeleton } from '../../parts/ui.tsx';
import { recommendationsText as words } from '../../text/recommendations.ts';
import { ProductRows } from './rows.tsx';
import { TryIt } from './try.tsx';

/** Parts of `changed` are told apart on a page of their own. */
const FILTERS = SHOWS.filter((show) => !['gained', 'lost', 'other'].includes(show));

export function Products() {
  const { parameters } = useRoute();
  const chosen = Number(parameters.get('product'));
  const product = Number.isSafeInteger(chosen) && chosen > 0 ? chosen : null;
  const show = FILTERS.find((one) => one === parameters.get('show')) ?? 'all';
  const query = parameters.get('q') ?? '';
  const go = (change: Readonly<Record<string, string>>) => {
    const next = { ...Object.fromEntries(parameters), ...change };
    navigate('recommendations', Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')));
  };
  const found = useBrowse(query, show);
  return (
    <div className={product === null ? 'browse' : 'browse chosen'}>
      <section className="card browse-list" aria-label={words.list}>
        <SearchField
          label={words.search}
          placeholder={words.searchWhat}
          value={query}
          onSettled={(q) => go({ q })}
        />
        <SelectField<Show>
          label={words.filter}
          options={FILTERS.map((value) => ({ value, label: words.show[value] }))}
          value={show}
          onChange={(value) => go({ show: value === 'all' ? '' : value })}
        />
        <Found found={found} show={show} chosen={product} onChoose={(id) => go({ product: String(id) })} />
      </section>
      <div className="stack browse-one">
        {product === null ? (
          <section className="card browse-none" aria-label={words.choose}>
            <p className="strong">{words.choose}</p>
            <p className="soft">{words.chooseHow}</p>
          </section>
        ) : (
          <>
            <button type="button" className="button plain browse-back" onClick={() => go({ product: '' })}>
              {words.back}
            </button>
            <TryIt key={product} id={product} />
          </>
        )}
      </div>
    </div>
  );
}

function Found(props: { found: Browsed; show: Show; chosen: number | null; onChoose: (id: number) => void }) {
  const { found, show } = props;
  const { products, total, error, isFetching } = found;
  if (error !== null)
    return <Problem title={words.failed} what={error.message} retry={found.retry} busy={isFetching} loud />;
  if (products === null) return <Skeleton lines={6} kind="tall" />;
  return (
    <>
      <p className="soft browse-count" role="status">
        {words.found(total)}
      </p>
      {products.length === 0 ? (
        <p className="soft">
          <Icon name="check" /> {words.foundNoneOf[show] ?? words.foundNone}
        </p>
      ) : (
        <ProductRows found={{ ...found, products }} chosen={props.chosen} onChoose={props.onChoose} />
      )}
    </>
  );
}
