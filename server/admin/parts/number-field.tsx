/** A number within bounds, typed as text: what does not fit is refused beside the field, and the former number stays. */
import { useEffect, useId, useState } from 'react';
import { text } from '../text.ts';

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** The number that was meant: a decimal comma counts, an empty field is null; undefined when it is none within bounds. */
export function readNumber(
  typed: string,
  { least, most }: Bounds,
  whole: boolean,
): number | null | undefined {
  const plain = typed.trim().replace(',', '.');
  if (plain === '') return null;
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(plain)) return undefined;
  const value = Number(plain);
  if (value < least || value > most || (whole && !Number.isInteger(value))) return undefined;
  return value;
}

export function NumberField<Value extends number | null>(props: {
  label: string;
  /** Stands behind the field. */
  unit: string;
  value: Value;
  onChange: (value: Value) => void;
  bounds: Bounds;
  whole?: boolean;
  /** Whether the field may be empty; then its value is null. */
  mayBeEmpty: null extends Value ? true : false;
  /** The id of a text that explains it. */
  describedBy?: string;
}) {
  const id = useId();
  const { value, bounds, whole = false } = props;
  const [typed, setTyped] = useState(show(value));
  const [refused, setRefused] = useState(false);
  const read = (entry: string) => {
    const number = readNumber(entry, bounds, whole);
    return number === null && !props.mayBeEmpty ? undefined : number;
  };
  const isWrong = read(typed) === undefined;
  // Taken back, or saved by somebody else: the field follows what holds.
  useEffect(() => setTyped(show(value)), [value]);

  /** Taken over when it is whole, not at each key: on the way to 0.85 lies 0. What was refused must not stay. */
  function commit() {
    const number = read(typed);
    setRefused(number === undefined);
    if (number === undefined || number === value) setTyped(show(value));
    else props.onChange(number as Value);
  }

  return (
    <div className="number-field">
      <label htmlFor={id}>{props.label}</label>
      <span className="number-entry">
        <input
          id={id}
          type="text"
          inputMode={whole ? 'numeric' : 'decimal'}
          autoComplete="off"
          value={typed}
          aria-invalid={isWrong || undefined}
          aria-describedby={[`${id}-unit`, `${id}-wrong`, props.describedBy].filter(Boolean).join(' ')}
          onChange={(event) => {
            setTyped(event.target.value);
            setRefused(false);
          }}
          onKeyDown={(event) => event.key === 'Enter' && commit()}
          onBlur={commit}
        />
        <span id={`${id}-unit`}>{props.unit}</span>
      </span>
      <span id={`${id}-wrong`} className="wrong" role="status">
        {refused && text.rules.wrongNumber(bounds.least, bounds.most)}
      </span>
    </div>
  );
}

function show(value: number | null): string {
  return value === null ? '' : String(value);
}
