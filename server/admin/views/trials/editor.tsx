/** Finds what an experiment's form needs, and says so where it cannot be read. */
import { useBriefOffers } from '../../data/offers.ts';
import { useSettings } from '../../data/settings.tsx';
import { draftOf, freshVariant, type TrialDraft, type TrialShop } from '../../data/trialForm.ts';
import { useTrial } from '../../data/trials.ts';
import { Problem, Skeleton } from '../../parts/ui.tsx';
import { trialsText } from '../../text/trials.ts';
import { TrialForm } from './form.tsx';
import { Head } from './head.tsx';

const words = trialsText;
/** The language that a first heading is most likely in. */
const language = () => document.documentElement.lang.slice(0, 2) || 'en';
const fresh = () => freshVariant('B', language());

const NEW = (): TrialDraft => ({
  name: words.form.first,
  size: 100,
  control: { name: words.form.controlName, weight: 1 },
  variants: [fresh()],
  allocation: 'fixed',
  fixedShare: 50,
  goal: 'conversion',
});

export function NewTrial() {
  const shop = useTrialShop();
  if (shop.kind !== 'known') return <Waiting shop={shop} />;
  return <TrialForm shop={shop.shop} initial={NEW()} of={null} />;
}

export function EditTrial({ id }: { id: string }) {
  const shop = useTrialShop();
  const { data, error } = useTrial(id);
  if (shop.kind !== 'known') return <Waiting shop={shop} />;
  const draft = data === undefined ? null : draftOf(data.trial, fresh());
  if (data === undefined || draft === null)
    return <Waiting shop={{ kind: data === undefined && error === null ? 'loading' : 'failed', error }} />;
  return <TrialForm key={data.trial.version} shop={shop.shop} initial={draft} of={data.trial} />;
}

type Shop =
  | { readonly kind: 'loading' | 'failed'; readonly error: Error | null }
  | { readonly kind: 'known'; readonly shop: TrialShop };

function useTrialShop(): Shop {
  const { data, error } = useBriefOffers();
  const { saved } = useSettings();
  if (data === undefined || saved === null) return { kind: error === null ? 'loading' : 'failed', error };
  return {
    kind: 'known',
    shop: { offers: data.offers, placements: saved.placements, currency: data.currency },
  };
}

function Waiting({ shop }: { shop: Exclude<Shop, { kind: 'known' }> }) {
  return (
    <>
      <Head title={words.form.title} />
      {shop.kind === 'loading' ? (
        <section className="card" aria-label={words.form.title}>
          <Skeleton lines={4} kind="tall" />
        </section>
      ) : (
        <Problem title={words.failed} what={shop.error?.message ?? words.form.gone} loud />
      )}
    </>
  );
}
