/** Finding something by typing: a combobox after the ARIA Authoring Practices. What is found and how it looks is the caller's. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useDebounced } from '../data/queries.ts';
import { text } from '../text.ts';
import { Icon } from './icons.tsx';

const TYPING_MS = 180;

/** What a search came to so far. */
export interface Found<Item> {
  readonly items: readonly Item[];
  readonly error: Error | null;
  readonly isFetching: boolean;
  refetch(): unknown;
}

export interface ComboboxProps<Item> {
  readonly label: string;
  readonly placeholder: string;
  readonly disabled?: boolean | undefined;
  /** A hook: asks only while `open`. */
  readonly useSearch: (query: string, open: boolean) => Found<Item>;
  readonly keyOf: (item: Item) => string | number;
  /** Shown, but not to be picked. */
  readonly isTaken: (item: Item) => boolean;
  readonly onPick: (item: Item) => void;
  readonly children: (item: Item) => ReactNode;
  /** In words: so many found, none found, and nothing to be found at all. */
  readonly found: (n: number) => string;
  readonly none: (query: string) => string;
  readonly empty: string;
}

export function Combobox<Item>(props: ComboboxProps<Item>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useDebounced(query.trim(), TYPING_MS);
  const { items, error, isFetching, refetch } = props.useSearch(asked, open);
  const settled = asked === query.trim() && !isFetching;
  const at = Math.min(active, items.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer starts the choice anew
  useEffect(() => setActive(-1), [asked]);
  useEffect(() => {
    if (open && at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [open, at]);

  function pick(item: Item | undefined) {
    if (item === undefined || props.isTaken(item)) return;
    setQuery('');
    setOpen(false);
    setActive(-1);
    props.onPick(item);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      const count = items.length;
      if (count > 0) setActive(at < 0 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      // With a single hit there is no doubt which one is meant; a list still on its way is never picked from.
      pick(items[at] ?? (settled && query !== '' && items.length === 1 ? items[0] : undefined));
    } else if (event.key === 'Escape') {
      if (open) setOpen(false);
      else setQuery('');
    }
  }

  const showList = open && items.length > 0 && error === null;
  return (
    <div className="picker">
      <label htmlFor={id}>{props.label}</label>
      <div className="picker-field">
        <Icon name="search" />
        <input
          id={id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          aria-autocomplete="list"
          aria-expanded={showList}
          aria-controls={showList ? `${id}-list` : undefined}
          aria-activedescendant={showList && at >= 0 ? optionId(at) : undefined}
          disabled={props.disabled}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
      </div>
      <p className="sr" role="status">
        {open && settled && error === null
          ? items.length > 0
            ? props.found(items.length)
            : props.none(asked)
          : ''}
      </p>
      {open && (
        // Pressing the mouse must not take the focus from the field: that would close the list before the click.
        // biome-ignore lint/a11y/noStaticElementInteractions: only holds the focus; the options are the controls
        <div className="picker-pop" onMouseDown={(event) => event.preventDefault()}>
          {showList && (
            <div id={`${id}-list`} ref={list} role="listbox" aria-label={props.label} aria-busy={!settled}>
              {items.map((item, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works through the field (aria-activedescendant)
                <div
                  key={props.keyOf(item)}
                  id={optionId(index)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  aria-disabled={props.isTaken(item) || undefined}
                  onClick={() => pick(item)}
                >
                  {props.children(item)}
                </div>
              ))}
            </div>
          )}
          {error !== null ? (
            <p className="picker-say">
              {text.picker.failed} {error.message}{' '}
              <button type="button" className="link" onClick={() => void refetch()}>
                {text.common.tryAgain}
              </button>
            </p>
          ) : (
            items.length === 0 && (
              <p className="picker-say soft">
                {settled ? (asked === '' ? props.empty : props.none(asked)) : text.picker.searching}
              </p>
            )
          )}
        </div>
      )}
    </div>
  );
}
