/** Saving: the bar with its two buttons (App Bridge's where there is one), the guard, and what went wrong. */
import { useEffect, useRef, useState } from 'react';
import type { Placement } from '../../domain/placement.ts';
import { type Edits, GROUP_LISTS, MEASURE_CHOICES, sizeOf, WHOLE_RULES } from '../data/draft.ts';
import { appBridge } from '../data/platform.ts';
import { type SettingsDraft, useSettings } from '../data/settings.tsx';
import { text } from '../text.ts';
import { Icon } from './icons.tsx';

const NATIVE_ID = 'mersalg-save-bar';

function hasNativeBar(): boolean {
  return appBridge()?.saveBar !== undefined && customElements.get('ui-save-bar') !== undefined;
}

export function SaveBar() {
  const draft = useSettings();
  const open = sizeOf(draft.edits) > 0 || draft.saving;
  const [native, setNative] = useState(hasNativeBar);
  useLeaveGuard(open);
  if (native) return <NativeBar draft={draft} open={open} onFailure={() => setNative(false)} />;
  if (!open) return null;
  return (
    <section className="save-bar" aria-label={text.save.region}>
      <p role="status">{draft.saving ? text.save.saving : text.save.unsaved(sizeOf(draft.edits))}</p>
      <button type="button" className="button plain" onClick={draft.discard} disabled={draft.saving}>
        {text.save.discard}
      </button>
      <button type="button" className="button primary" onClick={draft.save} disabled={draft.saving}>
        {text.save.save}
      </button>
    </section>
  );
}

/** The browser's own question when the page is closed or reloaded with unsaved changes. */
export function useLeaveGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [active]);
}

/**
 * Shopify's save bar, in the admin's frame: it also holds the merchant back from leaving for another page there.
 * `onFailure` when it does not come up: without any bar the edits could not be saved at all.
 */
function NativeBar(props: { draft: SettingsDraft; open: boolean; onFailure: () => void }) {
  const { draft, open } = props;
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const bar = document.createElement('ui-save-bar');
    bar.id = NATIVE_ID;
    const save = document.createElement('button');
    save.setAttribute('variant', 'primary');
    save.textContent = text.save.save;
    save.addEventListener('click', () => latest.current.draft.save());
    const discard = document.createElement('button');
    discard.textContent = text.save.discard;
    discard.addEventListener('click', () => latest.current.draft.discard());
    bar.append(save, discard);
    document.body.append(bar);
    return () => bar.remove();
  }, []);
  useEffect(() => {
    const saveBar = appBridge()?.saveBar;
    if (!open || saveBar === undefined) return;
    const attempt = async (verb: 'show' | 'hide') => saveBar[verb](NATIVE_ID);
    attempt('show').catch(() => latest.current.onFailure());
    return () => void attempt('hide').catch(() => undefined);
  }, [open]);
  useEffect(() => {
    const save = document.querySelector(`#${NATIVE_ID} button[variant]`);
    // App Bridge reads `loading` as an attribute and draws its own spinner.
    if (draft.saving) save?.setAttribute('loading', '');
    else save?.removeAttribute('loading');
  }, [draft.saving]);
  return null;
}

/** A save that failed, or met somebody else's change: above every view, so that it cannot be missed. */
export function SaveNotices() {
  const draft = useSettings();
  if (draft.conflict !== null) {
    const left = inWords(draft.edits, draft);
    const words = text.save.conflict;
    return (
      <div className="notice warn" role="alert">
        <Icon name="warn" />
        <div>
          <p className="strong">{words.title}</p>
          <p>
            {words.theirs} {inWords(draft.conflict, draft).join('; ')}.
          </p>
          {left.length === 0 ? (
            <p>{words.same}</p>
          ) : (
            <p>
              {words.yours} {left.join('; ')}. {words.next}
            </p>
          )}
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={words.close}
          onClick={draft.dismissConflict}
        >
          <Icon name="close" />
        </button>
      </div>
    );
  }
  if (draft.saveError === null) return null;
  return (
    <div className="notice bad" role="alert">
      <Icon name="warn" />
      <div>
        <p className="strong">{text.errors.save}</p>
        <p>{draft.saveError.message}</p>
      </div>
    </div>
  );
}

const NAMED = 3;

/** Edits as sentences: which placements, and which products by name, at most three of each. */
function inWords(edits: Edits, { card, collection }: Pick<SettingsDraft, 'card' | 'collection'>): string[] {
  const words = text.save.change;
  const said: string[] = [];
  for (const [placement, on] of Object.entries(edits.placements)) {
    said.push((on ? words.on : words.off)(text.placement[placement as Placement]));
  }
  for (const [excluded, say] of [
    [true, words.excluded],
    [false, words.removed],
  ] as const) {
    const titles = [...edits.excluded]
      .filter(([, on]) => on === excluded)
      .map(([id]) => card(id)?.title ?? text.settings.unknown);
    for (const list of GROUP_LISTS) {
      for (const [key, on] of edits.groups[list]) {
        if (on !== excluded) continue;
        const isText = typeof key === 'string';
        titles.push(isText ? key : (collection(key) ?? text.rules.unknownCollection(key)));
      }
    }
    if (titles.length > 0) said.push(say(titles.slice(0, NAMED), Math.max(0, titles.length - NAMED)));
  }
  for (const name of WHOLE_RULES) if (edits.rules[name] !== undefined) said.push(text.rules.changed[name]);
  if (Object.keys(edits.tact).length > 0) said.push(text.rules.changed.tact);
  if (Object.keys(edits.sync).length > 0) said.push(text.rules.changed.sync);
  for (const name of MEASURE_CHOICES) {
    if (edits.measure[name] !== undefined) said.push(text.measuring.changed[name]);
  }
  return said;
}
