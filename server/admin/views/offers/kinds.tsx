/** The form of each kind of offer: what it promises, and nothing of when or to whom. */
import type { ComponentType } from 'react';
import { MOST_PARTS } from '../../../domain/offer/kinds/bundle.ts';
import type { DetailOf } from '../../../domain/offer/kinds/kind.ts';
import { type Detail, DOWNSELL_MOMENTS, type OfferKind } from '../../../domain/offer/offer.ts';
import { MoneyField, OffField, PercentField } from '../../parts/amounts.tsx';
import { Segments } from '../../parts/choice.tsx';
import { Checks } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { offersText } from '../../text/offers.ts';
import { Pairs } from './pairs.tsx';
import { GroupList, ProductList, useFormShop, VariantField } from './shop.tsx';
import { ProgressForm, VolumeForm } from './tiers.tsx';
import { WrongAt } from './wrong.tsx';

const words = offersText.form;

export interface FormProps<D extends Detail> {
  readonly value: D;
  readonly onChange: (detail: D) => void;
}

const FORMS: { readonly [K in OfferKind]: ComponentType<FormProps<DetailOf<K>>> } = {
  bundle: BundleForm,
  upgrade: SwapForm,
  downgrade: DowngradeForm,
  volume: VolumeForm,
  gift: GiftForm,
  progress: ProgressForm,
  'add-on': AddOnForm,
  subscription: SubscriptionForm,
};

/** Fields of an offer that are no part of what it promises. */
const ELSEWHERE = ['name', 'status', 'conditions', 'startsAt', 'endsAt', 'tellsEnd', 'stockNote', 'combines'];

export function DetailForm({ value, onChange }: FormProps<Detail>) {
  const Form = FORMS[value.kind] as unknown as ComponentType<FormProps<Detail>>;
  return (
    <div className="detail-form">
      <Form value={value} onChange={onChange} />
      <WrongAt at={['']} but={[...ELSEWHERE, 'parts[', 'tiers[']} />
    </div>
  );
}

function BundleForm({ value, onChange }: FormProps<DetailOf<'bundle'>>) {
  const { currency } = useFormShop();
  const { parts } = value;
  const set = (at: number, change: Partial<(typeof parts)[number]>) =>
    onChange({ ...value, parts: parts.map((part, i) => (i === at ? { ...part, ...change } : part)) });
  const named = parts.flatMap(({ products }) => products);
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing else to be known by
        <fieldset key={at} className="group">
          <legend>{words.part(at + 1)}</legend>
          <ProductList
            label={words.partProducts(at + 1)}
            value={part.products}
            barred={named}
            onChange={(products) => set(at, { products })}
          />
          <div className="field-row">
            <NumberField<number>
              label={words.quantity}
              unit={words.pieces}
              value={part.quantity}
              onChange={(quantity) => set(at, { quantity })}
              bounds={{ least: 1, most: 20 }}
              whole
              mayBeEmpty={false}
            />
            {parts.length > 2 && (
              <button
                type="button"
                className="button plain"
                onClick={() => onChange({ ...value, parts: parts.filter((_, i) => i !== at) })}
              >
                <Icon name="close" />
                {words.removePart(at + 1)}
              </button>
            )}
          </div>
          <WrongAt at={[`parts[${at}]`]} />
        </fieldset>
      ))}
      <p className="soft">{words.partWhat}</p>
      {parts.length < MOST_PARTS && (
        <button
          type="button"
          className="button"
          onClick={() => onChange({ ...value, parts: [...parts, { products: [], quantity: 1 }] })}
        >
          {words.addPart}
        </button>
      )}
      <OffField
        label={words.off}
        value={value.off}
        onChange={(off) => onChange({ ...value, off })}
        mayBeNothing={false}
        currency={currency}
      />
    </>
  );
}

function SwapForm<D extends DetailOf<'upgrade'> | DetailOf<'downgrade'>>({ value, onChange }: FormProps<D>) {
  const { currency } = useFormShop();
  return (
    <>
      <Pairs
        pairs={value.pairs}
        automatic={value.automatic}
        onChange={(change) => onChange({ ...value, ...change })}
      />
      <OffField
        label={words.off}
        value={value.off}
        onChange={(off) => onChange({ ...value, off })}
        mayBeNothing
        currency={currency}
      />
      {value.off !== null && value.automatic && <p className="soft">{words.offOwnPairs}</p>}
    </>
  );
}

function DowngradeForm({ value, onChange }: FormProps<DetailOf<'downgrade'>>) {
  return (
    <>
      <SwapForm value={value} onChange={onChange} />
      <Checks
        legend={words.on}
        options={DOWNSELL_MOMENTS.map((moment) => ({ value: moment, label: words.moment[moment] }))}
        value={value.on}
        onChange={(on) => onChange({ ...value, on })}
      />
    </>
  );
}

function GiftForm({ value, onChange }: FormProps<DetailOf<'gift'>>) {
  const { currency } = useFormShop();
  return (
    <>
      <fieldset className="group">
        <legend>{words.gift}</legend>
        <VariantField
          label={words.gift}
          product={value.product}
          variant={value.variant}
          onChange={(chosen) => onChange({ ...value, ...chosen })}
        />
      </fieldset>
      <MoneyField
        label={words.threshold}
        value={value.threshold === 0 ? null : value.threshold}
        onChange={(threshold) => onChange({ ...value, threshold: threshold ?? 0 })}
        currency={currency}
      />
      <p className="soft">{words.thresholdWhat}</p>
    </>
  );
}

function AddOnForm({ value, onChange }: FormProps<DetailOf<'add-on'>>) {
  const { to, price } = value;
  const set = (change: Partial<typeof to>) => onChange({ ...value, to: { ...to, ...change } });
  return (
    <>
      <fieldset className="group">
        <legend>{words.service}</legend>
        <VariantField
          label={words.service}
          product={value.product}
          variant={value.variant}
          onChange={(chosen) => onChange({ ...value, ...chosen })}
        />
      </fieldset>
      <div className="field-row">
        <Segments
          legend={words.price}
          options={[
            { value: 'fixed', label: words.fixed },
            { value: 'share', label: words.share },
          ]}
          value={price.kind}
          onChange={(kind) =>
            onChange({
              ...value,
              price: kind === 'share' ? { kind: 'share', hundredths: 1_000 } : { kind: 'fixed' },
            })
          }
        />
        {price.kind === 'share' && (
          <PercentField
            label={words.shareOf}
            unit={words.shareUnit}
            value={price.hundredths}
            onChange={(hundredths) => onChange({ ...value, price: { kind: 'share', hundredths } })}
          />
        )}
      </div>
      <fieldset className="group">
        <legend>{words.to}</legend>
        <p className="soft">{words.toWhat}</p>
        <ProductList
          label={words.products}
          value={to.products}
          barred={[value.product]}
          onChange={(products) => set({ products })}
        />
        <GroupList
          kind="collection"
          label={words.aboutCollection}
          value={to.collections}
          onChange={(collections) => set({ collections })}
        />
        <GroupList kind="tag" label={words.aboutTag} value={to.tags} onChange={(tags) => set({ tags })} />
      </fieldset>
    </>
  );
}

function SubscriptionForm({ value, onChange }: FormProps<DetailOf<'subscription'>>) {
  return (
    <>
      <ProductList
        label={words.products}
        value={value.products}
        onChange={(products) => onChange({ ...value, products })}
      />
      <p className="soft">{words.allWithPlans}</p>
    </>
  );
}
