/** The form of one offer: what, to whom, when; saved together, and never over somebody else's change unseen. */
import { useMemo, useRef, useState } from 'react';
import type { Offer } from '../../../domain/offer/offer.ts';
import { LONGEST_NAME, type OfferFields } from '../../../domain/offer/parseOffer.ts';
import type { OfferBrief, OfferReport } from '../../../domain/offer/report.ts';
import type { PickCard } from '../../../domain/report.ts';
import { type OfferForm as Form, useOfferForm } from '../../data/offerForm.ts';
import { cardsById, useBriefOffers } from '../../data/offers.ts';
import { keepingInWords, promiseInWords, warningsInWords } from '../../data/offerWords.ts';
import { open } from '../../data/route.ts';
import { TextField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useLeaveGuard } from '../../parts/save-bar.tsx';
import { Card, Problem } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { ConditionsForm } from './conditions.tsx';
import { Head } from './head.tsx';
import { DetailForm } from './kinds.tsx';
import { type FormShop, FormShopProvider } from './shop.tsx';
import { TermsForm } from './terms.tsx';

export function OfferForm(props: {
  /** Names the draft. */
  id: string;
  /** What the server holds; null for a new offer, which begins as `initial`. */
  offer: Offer | null;
  initial: OfferFields | null;
  drafted?: boolean;
  /** What is known of what it names, and of what checkout keeps. */
  report: FormReport;
}) {
  const { offer, report } = props;
  const form = useOfferForm(props.id, offer, props.initial);
  const shop = useShop(report);
  const { fields, change } = form;
  useLeaveGuard(form.isDirty);
  const known = { cards: shop.cards, offers: shop.gifts, currency: report.currency };
  const keeping = offer === null ? null : keepingInWords(offer, report.promises, Date.now());
  const title = offer === null ? offersText.kind[fields.detail.kind] : offersText.edit(offer.name);
  return (
    <FormShopProvider value={shop}>
      <Head title={title} lead={offersText.kindWhat[fields.detail.kind]} />
      {offer === null && <p className="soft">{props.drafted ? offersText.drafted : offersText.notDrafted}</p>}
      {keeping?.tone === 'bad' && <Problem title={offersText.status[fields.status]} what={keeping.text} />}
      {offer !== null &&
        warningsInWords(offer, report.promises, known).map((warning) => (
          <div key={warning} className="notice">
            <Icon name="warn" />
            <p>{warning}</p>
          </div>
        ))}
      <Met form={form} />
      {form.failure !== null && <Problem title={offersText.saveFailed} what={form.failure} loud />}
      <Card title={offersText.form.what} lead={promiseInWords(fields.detail, known)}>
        <TextField
          label={offersText.form.name}
          what={offersText.form.nameWhat}
          value={fields.name}
          maxLength={LONGEST_NAME}
          onChange={(name) => change({ name })}
        />
        <DetailForm value={fields.detail} onChange={(detail) => change({ detail })} />
      </Card>
      <ConditionsForm value={fields.conditions} onChange={(conditions) => change({ conditions })} />
      <TermsForm value={fields} onChange={change} />
      <Buttons form={form} />
    </FormShopProvider>
  );
}

export type FormReport = Pick<OfferReport, 'products' | 'collections' | 'currency' | 'promises'>;
const NO_GIFTS: readonly OfferBrief[] = [];

/** The form's shop: what the server named, and what has been picked since. */
function useShop(report: FormReport): FormShop & { cards: ReadonlyMap<number, PickCard> } {
  const gifts = useBriefOffers('gift').data?.offers ?? NO_GIFTS;
  const [met, setMet] = useState<readonly PickCard[]>([]);
  const titles = useRef(new Map<number, string>());
  return useMemo(() => {
    const all = cardsById([...report.products, ...met]);
    for (const { id, title } of report.collections) titles.current.set(id, title);
    return {
      currency: report.currency,
      gifts,
      cards: all,
      card: (id) => all.get(id),
      meet: (card) => setMet((before) => [...before, card]),
      collection: (id) => titles.current.get(id),
      meetCollection: (id, title) => void titles.current.set(id, title),
    };
  }, [report, gifts, met]);
}

/** Somebody else saved, or deleted, the same offer. */
function Met({ form: { met, takeTheirs } }: { form: Form }) {
  if (met === null) return null;
  const words = offersText.conflict;
  const clashes = met.merged?.clashes ?? [];
  return (
    <div className="notice warn" role="alert">
      <Icon name="warn" />
      <div>
        <p className="strong">{words.title}</p>
        {met.theirs === null ? <p>{words.gone}</p> : <p>{words.merged}</p>}
        {clashes.length > 0 && (
          <>
            <p>{words.both(clashes.map((name) => offersText.field[name] ?? name))}</p>
            <button type="button" className="button" onClick={takeTheirs}>
              {words.takeTheirs}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function Buttons({ form }: { form: Form }) {
  const { fields, base, isDirty, saving, incomplete } = form;
  const isNew = base === null;
  const mayBegin = fields.status !== 'active';
  async function save(status?: Offer['status']) {
    if (await form.save(status)) open('#/offers');
  }
  return (
    <div className={isDirty || isNew ? 'form-end stuck' : 'form-end'}>
      <p role="status" className="soft">
        {saving
          ? offersText.saving
          : incomplete !== null
            ? offersText.incomplete(offersText.missing(incomplete))
            : isDirty
              ? offersText.unsaved
              : ''}
      </p>
      {isDirty && (
        <button type="button" className="button plain" disabled={saving} onClick={form.discard}>
          {offersText.cancel}
        </button>
      )}
      <button
        type="button"
        className={mayBegin ? 'button' : 'button primary'}
        disabled={saving || incomplete !== null || !(isDirty || isNew)}
        onClick={() => void save()}
      >
        {fields.status === 'draft' ? offersText.saveDraft : offersText.save}
      </button>
      {mayBegin && (
        <button
          type="button"
          className="button primary"
          disabled={saving || incomplete !== null}
          onClick={() => void save('active')}
        >
          {offersText.saveActive}
        </button>
      )}
    </div>
  );
}
