/** Pairs of products of which one stands in for the other: the merchant's own, and whether Mersalg finds more. */
import { useState } from 'react';
import type { Pair } from '../../../domain/offer/offer.ts';
import type { PickCard } from '../../../domain/report.ts';
import { Switch } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icons.tsx';
import { ProductPicker } from '../../parts/picker.tsx';
import { offersText } from '../../text/offers.ts';
import { text } from '../../text.ts';
import { useFormShop } from './shop.tsx';

const words = offersText.form;

export function Pairs(props: {
  pairs: readonly Pair[];
  automatic: boolean;
  onChange: (change: { pairs?: readonly Pair[]; automatic?: boolean }) => void;
}) {
  const { pairs, automatic, onChange } = props;
  const { card, meet } = useFormShop();
  const [from, setFrom] = useState<PickCard | null>(null);
  const title = (id: number) => card(id)?.title ?? text.settings.unknown;
  return (
    <>
      {pairs.length === 0 ? (
        <p className="soft">{words.noPairs}</p>
      ) : (
        <ul className="rows">
          {pairs.map((pair) => (
            <li key={pair.from}>
              <span className="product-title">{words.pairLine(title(pair.from), title(pair.to))}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={words.removePair(title(pair.from))}
                onClick={() => onChange({ pairs: pairs.filter((one) => one !== pair) })}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ProductPicker
        label={words.pair}
        taken={(id) => pairs.some((pair) => pair.from === id)}
        takenWord={text.rules.besideTaken}
        onPick={(picked) => {
          meet(picked);
          setFrom(picked);
        }}
      />
      {from !== null && (
        <ProductPicker
          label={words.pairTo(from.title)}
          taken={(id) => id === from.id}
          takenWord={text.rules.besideTaken}
          onPick={(to) => {
            meet(to);
            onChange({ pairs: [...pairs, { from: from.id, to: to.id }] });
            setFrom(null);
          }}
        />
      )}
      <Switch label={words.automatic} on={automatic} onChange={(on) => onChange({ automatic: on })}>
        <p className="soft">{words.automaticWhat}</p>
      </Switch>
    </>
  );
}
