/** One offer being edited: kept while the merchant looks elsewhere, saved against what the server holds, brought together with others' changes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type ResolverResult, type UseFormReturn, useForm } from 'react-hook-form';
import { MersalgError } from '../../domain/errors.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import { fieldsOf, type OfferFields, parseOffer } from '../../domain/offer/parseOffer.ts';
import { offersText } from '../text/offers.ts';
import { ApiError } from './api.ts';
import { useNotify } from './notify.ts';
import { type Merged, mergeOffers } from './offerDraft.ts';
import { offerKeys, useOfferChange } from './offers.ts';

type Name = keyof OfferFields;
/** Each field of an offer is one of the form's, however much it holds. */
type Values = { -readonly [K in Name]: OfferFields[K] };

/** Somebody else's save that was met; `theirs` null when they deleted it. */
export interface Met {
  readonly merged: Merged | null;
  readonly mine: OfferFields;
  readonly theirs: OfferFields | null;
  /** What both began with. */
  readonly before: OfferFields | null;
}

interface Ground {
  /** What the edits are made against; null for a new offer. */
  readonly base: Offer | null;
  readonly met: Met | null;
}

type Kept = Ground & { readonly fields: OfferFields };

/** `field` as parseOffer names it; `gone`: complete, but naming what the shop no longer has. */
export interface Wrong {
  readonly field: string;
  readonly kind: 'incomplete' | 'gone';
}

export interface OfferForm extends Ground {
  readonly fields: OfferFields;
  readonly isDirty: boolean;
  readonly saving: boolean;
  /** Why the last save failed, other than by somebody else's, or by a field. */
  readonly failure: string | null;
  /** The first field that is not complete yet, as parseOffer names it; null when it may be saved. */
  readonly incomplete: string | null;
  /** What kept the last save from being made, until it is set right. */
  readonly wrong: Wrong | null;
  change(change: Partial<OfferFields>): void;
  discard(): void;
  /** Resolves to whether it was saved. */
  save(status?: Offer['status']): Promise<boolean>;
}

/** `key` names the draft; `offer` is what the server holds, null with `initial` for a new one. */
export function useOfferForm(key: string, offer: Offer | null, initial: OfferFields | null): OfferForm {
  const client = useQueryClient();
  const notify = useNotify();
  const draftKey = offerKeys.draft(key);
  const [kept] = useState(() => client.getQueryData<Kept>(draftKey));
  const [ground, setGround] = useState<Ground>(kept ?? { base: offer, met: null });
  const [failure, setFailure] = useState<string | null>(null);
  const { base, met } = ground;
  const beginning = (from: Offer | null) => (from === null ? initial! : fieldsOf(from));
  const form = useForm<Values>({ defaultValues: beginning(base), resolver: resolve });
  const { isDirty: isChanged, isSubmitted, errors } = form.formState;
  const fields: OfferFields = form.watch();
  const isDirty = isChanged || (base === null && offer !== null);

  // Not before the form stands: until then it takes nothing for a change.
  useEffect(() => {
    if (kept !== undefined) put(form, kept.fields);
  }, [kept, form]);

  const draft = JSON.stringify(fields);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields are a new object at each look; their text is not
  useEffect(() => {
    // A draft outlives its form, for a look at another view; it never outlives the page.
    client.setQueryDefaults(draftKey, { gcTime: Number.POSITIVE_INFINITY });
    if (isDirty) client.setQueryData<Kept>(draftKey, { ...ground, fields });
    else client.removeQueries({ queryKey: draftKey });
  }, [client, key, isDirty, ground, draft]);

  // Untouched, the form follows what the server holds.
  const isBehind = !isDirty && offer !== null && base !== null && offer.version !== base.version;
  useEffect(() => {
    if (isBehind && offer !== null) begin({ base: offer, met: null });
  });

  function begin(next: Ground) {
    form.reset(beginning(next.base));
    setGround(next);
  }

  const create = useOfferChange((api, given: OfferFields) => api.create(given, base ?? undefined));
  const update = useOfferChange((api, given: { id: string; fields: OfferFields; version: number }) =>
    api.update(given.id, given.fields, given.version),
  );
  const isGone = met !== null && met.theirs === null;

  async function send(wanted: OfferFields): Promise<boolean> {
    try {
      const changed =
        base === null || isGone
          ? await create.mutateAsync(wanted)
          : await update.mutateAsync({ id: base.id, fields: wanted, version: base.version });
      if (changed.kind === 'conflict') {
        meet(changed.now?.offer ?? null, wanted);
        return false;
      }
      client.removeQueries({ queryKey: draftKey });
      begin({ base: changed.report.offer, met: null });
      notify(offersText.saved);
      return true;
    } catch (thrown) {
      const { field, message } = thrown as Partial<ApiError> & Error;
      if (thrown instanceof ApiError && typeof field === 'string')
        form.setError(nameOf(field), { type: 'gone', message: field });
      else setFailure(message);
      return false;
    }
  }

  /** Carries the edits onto what somebody else has saved. */
  function meet(now: Offer | null, mine: OfferFields): void {
    const before = base === null ? null : fieldsOf(base);
    if (now === null || before === null) {
      setGround({ base, met: { merged: null, mine, theirs: null, before } });
      return;
    }
    const theirs = fieldsOf(now);
    const merged = mergeOffers(before, mine, theirs);
    begin({ base: now, met: { merged, mine, theirs, before } });
    put(form, merged.fields);
  }

  const found = Object.values(errors)[0];
  return {
    ...ground,
    fields,
    isDirty,
    saving: create.isPending || update.isPending,
    failure,
    incomplete: incompleteField(fields),
    wrong:
      found?.message === undefined
        ? null
        : { field: String(found.message), kind: found.type as Wrong['kind'] },
    change: (change) => put(form, change, isSubmitted),
    discard() {
      client.removeQueries({ queryKey: draftKey });
      setFailure(null);
      begin({ base: offer, met: null });
    },
    async save(status = fields.status) {
      setFailure(null);
      let saved = false;
      await form.handleSubmit(async (values) => {
        saved = await send({ ...values, status });
      })();
      return saved;
    },
  };
}

function put(form: UseFormReturn<Values>, change: Partial<OfferFields>, validate = false): void {
  for (const name of Object.keys(change) as Name[])
    form.setValue(name as 'name', change[name] as never, { shouldDirty: true, shouldValidate: validate });
}

/** The form's own check is the server's: the same code. */
function resolve(values: Values): ResolverResult<Values> {
  const field = incompleteField(values);
  if (field === null) return { values, errors: {} };
  return { values: {}, errors: { [nameOf(field)]: { type: 'incomplete', message: field } } };
}

const NAMES: readonly string[] = [
  'name',
  'status',
  'conditions',
  'startsAt',
  'endsAt',
  'tellsEnd',
  'stockNote',
  'combines',
] satisfies Name[];

/** Which field of the form holds what parseOffer names: parts of the promise it names without their whole. */
function nameOf(field: string): Name {
  const [first = ''] = field.split(/[.[]/);
  return (NAMES.includes(first) ? first : 'detail') as Name;
}

function incompleteField(fields: OfferFields): string | null {
  try {
    parseOffer(fields);
    return null;
  } catch (thrown) {
    return thrown instanceof MersalgError ? String(thrown.data.field) : String(thrown);
  }
}
