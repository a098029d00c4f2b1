/** A field to search a list by: what is typed counts once the keys stand still; changed elsewhere, the field follows. */
import { useEffect, useId, useState } from 'react';
import { useDebounced } from '../data/queries.ts';
import '../style/fields.css';

/** Milliseconds without a key before the list is asked. */
const STILL = 200;
/** As long as the server takes. */
const LONGEST = 200;

export function SearchField(props: {
  label: string;
  placeholder: string;
  /** What the list is narrowed to now. */
  value: string;
  onSettled: (value: string) => void;
}) {
  const { value, onSettled } = props;
  const id = useId();
  const [typed, setTyped] = useState(value);
  const settled = useDebounced(typed, STILL);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a space that was just typed must stay under the hand
  useEffect(() => {
    if (typed.trim() !== value) setTyped(value);
  }, [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed narrows the list
  useEffect(() => {
    if (settled === typed && settled.trim() !== value) onSettled(settled.trim());
  }, [settled]);
  return (
    <div className="text-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        placeholder={props.placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}
