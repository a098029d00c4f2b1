/** What keeps an offer from being saved, said beside the field that must be set right. */
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Wrong } from '../../data/offerForm.ts';
import { Icon } from '../../parts/icons.tsx';
import { editText } from '../../text/offer-edit.ts';
import { offersText } from '../../text/offers.ts';

const Context = createContext<Wrong | null>(null);
export const WrongProvider = Context.Provider;

/** `at`: fields as parseOffer names them, by their beginnings; `but`: those of them that are told elsewhere. */
export function WrongAt({ at, but = [] }: { at: readonly string[]; but?: readonly string[] }) {
  const wrong = useContext(Context);
  const line = useRef<HTMLParagraphElement>(null);
  const isHere =
    wrong !== null &&
    at.some((start) => wrong.field.startsWith(start)) &&
    !but.some((start) => wrong.field.startsWith(start));
  useEffect(() => {
    if (!isHere || wrong === null) return;
    // Whoever pressed Save far below is taken to what is missing.
    const group = line.current?.closest('fieldset, .field-wrong, .card');
    group?.closest('details')?.setAttribute('open', '');
    group?.querySelector<HTMLElement>('input, select, button')?.focus();
  }, [isHere, wrong]);
  if (!isHere) return null;
  const what = offersText.missing(wrong.field);
  return (
    <p ref={line} className="wrong" role="alert">
      <Icon name="warn" /> {wrong.kind === 'gone' ? editText.gone(what) : offersText.incomplete(what)}
    </p>
  );
}
