/** What the merchant steers: where suggestions may stand, and which products are never suggested. */
import { useState } from 'react';
import { PLACEMENTS } from '../../domain/placement.ts';
import { MAX_EXCLUDED } from '../../domain/settings.ts';
import { useSettings } from '../data/settings.tsx';
import { Switch } from '../parts/choice.tsx';
import { Icon } from '../parts/icons.tsx';
import { ProductPicker } from '../parts/picker.tsx';
import { Card, Picture, Problem, ProductLine, Skeleton } from '../parts/ui.tsx';
import { text } from '../text.ts';

const words = text.settings;
const AT_FIRST = 20;

export function SettingsView() {
  const { settings, loadError, reload } = useSettings();
  return (
    <>
      <div className="view-head">
        <h1 tabIndex={-1}>{words.title}</h1>
      </div>
      {loadError !== null ? (
        <Problem title={text.errors.settings} what={loadError.message} retry={reload} loud />
      ) : (
        <>
          <Card
            title={words.placements}
            lead={
              <>
                {words.placementsLead} <a href="#help">{words.howTo}</a>
              </>
            }
          >
            {settings === null ? <Skeleton lines={3} kind="switches" /> : <Placements />}
          </Card>
          <Card title={words.excluded} lead={words.excludedLead}>
            {settings === null ? <Skeleton lines={3} /> : <Excluded ids={settings.excludedProducts} />}
          </Card>
        </>
      )}
    </>
  );
}

function Placements() {
  const { settings, setPlacement } = useSettings();
  return PLACEMENTS.map((placement) => (
    <Switch
      key={placement}
      label={text.placement[placement]}
      on={settings?.placements[placement] ?? false}
      onChange={(on) => setPlacement(placement, on)}
    >
      <p>{words.what[placement]}</p>
      <p>{words.protects[placement]}</p>
    </Switch>
  ));
}

function Excluded({ ids }: { ids: readonly number[] }) {
  const { card, edits, setExcluded } = useSettings();
  const [all, setAll] = useState(false);
  const full = ids.length >= MAX_EXCLUDED;
  // Newest first: what was just added is seen at once.
  const newestFirst = [...ids].reverse();
  const shown = all ? newestFirst : newestFirst.slice(0, AT_FIRST);
  return (
    <>
      <ProductPicker
        label={words.add}
        disabled={full}
        taken={(id) => ids.includes(id)}
        onPick={(product) => setExcluded(product, true)}
      />
      {full && <p className="soft">{words.full(MAX_EXCLUDED)}</p>}
      {ids.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <ul className="rows">
          {shown.map((id) => {
            const product = card(id);
            const title = product?.title ?? words.unknown;
            return (
              <li key={id}>
                {product === undefined ? (
                  <span className="product-line">
                    <Picture url={null} />
                    <span className="product-text">
                      <span className="soft">{words.unknown}</span>
                      <span className="soft figure">{id}</span>
                    </span>
                  </span>
                ) : (
                  <ProductLine product={product} />
                )}
                {edits.excluded.get(id) === true && <span className="chip new">{words.unsavedMark}</span>}
                <button
                  type="button"
                  className="button plain"
                  aria-label={words.removeLabel(title)}
                  onClick={() => setExcluded(product ?? id, false)}
                >
                  <Icon name="close" />
                  {words.remove}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {shown.length < ids.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.showAll(ids.length)}
        </button>
      )}
    </>
  );
}
