/** The bar that saves or discards what is unsaved, alike wherever something is edited: App Bridge's where there is one. */
import { useEffect, useId, useRef, useState } from 'react';
import { appBridge } from '../data/platform.ts';
import { text } from '../text.ts';

export interface Unsaved {
  readonly open: boolean;
  readonly saving: boolean;
  /** What is unsaved, in words. */
  readonly said: string;
  save(): void;
  /** Null where there is nothing to go back to. */
  readonly discard: (() => void) | null;
  /** What saving does, where that is more than to save. */
  readonly saveWords?: string;
  readonly discardWords?: string;
  /** A second way to save, which then is the usual one. */
  readonly also?: { readonly words: string; run(): void } | null;
  /** Nothing would be lost by leaving. */
  readonly harmless?: boolean;
  /** Another bar stands at the foot of the page already. */
  readonly above?: boolean;
}

function hasNativeBar(): boolean {
  return appBridge()?.saveBar !== undefined && customElements.get('ui-save-bar') !== undefined;
}

export function ContextBar({ unsaved }: { unsaved: Unsaved }) {
  const { open, saving, said, save, discard, also = null, above = false } = unsaved;
  const { saveWords = text.save.save, discardWords = text.save.discard } = unsaved;
  const [native, setNative] = useState(hasNativeBar);
  useLeaveGuard(open && unsaved.harmless !== true);
  if (native) return <NativeBar unsaved={unsaved} onFailure={() => setNative(false)} />;
  if (!open) return null;
  return (
    <section className={above ? 'save-bar above' : 'save-bar'} aria-label={text.save.region}>
      <p role="status">{saving ? text.save.saving : said}</p>
      {discard !== null && (
        <button type="button" className="button plain" onClick={discard} disabled={saving}>
          {discardWords}
        </button>
      )}
      <button
        type="button"
        className={also === null ? 'button primary' : 'button'}
        onClick={save}
        disabled={saving}
      >
        {saveWords}
      </button>
      {also !== null && (
        <button type="button" className="button primary" onClick={() => also.run()} disabled={saving}>
          {also.words}
        </button>
      )}
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
 * `onFailure` when it does not come up: without any bar the edits could not be saved at all. It has room for two buttons:
 * a second way to save stands in the page.
 */
function NativeBar(props: { unsaved: Unsaved; onFailure: () => void }) {
  const { open, saving, also = null } = props.unsaved;
  const id = `mersalg-save-bar-${useId().replace(/\W/g, '')}`;
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const bar = document.createElement('ui-save-bar');
    bar.id = id;
    const save = document.createElement('button');
    save.setAttribute('variant', 'primary');
    save.textContent = latest.current.unsaved.saveWords ?? text.save.save;
    save.addEventListener('click', () => latest.current.unsaved.save());
    const discard = document.createElement('button');
    discard.textContent = text.save.discard;
    discard.addEventListener('click', () => latest.current.unsaved.discard?.());
    bar.append(save, discard);
    document.body.append(bar);
    return () => bar.remove();
  }, [id]);
  useEffect(() => {
    const saveBar = appBridge()?.saveBar;
    if (!open || saveBar === undefined) return;
    const attempt = async (verb: 'show' | 'hide') => saveBar[verb](id);
    attempt('show').catch(() => latest.current.onFailure());
    return () => void attempt('hide').catch(() => undefined);
  }, [open, id]);
  useEffect(() => {
    const save = document.querySelector(`#${id} button[variant]`);
    // App Bridge reads `loading` as an attribute and draws its own spinner.
    if (saving) save?.setAttribute('loading', '');
    else save?.removeAttribute('loading');
  }, [saving, id]);
  if (also === null || !open) return null;
  return (
    <p className="save-also">
      <button type="button" className="button primary" onClick={() => also.run()} disabled={saving}>
        {also.words}
      </button>
    </p>
  );
}
