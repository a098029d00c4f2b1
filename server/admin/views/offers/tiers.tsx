/** The forms of what rises in tiers: quantity prices, and the steps of a progress bar. */
import type { ReactNode } from 'react';
import type { DetailOf } from '../../../domain/offer/kinds/kind.ts';
import { MOST_STEPS } from '../../../domain/offer/kinds/progress.ts';
import { MOST_TIERS } from '../../../domain/offer/kinds/volume.ts';
import type { ProgressTier } from '../../../domain/offer/offer.ts';
import type { Off } from '../../../domain/offer/terms.ts';
import { MoneyField, OffField } from '../../parts/amounts.tsx';
import { Segments } from '../../parts/choice.tsx';
import { SelectField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { offersText } from '../../text/offers.ts';
import type { FormProps } from './kinds.tsx';
import { ProductList, useFormShop } from './shop.tsx';
import { WrongAt } from './wrong.tsx';

const words = offersText.form;

export function VolumeForm({ value, onChange }: FormProps<DetailOf<'volume'>>) {
  const { currency } = useFormShop();
  return (
    <>
      <ProductList
        label={words.products}
        value={value.products}
        onChange={(products) => onChange({ ...value, products })}
      />
      <p className="soft">{words.productsOf}</p>
      <Tiers
        tiers={value.tiers}
        most={MOST_TIERS}
        next={(last) => ({ quantity: (last?.quantity ?? 1) + 1, off: deeper(last?.off) })}
        onChange={(tiers) => onChange({ ...value, tiers })}
      >
        {(tier, set) => (
          <>
            <NumberField<number>
              label={words.fromPieces}
              unit={words.pieces}
              value={tier.quantity}
              onChange={(quantity) => set({ ...tier, quantity })}
              bounds={{ least: 2, most: 1_000 }}
              whole
              mayBeEmpty={false}
            />
            <OffField
              label={words.off}
              value={tier.off}
              onChange={(off) => set({ ...tier, off })}
              mayBeNothing={false}
              currency={currency}
            />
          </>
        )}
      </Tiers>
    </>
  );
}

/** A little more than the tier before. */
function deeper(off: Off | undefined): Off {
  if (off === undefined) return { kind: 'percent', hundredths: 500 };
  return off.kind === 'percent'
    ? { kind: 'percent', hundredths: Math.min(10_000, off.hundredths + 500) }
    : { kind: 'amount', amount: off.amount * 2 };
}

export function ProgressForm({ value, onChange }: FormProps<DetailOf<'progress'>>) {
  return (
    <Tiers
      tiers={value.tiers}
      most={MOST_STEPS}
      next={(last): ProgressTier => ({ at: (last?.at ?? 0) * 2, gives: { kind: 'shipping' } })}
      onChange={(tiers) => onChange({ ...value, tiers })}
    >
      {(tier, set) => <Step tier={tier} set={set} />}
    </Tiers>
  );
}

function Step({ tier, set }: { tier: ProgressTier; set: (tier: ProgressTier) => void }) {
  const { currency, gifts } = useFormShop();
  const { gives } = tier;
  const give = (kind: ProgressTier['gives']['kind']): ProgressTier['gives'] =>
    kind === 'shipping'
      ? { kind }
      : kind === 'gift'
        ? { kind, offer: gifts[0]?.id ?? '' }
        : { kind, off: deeper(undefined) };
  return (
    <>
      <MoneyField
        label={words.at}
        value={tier.at === 0 ? null : tier.at}
        onChange={(at) => set({ ...tier, at: at ?? 0 })}
        currency={currency}
      />
      <Segments
        legend={words.gives}
        options={(['shipping', 'gift', 'discount'] as const).map((kind) => ({
          value: kind,
          label: words.give[kind],
        }))}
        value={gives.kind}
        onChange={(kind) => set({ ...tier, gives: give(kind) })}
      />
      {gives.kind === 'shipping' && <p className="soft">{words.shippingWhat}</p>}
      {gives.kind === 'gift' &&
        (gifts.length === 0 ? (
          <p className="soft">{words.noGifts}</p>
        ) : (
          <SelectField
            label={words.whichGift}
            options={gifts.map(({ id, name }) => ({ value: id, label: name }))}
            value={gives.offer}
            onChange={(offer) => set({ ...tier, gives: { kind: 'gift', offer } })}
          />
        ))}
      {gives.kind === 'discount' && (
        <OffField
          label={words.off}
          value={gives.off}
          onChange={(off) => set({ ...tier, gives: { kind: 'discount', off } })}
          mayBeNothing={false}
          currency={currency}
        />
      )}
    </>
  );
}

function Tiers<T>(props: {
  tiers: readonly T[];
  most: number;
  next: (last: T | undefined) => T;
  onChange: (tiers: readonly T[]) => void;
  children: (tier: T, set: (tier: T) => void) => ReactNode;
}) {
  const { tiers, onChange } = props;
  return (
    <>
      {tiers.map((tier, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tier has nothing else to be known by
        <fieldset key={at} className="group">
          <legend>{words.tier(at + 1)}</legend>
          <div className="field-row">
            {props.children(tier, (changed) => onChange(tiers.map((one, i) => (i === at ? changed : one))))}
          </div>
          <WrongAt at={[`tiers[${at}]`]} />
          {tiers.length > 1 && (
            <button
              type="button"
              className="button plain"
              onClick={() => onChange(tiers.filter((_, i) => i !== at))}
            >
              <Icon name="close" />
              {words.removeTier(at + 1)}
            </button>
          )}
        </fieldset>
      ))}
      {tiers.length < props.most && (
        <button
          type="button"
          className="button"
          onClick={() => onChange([...tiers, props.next(tiers.at(-1))])}
        >
          {words.addTier}
        </button>
      )}
    </>
  );
}
