/** One offer being edited: kept while the merchant looks elsewhere, saved against what the server holds, brought together with others' changes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { MersalgError } from '../../domain/errors.ts';
import type { Offer } from '../../domain/offer/offer.ts';
import { fieldsOf, type OfferFields, parseOffer } from '../../domain/offer/parseOffer.ts';
import { offersText } from '../text/offers.ts';
import { useNotify } from './notify.ts';
import { differs, type Merged, mergeOffers, takeTheirs } from './offerDraft.ts';
import { offerKeys, useOfferChange } from './offers.ts';

interface State {
  /** What the edits are made against; null for a new offer. */
  readonly base: Offer | null;
  readonly fields: OfferFields;
  /** Set after somebody else's save was met; `theirs` null when they deleted it. */
  readonly met: { readonly merged: Merged | null; readonly theirs: OfferFields | null } | null;
}

export interface OfferForm {
  readonly fields: OfferFields;
  readonly base: Offer | null;
  readonly met: State['met'];
  readonly isDirty: boolean;
  readonly saving: boolean;
  /** Why the last save failed, other than by somebody else's. */
  readonly failure: string | null;
  /** The first field that is not complete yet, as parseOffer names it; null when it may be saved. */
  readonly incomplete: string | null;
  change(change: Partial<OfferFields>): void;
  takeTheirs(): void;
  discard(): void;
  /** Resolves to whether it was saved. */
  save(status?: Offer['status']): Promise<boolean>;
}

/** `key` names the draft; `offer` is what the server holds, null with `initial` for a new one. */
export function useOfferForm(key: string, offer: Offer | null, initial: OfferFields | null): OfferForm {
  const client = useQueryClient();
  const notify = useNotify();
  const draftKey = offerKeys.draft(key);
  const fresh = (): State => ({ base: offer, fields: initial ?? fieldsOf(offer!), met: null });
  const [state, setState] = useState<State>(() => client.getQueryData<State>(draftKey) ?? fresh());
  const [failure, setFailure] = useState<string | null>(null);
  const { base, fields, met } = state;
  const isDirty =
    differs(fields, base === null ? initial : fieldsOf(base)) || (base === null && offer !== null);

  useEffect(() => {
    // A draft outlives its form, for a look at another view; it never outlives the page.
    client.setQueryDefaults(offerKeys.draft(key), { gcTime: Number.POSITIVE_INFINITY });
    if (isDirty) client.setQueryData(offerKeys.draft(key), state);
    else client.removeQueries({ queryKey: offerKeys.draft(key) });
  }, [client, key, isDirty, state]);

  // Untouched, the form follows what the server holds.
  const isBehind = !isDirty && offer !== null && base !== null && offer.version !== base.version;
  useEffect(() => {
    if (isBehind && offer !== null) setState({ base: offer, fields: fieldsOf(offer), met: null });
  }, [isBehind, offer]);

  const create = useOfferChange((api, given: OfferFields) => api.create(given, base ?? undefined));
  const update = useOfferChange((api, given: { id: string; fields: OfferFields; version: number }) =>
    api.update(given.id, given.fields, given.version),
  );
  const isGone = met !== null && met.theirs === null;

  async function save(status: Offer['status'] = fields.status): Promise<boolean> {
    setFailure(null);
    const wanted = { ...fields, status };
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
      setState({ base: changed.report.offer, fields: fieldsOf(changed.report.offer), met: null });
      notify(offersText.saved);
      return true;
    } catch (thrown) {
      setFailure((thrown as Error).message);
      return false;
    }
  }

  /** Carries the edits onto what somebody else has saved. */
  function meet(now: Offer | null, mine: OfferFields): void {
    if (now === null || base === null) {
      setState({ base, fields: mine, met: { merged: null, theirs: null } });
      return;
    }
    const theirs = fieldsOf(now);
    const merged = mergeOffers(fieldsOf(base), mine, theirs);
    setState({ base: now, fields: merged.fields, met: { merged, theirs } });
  }

  return {
    fields,
    base,
    met,
    isDirty,
    saving: create.isPending || update.isPending,
    failure,
    incomplete: incompleteField(fields),
    change: (change) => setState((before) => ({ ...before, fields: { ...before.fields, ...change } })),
    takeTheirs() {
      if (met?.merged == null || met.theirs === null) return;
      const { merged, theirs } = met;
      setState({ base, fields: takeTheirs(merged, theirs), met: null });
    },
    discard() {
      client.removeQueries({ queryKey: draftKey });
      setFailure(null);
      setState(fresh());
    },
    save,
  };
}

function incompleteField(fields: OfferFields): string | null {
  try {
    parseOffer(fields);
    return null;
  } catch (thrown) {
    return thrown instanceof MersalgError ? String(thrown.data.field) : String(thrown);
  }
}
