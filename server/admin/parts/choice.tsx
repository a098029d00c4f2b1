/** Choosing one of a few (a row of radio buttons) and switching something on or off. */
import { type ReactNode, useId } from 'react';

/** Native radio buttons drawn as one row: arrow keys, labels and forms come with them. */
export function Segments<T extends string | number>(props: {
  legend: string;
  /** Keeps the legend for screen readers only. */
  quiet?: boolean;
  options: readonly { readonly value: T; readonly label: string }[];
  value: T;
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className={props.quiet ? 'sr' : undefined}>{props.legend}</legend>
      <div className="segments-row">
        {props.options.map(({ value, label }) => (
          <label key={value} className="segment">
            <input
              type="radio"
              className="sr"
              name={name}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Switch(props: {
  label: ReactNode;
  children: ReactNode;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="switch-row">
      <div>
        <label htmlFor={id} className="strong">
          {props.label}
        </label>
        <div id={`${id}-what`}>{props.children}</div>
      </div>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its own state
        role="switch"
        className="switch"
        checked={props.on}
        aria-describedby={`${id}-what`}
        onChange={(event) => props.onChange(event.target.checked)}
      />
    </div>
  );
}
