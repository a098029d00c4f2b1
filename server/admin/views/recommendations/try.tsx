/** What would be shown beside the chosen product at each placement, and why; pinning and excluding right there. */
import { lazy, Suspense } from 'react';
import { MAX_PINS } from '../../../domain/parseRules.ts';
import { type Placement, TECHNIQUE } from '../../../domain/placement.ts';
import type { PreviewReport, ProductCard } from '../../../domain/report.ts';
import type { Pin } from '../../../domain/rules.ts';
import { sizeOf } from '../../data/draft.ts';
import { format } from '../../data/format.ts';
import { usePreview } from '../../data/queries.ts';
import { navigate, useRoute } from '../../data/route.ts';
import { useSettings } from '../../data/settings.tsx';
import { explain, reasonInWords } from '../../data/words.ts';
import { Segments } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Picture, ProductLine, Skeleton, Unread } from '../../parts/ui.tsx';
import { recommendationsText } from '../../text/recommendations.ts';
import { text } from '../../text.ts';

const words = text.try;
const own = recommendationsText;
/** Loaded when there is something to explain. */
const Explained = lazy(() => import('./explained.tsx'));

/** Where one product in hand says all: the others show offers, or what was bought. */
const TRIED = ['product', 'upgrade', 'cart', 'exit'] as const satisfies readonly Placement[];

export function TryIt({ id: product }: { id: number }) {
  const { parameters } = useRoute();
  const asked = parameters.get('placement');
  const placement: Placement = TRIED.find((one) => one === asked) ?? 'product';
  const { data: report, error, refetch, isFetching } = usePreview(product, placement, useSettings().saved);
  return (
    <>
      <section className="card" aria-label={words.where}>
        <Segments
          legend={words.where}
          options={TRIED.map((value) => ({ value, label: text.placement[value] }))}
          value={placement}
          // The choice lives in the address: reloading, or coming back from another view, keeps it.
          onChange={(value) =>
            navigate('recommendations', { ...Object.fromEntries(parameters), placement: value })
          }
        />
      </section>
      {error !== null ? (
        <Unread title={text.errors.preview} error={error} refetch={refetch} isFetching={isFetching} />
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

function Preview({ report }: { report: PreviewReport }) {
  const { edits } = useSettings();
  const { product, placement, suggestions, why } = report;
  return (
    <section className="card preview" aria-label={product.title}>
      <div className="in-hand">
        <p className="overline">{words.inHand[placement]}</p>
        <ProductLine product={product} />
        <Itself product={product} />
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
              <SuggestionRow
                key={suggestion.product.id}
                suggestion={suggestion}
                inHand={product}
                canPin={TECHNIQUE[placement] === 'cross-sell'}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function SuggestionRow(props: {
  suggestion: PreviewReport['suggestions'][number];
  inHand: ProductCard;
  canPin: boolean;
}) {
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
        <span className="suggestion-verbs">
          {props.canPin && <PinHere show={product} inHand={props.inHand} />}
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
        </span>
      )}
    </li>
  );
}

/** Whether it comes first beside the product in hand; saved with all else. */
function PinHere({ show, inHand }: { show: ProductCard; inHand: ProductCard }) {
  const { settings, setRule, meet } = useSettings();
  const pins = settings?.rules.pins ?? [];
  const isHere = (pin: Pin) => pin.show === show.id && pin.with === inHand.id;
  const isPinned = pins.some(isHere);
  const full = pins.length >= MAX_PINS;
  return (
    <button
      type="button"
      className="button plain"
      aria-label={(isPinned ? own.unpinLabel : own.pinLabel)(show.title)}
      disabled={settings === null || (full && !isPinned)}
      title={full && !isPinned ? own.fullPins(MAX_PINS) : undefined}
      onClick={() => {
        for (const one of [show, inHand]) meet(one);
        setRule(
          'pins',
          isPinned ? pins.filter((pin) => !isHere(pin)) : [...pins, { with: inHand.id, show: show.id }],
        );
      }}
    >
      {isPinned ? own.unpin : own.pin}
    </button>
  );
}

/** The product in hand itself may be kept out of every suggestion. */
function Itself({ product }: { product: ProductCard }) {
  const { settings, setExcluded } = useSettings();
  if (settings === null) return null;
  const excluded = settings.excludedProducts.includes(product.id);
  return (
    <p className="soft">
      {excluded && `${own.selfExcluded} `}
      <button type="button" className="link" onClick={() => setExcluded(product, !excluded)}>
        {excluded ? own.selfUndo : own.self}
      </button>
    </p>
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
