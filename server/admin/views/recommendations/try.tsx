/** Trying the shop's suggestions: choose a product and a placement, see what would be shown, and why. */
import { lazy, Suspense } from 'react';
import { type Placement, TECHNIQUE } from '../../../domain/placement.ts';
import type { PreviewReport, ProductCard } from '../../../domain/report.ts';
import { sizeOf } from '../../data/draft.ts';
import { format } from '../../data/format.ts';
import { usePreview, useProducts } from '../../data/queries.ts';
import { navigate, useRoute } from '../../data/route.ts';
import { useSettings } from '../../data/settings.tsx';
import { explain, reasonInWords } from '../../data/words.ts';
import { Segments } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icons.tsx';
import { ProductPicker } from '../../parts/picker.tsx';
import { Picture, Problem, ProductLine, Skeleton } from '../../parts/ui.tsx';
import { text } from '../../text.ts';

const words = text.try;
/** Loaded when there is something to explain. */
const Explained = lazy(() => import('./explained.tsx'));

/** Where one product in hand says all: the others show offers, or what was bought. */
const TRIED = ['product', 'upgrade', 'cart', 'exit'] as const satisfies readonly Placement[];

export function TryIt() {
  const { parameters } = useRoute();
  const asked = parameters.get('placement');
  const placement: Placement = TRIED.find((one) => one === asked) ?? 'product';
  const id = Number(parameters.get('product'));
  const product = Number.isSafeInteger(id) && id > 0 ? id : null;
  // The choice lives in the address: reloading, or coming back from another view, keeps it.
  const go = (to: { product?: number | null; placement?: Placement }) => {
    const next = { product, placement, ...to };
    navigate('recommendations', {
      placement: next.placement,
      ...(next.product === null ? {} : { product: String(next.product) }),
    });
  };
  const { data: report, error, refetch, isFetching } = usePreview(product, placement, useSettings().saved);
  return (
    <>
      <div className="view-head">
        <div>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
      </div>
      <section className="card try-form" aria-label={words.title}>
        <ProductPicker label={words.product} onPick={(picked) => go({ product: picked.id })} />
        <Segments
          legend={words.where}
          options={TRIED.map((value) => ({ value, label: text.placement[value] }))}
          value={placement}
          onChange={(value) => go({ placement: value })}
        />
      </section>
      {product === null ? (
        <Start onPick={(picked) => go({ product: picked.id })} />
      ) : error !== null ? (
        <Problem
          title={text.errors.preview}
          what={error.message}
          retry={() => void refetch()}
          busy={isFetching}
          loud
        />
      ) : report === undefined ? (
        <section className="card" aria-label={words.title}>
          <Skeleton lines={4} kind="tall" />
        </section>
      ) : (
        <>
          <Preview report={report} />
          {report.explained !== undefined && (
            <Suspense fallback={null}>
              <Explained report={report} />
            </Suspense>
          )}
        </>
      )}
    </>
  );
}

const STARTERS = 8;

function Start({ onPick }: { onPick: (product: ProductCard) => void }) {
  const { data } = useProducts('', true);
  const products = data?.products.slice(0, STARTERS);
  return (
    <section className="card" aria-label={words.start}>
      <p>
        {words.start} {products !== undefined && products.length > 0 && words.startWith}
      </p>
      {products === undefined ? (
        <Skeleton lines={2} />
      ) : products.length === 0 ? (
        <p className="soft">{words.noProducts}</p>
      ) : (
        <ul className="starters">
          {products.map((product) => (
            <li key={product.id}>
              <button type="button" className="starter" onClick={() => onPick(product)}>
                <ProductLine product={product} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Preview({ report }: { report: PreviewReport }) {
  const { edits } = useSettings();
  const { product, placement, suggestions, why } = report;
  return (
    <section className="card preview" aria-label={product.title}>
      <div className="in-hand">
        <p className="overline">{words.inHand[placement]}</p>
        <ProductLine product={product} />
        {!product.sellable && <p className="soft">{words.notSellable}</p>}
      </div>
      {why !== null || suggestions.length === 0 ? (
        <Nothing why={why ?? 'no-support'} placement={placement} />
      ) : (
        <div>
          <h2>
            {words.would(suggestions.length)}
            <span className="chip">{text.technique[TECHNIQUE[placement]]}</span>
          </h2>
          {sizeOf(edits) > 0 && <p className="soft">{words.fromSaved}</p>}
          <ul className="suggestions">
            {suggestions.map((suggestion) => (
              <SuggestionRow key={suggestion.product.id} suggestion={suggestion} inHand={product} />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function SuggestionRow(props: { suggestion: PreviewReport['suggestions'][number]; inHand: ProductCard }) {
  const { product, reason } = props.suggestion;
  const { settings, edits, setExcluded } = useSettings();
  const excluded = settings?.excludedProducts.includes(product.id) ?? false;
  return (
    <li className={excluded ? 'suggestion leaving' : 'suggestion'}>
      <Picture url={product.imageUrl} large />
      <div className="suggestion-text">
        <p className="product-title">{product.title}</p>
        <p>
          <span className="price">{format.money(product.price, product.currency)}</span>
        </p>
        <p className="soft">{reasonInWords(reason, product, props.inHand)}</p>
      </div>
      {excluded ? (
        <p className="leaving-note">
          {edits.excluded.has(product.id) ? words.excluded : words.excludedNow}{' '}
          <button
            type="button"
            className="link"
            aria-label={words.undoLabel(product.title)}
            onClick={() => setExcluded(product, false)}
          >
            {words.undo}
          </button>
        </p>
      ) : (
        <button
          type="button"
          className="button plain"
          aria-label={words.excludeLabel(product.title)}
          disabled={settings === null}
          onClick={() => setExcluded(product, true)}
        >
          <Icon name="hide" />
          {words.exclude}
        </button>
      )}
    </li>
  );
}

function Nothing({ why, placement }: { why: NonNullable<PreviewReport['why']>; placement: Placement }) {
  const { settings, setPlacement } = useSettings();
  const { so, change } = explain(why, placement);
  return (
    <div className="nothing">
      <h2>{words.nothing}</h2>
      <p>{so}</p>
      <p className="soft">
        {change}{' '}
        {why === 'no-support' && placement !== 'exit' && <a href="#/setup">{text.progress.importOlder}</a>}
      </p>
      {why === 'placement-off' &&
        (settings?.placements[placement] ? (
          <p className="soft">{words.fromSaved}</p>
        ) : (
          <button type="button" className="button" onClick={() => setPlacement(placement, true)}>
            {words.switchOn(text.placement[placement])}
          </button>
        ))}
    </div>
  );
}
