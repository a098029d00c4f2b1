/** Amounts of money and percentages, typed as people write them and kept as whole minor units and hundredths. */
import { exponentOf } from '../../domain/money.ts';
import type { Off } from '../../domain/offer/terms.ts';
import { offersText } from '../text/offers.ts';
import { Segments } from './choice.tsx';
import { NumberField } from './number-field.tsx';

const words = offersText.form;

/** `value` in minor units; null for an empty field. */
export function MoneyField(props: {
  label: string;
  value: number | null;
  onChange: (minor: number | null) => void;
  currency: string;
  describedBy?: string;
}) {
  const exponent = exponentOf(props.currency);
  const unit = 10 ** exponent;
  return (
    <NumberField<number | null>
      label={props.label}
      unit={props.currency}
      value={props.value === null ? null : props.value / unit}
      onChange={(major) => props.onChange(major === null ? null : Math.round(major * unit))}
      bounds={{ least: 1 / unit, most: 999_999 }}
      whole={exponent === 0}
      mayBeEmpty
      {...(props.describedBy === undefined ? {} : { describedBy: props.describedBy })}
    />
  );
}

/** `value` in hundredths of a percent. */
export function PercentField(props: {
  label: string;
  unit: string;
  value: number;
  onChange: (hundredths: number) => void;
}) {
  return (
    <NumberField<number>
      label={props.label}
      unit={props.unit}
      value={props.value / 100}
      onChange={(percent) => props.onChange(Math.round(percent * 100))}
      bounds={{ least: 0.01, most: 100 }}
      mayBeEmpty={false}
    />
  );
}

const USUAL: Off = { kind: 'percent', hundredths: 1_000 };

/** What goes off a price: a percentage, an amount, or nothing where that may be. */
export function OffField<Value extends Off | null>(props: {
  label: string;
  value: Value;
  onChange: (off: Value) => void;
  mayBeNothing: null extends Value ? true : false;
  currency: string;
}) {
  const { label, value, currency } = props;
  const change = props.onChange as (off: Off | null) => void;
  const kinds = [
    ...(props.mayBeNothing ? [{ value: 'nothing' as const, label: words.offNone }] : []),
    { value: 'percent' as const, label: words.offPercent },
    { value: 'amount' as const, label: words.offAmount },
  ];
  return (
    <div className="field-row">
      <Segments
        legend={label}
        options={kinds}
        value={value?.kind ?? 'nothing'}
        onChange={(kind) =>
          change(kind === 'nothing' ? null : kind === 'percent' ? USUAL : { kind: 'amount', amount: 0 })
        }
      />
      {value?.kind === 'percent' && (
        <PercentField
          label={words.offPercent}
          unit={words.percentUnit}
          value={value.hundredths}
          onChange={(hundredths) => change({ kind: 'percent', hundredths })}
        />
      )}
      {value?.kind === 'amount' && (
        <MoneyField
          label={words.offAmount}
          value={value.amount === 0 ? null : value.amount}
          onChange={(amount) => change({ kind: 'amount', amount: amount ?? 0 })}
          currency={currency}
        />
      )}
    </div>
  );
}
