/** The form of one offer: what, to whom, when; saved together, and never over somebody else's change unseen. */
import { useMemo, useRef, useState } from 'react';
import type { Offer } from '../../../domain/offer/offer.ts';
import { LONGEST_NAME, type OfferFields } from '../../../domain/offer/parseOffer.ts';
import type { OfferBrief, OfferReport } from '../../../domain/offer/report.ts';
import type { PickCard } from '../../../domain/report.ts';
import { sizeOf } from '../../data/draft.ts';
import { type OfferForm as Form, useOfferForm } from '../../data/offerForm.ts';
import { cardsById, useBriefOffers } from '../../data/offers.ts';
import { keepingInWords, promiseInWords, warningsInWords } from '../../data/offerWords.ts';
import { open } from '../../data/route.ts';
import { useSettings } from '../../data/settings.tsx';
import { ContextBar } from '../../parts/context-bar.tsx';
import { TextField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Card, Problem } from '../../parts/ui.tsx';
import { offersText } from '../../text/offers.ts';
import { ConditionsForm } from './conditions.tsx';
import { Head } from './head.tsx';
import { DetailForm } from './kinds.tsx';
import { Meeting } from './meeting.tsx';
import { Preview } from './preview.tsx';
import { type FormShop, FormShopProvider } from './shop.tsx';
import { TermsForm } from './terms.tsx';
import { WrongAt, WrongProvider } from './wrong.tsx';

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
  const { fields, change, incomplete } = form;
  const known = { cards: shop.cards, offers: shop.gifts, currency: report.currency };
  const keeping = offer === null ? null : keepingInWords(offer, report.promises, Date.now());
  const title = offer === null ? offersText.kind[fields.detail.kind] : offersText.edit(offer.name);
  return (
    <FormShopProvider value={shop}>
      <WrongProvider value={form.wrong}>
        <Head title={title} lead={offersText.kindWhat[fields.detail.kind]} />
        {offer === null && (
          <p className="soft">{props.drafted ? offersText.drafted : offersText.notDrafted}</p>
        )}
        {keeping?.tone === 'bad' && <Problem title={offersText.status[fields.status]} what={keeping.text} />}
        {offer !== null &&
          warningsInWords(offer, report.promises, known).map((warning) => (
            <div key={warning} className="notice">
              <Icon name="warn" />
              <p>{warning}</p>
            </div>
          ))}
        <Meeting form={form} known={known} />
        {form.failure !== null && <Problem title={offersText.saveFailed} what={form.failure} loud />}
        <div className="offer-edit">
          <div className="stack">
            <Card title={offersText.form.what} lead={promiseInWords(fields.detail, known)}>
              <div className="field-wrong">
                <TextField
                  label={offersText.form.name}
                  what={offersText.form.nameWhat}
                  value={fields.name}
                  maxLength={LONGEST_NAME}
                  onChange={(name) => change({ name })}
                />
                <WrongAt at={['name']} />
              </div>
              <DetailForm value={fields.detail} onChange={(detail) => change({ detail })} />
            </Card>
            <ConditionsForm value={fields.conditions} onChange={(conditions) => change({ conditions })} />
            <TermsForm value={fields} onChange={change} />
          </div>
          <div className="offer-preview">
            <Preview fields={fields} id={offer?.id ?? null} incomplete={incomplete} />
          </div>
        </div>
        <Bar form={form} />
      </WrongProvider>
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

/** What is complete may be activated in one step with saving it. */
function Bar({ form }: { form: Form }) {
  const { fields, base, isDirty, saving } = form;
  const others = useSettings();
  async function save(status?: Offer['status']) {
    if (await form.save(status)) open('#/offers');
  }
  const mayBegin = fields.status !== 'active';
  return (
    <ContextBar
      unsaved={{
        open: isDirty || base === null,
        harmless: !isDirty,
        saving,
        said: isDirty ? offersText.unsaved : '',
        save: () => void save(),
        discard: isDirty ? form.discard : null,
        saveWords: fields.status === 'draft' ? offersText.saveDraft : offersText.save,
        discardWords: offersText.cancel,
        also: mayBegin ? { words: offersText.saveActive, run: () => void save('active') } : null,
        above: sizeOf(others.edits) > 0,
      }}
    />
  );
}
