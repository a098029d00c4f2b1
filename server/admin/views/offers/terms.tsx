/** When an offer holds, what is said of its end and of stock, and what it combines with. */
import { useId } from 'react';
import { MOST_STOCK_NOTE, type OfferFields } from '../../../domain/offer/parseOffer.ts';
import { Switch } from '../../parts/choice.tsx';
import { Checks, MomentField } from '../../parts/fields.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { Card } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { WrongAt } from './wrong.tsx';

const words = offersText.form;
const COMBINES = ['products', 'orders', 'shipping'] as const;

export function TermsForm(props: { value: OfferFields; onChange: (change: Partial<OfferFields>) => void }) {
  const { value, onChange } = props;
  const { startsAt, endsAt, tellsEnd, stockNote, combines } = value;
  const id = useId();
  const isBackwards = startsAt !== null && endsAt !== null && endsAt <= startsAt;
  return (
    <Card title={words.when}>
      <div className="field-row">
        <MomentField
          label={words.starts}
          value={startsAt}
          onChange={(at) => onChange({ startsAt: at })}
          describedBy={`${id}-time`}
        />
        <MomentField
          label={words.ends}
          value={endsAt}
          onChange={(at) => onChange({ endsAt: at, ...(at === null ? { tellsEnd: false } : {}) })}
          describedBy={`${id}-time`}
        />
      </div>
      <p
        id={`${id}-time`}
        className={isBackwards ? 'wrong' : 'soft'}
        role={isBackwards ? 'status' : undefined}
      >
        {isBackwards ? words.badOrder : words.timeWhat}
      </p>
      <WrongAt at={['startsAt', 'endsAt', 'tellsEnd', 'stockNote', 'combines']} />
      {endsAt !== null && (
        <Switch label={words.tellsEnd} on={tellsEnd} onChange={(on) => onChange({ tellsEnd: on })}>
          <p className="soft">{words.tellsEndWhat}</p>
        </Switch>
      )}
      <NumberField<number | null>
        label={words.stockNote}
        unit={words.stockUnit}
        value={stockNote}
        onChange={(pieces) => onChange({ stockNote: pieces })}
        bounds={{ least: 1, most: MOST_STOCK_NOTE }}
        whole
        mayBeEmpty
        describedBy={`${id}-stock`}
      />
      <p id={`${id}-stock`} className="soft">
        {words.stockWhat}
      </p>
      <Checks
        legend={words.combines}
        options={COMBINES.map((one) => ({ value: one, label: words.combine[one] }))}
        value={COMBINES.filter((one) => combines[one])}
        onChange={(on) =>
          onChange({
            combines: {
              products: on.includes('products'),
              orders: on.includes('orders'),
              shipping: on.includes('shipping'),
            },
          })
        }
      />
      <p className="soft">{words.combinesWhat}</p>
    </Card>
  );
}
