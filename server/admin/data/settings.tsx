/** The merchant's settings with their unsaved edits: shown at once, saved together, never lost silently. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { CollectionId, ProductId } from '../../domain/ids.ts';
import type { Tact } from '../../domain/journey/memory.ts';
import type { Keep } from '../../domain/keep.ts';
import type { LookedSpot, SpotLook } from '../../domain/look/look.ts';
import type { MeasureChoice } from '../../domain/parseMeasure.ts';
import type { Placement } from '../../domain/placement.ts';
import type { ProductCard, SettingsReport } from '../../domain/report.ts';
import type { Exclusions, Rules } from '../../domain/rules.ts';
import type { Settings } from '../../domain/settings.ts';
import type { SyncChoice } from '../../domain/syncChoice.ts';
import { text } from '../text.ts';
import { ApiError } from './api.ts';
import {
  applyEdits,
  type Edits,
  editsBetween,
  type GroupList,
  merge,
  NO_EDITS,
  rebase,
  type SharedLook,
  sizeOf,
  type WholeRules,
  withExcluded,
  withFields,
  withGroup,
  withPlacement,
  withRule,
} from './draft.ts';
import { keys, useApi } from './queries.ts';

export interface SettingsDraft {
  /** As the merchant sees it: the saved settings with the edits on top. Null until read. */
  readonly settings: Settings | null;
  readonly edits: Edits;
  /** What the server holds now, beneath the edits. */
  readonly saved: Settings | null;
  /** Set when the settings could not be read. */
  readonly loadError: Error | null;
  reload(): void;
  /** Title and picture of a product that the page has met; undefined for one that is gone. */
  card(id: ProductId): ProductCard | undefined;
  /** Title of a collection that the page has met. */
  collection(id: CollectionId): string | undefined;
  setPlacement(placement: Placement, on: boolean): void;
  setExcluded(product: ProductCard | ProductId, excluded: boolean): void;
  /** `title`: of a collection that the page has just met. */
  setGroup<List extends GroupList>(
    list: List,
    key: Exclusions[List][number],
    excluded: boolean,
    title?: string,
  ): void;
  setRule<Name extends keyof WholeRules>(name: Name, value: Rules[Name]): void;
  setTact(change: Partial<Tact>): void;
  setMeasure(change: Partial<MeasureChoice>): void;
  setLook(change: Partial<SharedLook>): void;
  setSpot(spot: LookedSpot, look: SpotLook): void;
  setSync(change: Partial<SyncChoice>): void;
  setKeep(change: Partial<Keep>): void;
  /** Remembers a product's title and picture, for a pin. */
  meet(product: ProductCard): void;
  readonly saving: boolean;
  save(): void;
  discard(): void;
  /** Why the last save failed, other than by a conflict. */
  readonly saveError: Error | null;
  /** What somebody else changed meanwhile; the edits have been carried over onto it. */
  readonly conflict: Edits | null;
  dismissConflict(): void;
}

const Context = createContext<SettingsDraft | null>(null);

export function useSettings(): SettingsDraft {
  const draft = useContext(Context);
  if (draft === null) throw new Error('The page stands outside its SettingsProvider.');
  return draft;
}

/** `onSaved` is called with words to announce. */
export function SettingsProvider(props: { children: ReactNode; onSaved: (message: string) => void }) {
  const api = useApi();
  const client = useQueryClient();
  const [edits, setEdits] = useState<Edits>(NO_EDITS);
  const [conflict, setConflict] = useState<Edits | null>(null);
  const [saveError, setSaveError] = useState<Error | null>(null);
  const met = useRef(new Map<ProductId, ProductCard>());
  const titles = useRef(new Map<CollectionId, string>());
  const clean = sizeOf(edits) === 0;

  const query = useQuery({
    queryKey: keys.settings,
    queryFn: ({ signal }) => api.settings(signal),
    // While there are edits the ground stays as the merchant saw it; a change by somebody else is told at saving.
    refetchOnWindowFocus: () => clean,
    refetchOnReconnect: () => clean,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const report = query.data;
  for (const card of report?.products ?? []) met.current.set(card.id, card);
  for (const { id, title } of report?.collections ?? []) titles.current.set(id, title);

  const mutation = useMutation({
    mutationFn: ({ before, next }: { before: SettingsReport; next: Settings }) =>
      api.saveSettings(next, before.version),

    async onMutate({ before, next }) {
      await client.cancelQueries({ queryKey: keys.settings });
      client.setQueryData<SettingsReport>(keys.settings, { ...before, settings: next });
      setEdits(NO_EDITS);
      setConflict(null);
      setSaveError(null);
    },

    async onSuccess(saved) {
      if (saved !== null) client.setQueryData(keys.settings, saved);
      else await client.refetchQueries({ queryKey: keys.settings });
      props.onSaved(text.save.saved);
      await client.invalidateQueries({ queryKey: ['preview'] });
    },

    async onError(error, { before, next }) {
      const mine = editsBetween(before.settings, next);
      // Back to what was there, with the edits on top again, and with what was edited during the save.
      client.setQueryData(keys.settings, before);
      setEdits((later) => merge(mine, later));
      if (!(error instanceof ApiError && error.code === 'conflict')) return setSaveError(error);
      try {
        const queryFn = () => api.settings();
        const now = await client.fetchQuery({ queryKey: keys.settings, queryFn, staleTime: 0 });
        setConflict(editsBetween(before.settings, now.settings));
        setEdits((all) => rebase(all, now.settings));
      } catch {
        setSaveError(error);
      }
    },
  });

  const change = useCallback(
    (edit: (edits: Edits) => Edits) => {
      const current = client.getQueryData<SettingsReport>(keys.settings);
      if (current !== undefined) setEdits((before) => rebase(edit(before), current.settings));
    },
    [client],
  );

  const { mutate, isPending } = mutation;
  const { error: queryError, refetch } = query;
  const draft = useMemo<SettingsDraft>(
    () => ({
      settings: report === undefined ? null : applyEdits(report.settings, edits),
      edits,
      saved: report?.settings ?? null,
      loadError: report === undefined ? queryError : null,
      reload: () => void refetch(),
      card: (id) => met.current.get(id),
      collection: (id) => titles.current.get(id),
      meet: (product) => void met.current.set(product.id, product),
      setPlacement: (placement, on) => change((before) => withPlacement(before, placement, on)),
      setExcluded(product, excluded) {
        const id = typeof product === 'number' ? product : product.id;
        if (typeof product !== 'number') met.current.set(id, product);
        change((before) => withExcluded(before, id, excluded));
      },
      setGroup(list, key, excluded, title) {
        if (title !== undefined && typeof key === 'number') titles.current.set(key, title);
        change((before) => withGroup(before, list, key, excluded));
      },
      setRule: (name, value) => change((before) => withRule(before, name, value)),
      setTact: (tact) => change((before) => withFields(before, 'tact', tact)),
      setMeasure: (measure) => change((before) => withFields(before, 'measure', measure)),
      setLook: (look) => change((before) => withFields(before, 'look', look)),
      setSpot: (spot, look) => change((before) => withFields(before, 'spots', { [spot]: look })),
      setSync: (sync) => change((before) => withFields(before, 'sync', sync)),
      setKeep: (keep) => change((before) => withFields(before, 'keep', keep)),
      saving: isPending,
      save() {
        if (report === undefined || isPending || clean) return;
        mutate({ before: report, next: applyEdits(report.settings, edits) });
      },
      discard() {
        setEdits(NO_EDITS);
        setConflict(null);
        setSaveError(null);
      },
      saveError,
      conflict,
      dismissConflict: () => setConflict(null),
    }),
    [report, edits, clean, queryError, refetch, change, isPending, mutate, saveError, conflict],
  );
  return <Context.Provider value={draft}>{props.children}</Context.Provider>;
}
