/** The form of an experiment: what is tried against what there is, on whom, and how they are shared out. */
import { type ReactNode, useState } from 'react';
import { FIXED_SHARE, LONGEST_TRIAL_NAME, MOST_WEIGHT } from '../../../domain/experiment/parseTrial.ts';
import { type Trial, VARIANT_KEYS } from '../../../domain/experiment/trial.ts';
import { useApi } from '../../data/queries.ts';
import { open } from '../../data/route.ts';
import {
  freshVariant,
  type TrialDraft,
  type TrialShop,
  trialOf,
  type VariantDraft,
} from '../../data/trialForm.ts';
import { useTrialChange } from '../../data/trials.ts';
import { Segments } from '../../parts/choice.tsx';
import { useLeaveGuard } from '../../parts/context-bar.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { Card, Problem } from '../../parts/ui.tsx';
import { trialsText } from '../../text/trials.ts';
import { Head } from './head.tsx';
import { TriedForm } from './tried.tsx';
import { refusalOf } from './verbs.tsx';

const words = trialsText.form;

/** `of`: the draft that is edited; null for a new one. */
export function TrialForm({ shop, initial, of }: { shop: TrialShop; initial: TrialDraft; of: Trial | null }) {
  const [draft, setDraft] = useState(initial);
  const [isDone, setDone] = useState(false);
  const change = (part: Partial<TrialDraft>) => setDraft((before) => ({ ...before, ...part }));
  const set = (at: number, part: Partial<VariantDraft>) =>
    change({ variants: draft.variants.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  useLeaveGuard(!isDone && draft !== initial);
  const last = draft.variants.at(-1)!;
  return (
    <>
      <Head title={of === null ? words.title : words.editTitle(of.name)} lead={words.lead} />
      <Card title={words.kind}>
        <TextField
          label={words.name}
          what={words.nameWhat}
          value={draft.name}
          maxLength={LONGEST_TRIAL_NAME}
          onChange={(name) => change({ name })}
        />
        <Group legend={words.control}>
          <Weight
            value={draft.control.weight}
            onChange={(weight) => change({ control: { ...draft.control, weight } })}
          />
        </Group>
        {draft.variants.map((variant, at) => {
          const key = VARIANT_KEYS[at + 1]!;
          return (
            <Group key={key} legend={words.variant(key)}>
              <TriedForm value={variant} shop={shop} onChange={(part) => set(at, part)} />
              <div className="field-row">
                <TextField
                  label={words.variantName(key)}
                  value={variant.name}
                  maxLength={LONGEST_TRIAL_NAME}
                  onChange={(name) => set(at, { name })}
                />
                <Weight value={variant.weight} onChange={(weight) => set(at, { weight })} />
                {draft.variants.length > 1 && (
                  <button
                    type="button"
                    className="button plain"
                    onClick={() => change({ variants: draft.variants.filter((_, i) => i !== at) })}
                  >
                    <Icon name="close" />
                    {words.removeVariant(key)}
                  </button>
                )}
              </div>
            </Group>
          );
        })}
        {draft.variants.length + 1 < VARIANT_KEYS.length && (
          <button
            type="button"
            className="button"
            onClick={() => {
              const name = VARIANT_KEYS[draft.variants.length + 1]!.toUpperCase();
              const language = last.headings[0]?.language ?? 'en';
              change({
                variants: [
                  ...draft.variants,
                  { ...freshVariant(name, language), tried: last.tried, offer: last.offer },
                ],
              });
            }}
          >
            {words.add}
          </button>
        )}
      </Card>
      <Who draft={draft} change={change} />
      <Buttons draft={draft} shop={shop} of={of} onDone={() => setDone(true)} />
    </>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

function Weight(props: { value: number; onChange: (weight: number) => void }) {
  return (
    <NumberField<number>
      label={words.weight}
      unit={words.weightUnit}
      value={props.value}
      onChange={props.onChange}
      bounds={{ least: 1, most: MOST_WEIGHT }}
      whole
      mayBeEmpty={false}
    />
  );
}

function Who({ draft, change }: { draft: TrialDraft; change: (part: Partial<TrialDraft>) => void }) {
  return (
    <Card title={words.who}>
      <NumberField<number>
        label={words.size}
        unit={words.sizeUnit}
        value={draft.size}
        onChange={(size) => change({ size })}
        bounds={{ least: 1, most: 100 }}
        whole
        mayBeEmpty={false}
      />
      <p className="soft">{words.sizeWhat}</p>
      <Segments
        legend={words.allocation}
        options={[
          { value: 'fixed' as const, label: words.fixed },
          { value: 'thompson' as const, label: words.thompson },
        ]}
        value={draft.allocation}
        onChange={(allocation) => change({ allocation })}
      />
      <p className="soft">{draft.allocation === 'fixed' ? words.fixedWhat : words.thompsonWhat}</p>
      {draft.allocation === 'thompson' && (
        <div className="field-row">
          <NumberField<number>
            label={words.fixedShare}
            unit="%"
            value={draft.fixedShare}
            onChange={(fixedShare) => change({ fixedShare })}
            bounds={FIXED_SHARE}
            whole
            mayBeEmpty={false}
          />
          <SelectField
            label={words.goal}
            options={(['conversion', 'profit'] as const).map((value) => ({
              value,
              label: words.goals[value],
            }))}
            value={draft.goal}
            onChange={(goal) => change({ goal })}
          />
        </div>
      )}
    </Card>
  );
}

function Buttons(props: { draft: TrialDraft; shop: TrialShop; of: Trial | null; onDone: () => void }) {
  const { draft, shop, of } = props;
  const api = useApi();
  const [problem, setProblem] = useState<string | null>(null);
  const fields = trialOf(draft, shop);
  const save = useTrialChange(async (_, { begin }: { begin: boolean }) => {
    const changed = await (of === null ? api.trials.create(fields!) : api.trials.update(of, fields!));
    return begin && changed.kind === 'saved' ? api.trials.start(changed.report.trial) : changed;
  });
  async function submit(begin: boolean) {
    setProblem(null);
    try {
      const changed = await save.mutateAsync({ begin });
      const refusal = refusalOf(changed);
      if (refusal !== null && !(begin && changed.kind === 'blocked')) {
        setProblem(refusal);
        return;
      }
      props.onDone();
      // What was saved but could not begin stands in the list, where it says why.
      open('#/experiments');
    } catch (thrown) {
      setProblem((thrown as Error).message);
    }
  }
  return (
    <>
      {problem !== null && <Problem title={words.failed} what={problem} loud />}
      <div className="form-end stuck">
        <p role="status" className="soft">
          {save.isPending ? words.saving : fields === null ? words.incomplete : ''}
        </p>
        <button
          type="button"
          className="button"
          disabled={save.isPending || fields === null}
          onClick={() => void submit(false)}
        >
          {words.save}
        </button>
        <button
          type="button"
          className="button primary"
          disabled={save.isPending || fields === null}
          onClick={() => void submit(true)}
        >
          {words.start}
        </button>
      </div>
    </>
  );
}
