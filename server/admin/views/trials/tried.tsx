/** What one variant tries: an offer, a discount, a placement, a heading or a strategy. */
import { LONGEST_HEADING, MOST_LANGUAGES } from '../../../domain/experiment/parseTrial.ts';
import { STRATEGY_NAMES, TEXT_SPOTS } from '../../../domain/experiment/trial.ts';
import { PLACEMENTS } from '../../../domain/placement.ts';
import { offersFor, type TrialShop, type VariantDraft } from '../../data/trialForm.ts';
import { OffField } from '../../parts/amounts.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import type { Tried } from '../../text/en/trials.ts';
import { trialsText } from '../../text/trials.ts';
import { text } from '../../text.ts';

const words = trialsText.form;
const TRIED = ['placement', 'offer-off', 'offer', 'text', 'strategy'] as const satisfies readonly Tried[];

interface Props {
  readonly value: VariantDraft;
  readonly shop: TrialShop;
  readonly onChange: (part: Partial<VariantDraft>) => void;
}

export function TriedForm({ value, shop, onChange }: Props) {
  return (
    <>
      <SelectField
        label={words.kind}
        options={TRIED.map((one) => ({ value: one, label: words.kinds[one] }))}
        value={value.tried}
        onChange={(tried) => onChange({ tried, offer: firstOffer(tried, value, shop) })}
      />
      <p className="soft">{words.kindWhat[value.tried]}</p>
      {(value.tried === 'offer-off' || value.tried === 'offer') && (
        <OfferChoice value={value} shop={shop} onChange={onChange} />
      )}
      {value.tried === 'placement' && (
        <>
          <SelectField
            label={words.placement}
            options={PLACEMENTS.map((one) => ({ value: one, label: text.placement[one] }))}
            value={value.placement}
            onChange={(placement) => onChange({ placement })}
          />
          <p className="soft">{words.placementNow(shop.placements[value.placement])}</p>
        </>
      )}
      {value.tried === 'strategy' && (
        <SelectField
          label={words.strategy}
          options={STRATEGY_NAMES.map((one) => ({ value: one, label: trialsText.strategy[one] }))}
          value={value.strategy}
          onChange={(strategy) => onChange({ strategy })}
        />
      )}
      {value.tried === 'text' && <Headings value={value} shop={shop} onChange={onChange} />}
    </>
  );
}

function firstOffer(tried: Tried, { offer }: VariantDraft, shop: TrialShop): string {
  const offers = offersFor(tried, shop.offers);
  return (offers.find(({ id }) => id === offer) ?? offers[0])?.id ?? '';
}

function OfferChoice({ value, shop, onChange }: Props) {
  const offers = offersFor(value.tried, shop.offers);
  if (offers.length === 0)
    return <p className="wrong">{value.tried === 'offer' ? words.noDiscounts : words.noOffers}</p>;
  return (
    <>
      <SelectField
        label={words.offer}
        options={offers.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.offer}
        onChange={(offer) => onChange({ offer })}
      />
      {value.tried === 'offer' && (
        <OffField
          label={words.off}
          value={value.off}
          onChange={(off) => onChange({ off })}
          mayBeNothing={false}
          currency={shop.currency}
        />
      )}
    </>
  );
}

function Headings({ value: { spot, headings }, onChange }: Props) {
  const set = (at: number, part: Partial<(typeof headings)[number]>) =>
    onChange({ headings: headings.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  return (
    <>
      <SelectField
        label={words.spot}
        options={TEXT_SPOTS.map((one) => ({ value: one, label: text.placement[one] }))}
        value={spot}
        onChange={(chosen) => onChange({ spot: chosen })}
      />
      {headings.map(({ language, heading }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a heading has nothing else to be known by
        <div key={at} className="field-row heading-row">
          <TextField
            label={at === 0 ? words.language : words.languageAt(at + 1)}
            value={language}
            maxLength={3}
            onChange={(typed) => set(at, { language: typed.trim().toLowerCase() })}
          />
          <TextField
            label={at === 0 ? words.heading : words.headingAt(at + 1)}
            value={heading}
            maxLength={LONGEST_HEADING}
            onChange={(typed) => set(at, { heading: typed })}
          />
        </div>
      ))}
      <p className="soft">{words.languageWhat}</p>
      {headings.length < MOST_LANGUAGES && (
        <button
          type="button"
          className="button"
          onClick={() => onChange({ headings: [...headings, { language: '', heading: '' }] })}
        >
          {words.addLanguage}
        </button>
      )}
    </>
  );
}
