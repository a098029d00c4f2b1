/** Finding a product by typing: a combobox after the ARIA Authoring Practices, with a list of pictures and prices. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { ProductId } from '../../domain/ids.ts';
import type { ProductCard } from '../../domain/report.ts';
import { useDebounced, useProducts } from '../data/queries.ts';
import { text } from '../text.ts';
import { Icon } from './icons.tsx';
import { ProductLine } from './ui.tsx';

const TYPING_MS = 180;

export function ProductPicker(props: {
  label: string;
  onPick: (product: ProductCard) => void;
  /** Shown, but not to be picked: they are in the list already. */
  taken?: (id: ProductId) => boolean;
  disabled?: boolean;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const asked = useDebounced(query.trim(), TYPING_MS);
  const { data, error, isFetching, refetch } = useProducts(asked, open);
  const products = data?.products ?? [];
  const settled = asked === query.trim() && !isFetching;
  const at = Math.min(active, products.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  const isTaken = (product: ProductCard) => props.taken?.(product.id) ?? false;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer starts the choice anew
  useEffect(() => setActive(-1), [asked]);
  useEffect(() => {
    if (open && at >= 0) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [open, at]);

  function pick(product: ProductCard | undefined) {
    if (product === undefined || isTaken(product)) return;
    setQuery('');
    setOpen(false);
    setActive(-1);
    props.onPick(product);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      const count = products.length;
      if (count > 0) setActive(at < 0 ? (step === 1 ? 0 : count - 1) : (at + step + count) % count);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      // With a single hit there is no doubt which one is meant; a list still on its way is never picked from.
      pick(products[at] ?? (settled && query !== '' && products.length === 1 ? products[0] : undefined));
    } else if (event.key === 'Escape') {
      if (open) setOpen(false);
      else setQuery('');
    }
  }

  const showList = open && products.length > 0 && error === null;
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
          placeholder={text.picker.placeholder}
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
          ? products.length > 0
            ? text.picker.found(products.length)
            : text.picker.none(asked)
          : ''}
      </p>
      {open && (
        // Pressing the mouse must not take the focus from the field: that would close the list before the click.
        // biome-ignore lint/a11y/noStaticElementInteractions: only holds the focus; the options are the controls
        <div className="picker-pop" onMouseDown={(event) => event.preventDefault()}>
          {showList && (
            <div id={`${id}-list`} ref={list} role="listbox" aria-label={props.label} aria-busy={!settled}>
              {products.map((product, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works through the field (aria-activedescendant)
                <div
                  key={product.id}
                  id={optionId(index)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  aria-disabled={isTaken(product) || undefined}
                  onClick={() => pick(product)}
                >
                  <ProductLine product={product}>
                    {isTaken(product) && <span className="chip">{text.picker.excluded}</span>}
                  </ProductLine>
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
            products.length === 0 && (
              <p className="picker-say soft">
                {settled
                  ? asked === ''
                    ? text.try.noProducts
                    : text.picker.none(asked)
                  : text.picker.searching}
              </p>
            )
          )}
        </div>
      )}
    </div>
  );
}
