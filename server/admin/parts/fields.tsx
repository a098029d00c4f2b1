/** Plain fields of forms: a line of text, a moment, one of a list, several of a few, a list of codes. */
import { useEffect, useId, useState } from 'react';
import '../style/fields.css';
import { instantOf, wallTime } from '../data/zone.ts';

export function TextField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  what?: string;
  maxLength?: number;
}) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        value={props.value}
        maxLength={props.maxLength}
        aria-describedby={props.what === undefined ? undefined : `${id}-what`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.what !== undefined && (
        <p id={`${id}-what`} className="soft">
          {props.what}
        </p>
      )}
    </div>
  );
}

/** `value` in epoch milliseconds, shown by the shop's clock. */
export function MomentField(props: {
  label: string;
  value: number | null;
  onChange: (at: number | null) => void;
  describedBy?: string;
}) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="datetime-local"
        value={props.value === null ? '' : wallTime(props.value)}
        aria-describedby={props.describedBy}
        onChange={(event) => props.onChange(instantOf(event.target.value))}
      />
    </div>
  );
}

export function SelectField<T extends string | number>(props: {
  label: string;
  options: readonly { readonly value: T; readonly label: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{props.label}</label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => {
          const found = props.options.find(({ value }) => String(value) === event.target.value);
          if (found !== undefined) props.onChange(found.value);
        }}
      >
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Each by itself on or off; what is chosen keeps the order of the options. */
export function Checks<T extends string>(props: {
  legend: string;
  options: readonly { readonly value: T; readonly label: string }[];
  value: readonly T[];
  onChange: (value: readonly T[]) => void;
}) {
  const { options, value } = props;
  return (
    <fieldset className="checks">
      <legend>{props.legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={(event) =>
              props.onChange(
                options
                  .map((one) => one.value)
                  .filter((one) => (one === option.value ? event.target.checked : value.includes(one))),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** Codes with commas or spaces between them, taken over on leaving the field. */
export function CodesField(props: {
  label: string;
  what: string;
  value: readonly string[];
  form: RegExp;
  /** Brings what was typed into the form of a code. */
  clean: (typed: string) => string;
  onChange: (codes: readonly string[]) => void;
  wrong: (code: string) => string;
}) {
  const id = useId();
  const shown = props.value.join(', ');
  const [typed, setTyped] = useState(shown);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => setTyped(shown), [shown]);
  function commit() {
    const codes = typed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(props.clean);
    const odd = codes.find((code) => !props.form.test(code));
    setRefused(odd ?? null);
    if (odd !== undefined) return;
    setTyped(codes.join(', '));
    if (codes.join() !== props.value.join()) props.onChange([...new Set(codes)]);
  }
  return (
    <div className="text-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={typed}
        aria-describedby={`${id}-what ${id}-wrong`}
        aria-invalid={refused !== null || undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setRefused(null);
        }}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        onBlur={commit}
      />
      <p id={`${id}-what`} className="soft">
        {props.what}
      </p>
      <span id={`${id}-wrong`} className="wrong" role="status">
        {refused !== null && props.wrong(refused)}
      </span>
    </div>
  );
}
