/** The rows of the list: all where they are few; of many, those in view alone are drawn, and the next page is read ahead. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { BrowsedProduct } from '../../../domain/browseReport.ts';
import type { Browsed } from '../../data/browse.ts';
import { Picture } from '../../parts/ui.tsx';
import { recommendationsText as words } from '../../text/recommendations.ts';

interface RowsProps {
  readonly found: Browsed & { readonly products: readonly BrowsedProduct[] };
  readonly chosen: number | null;
  readonly onChoose: (id: number) => void;
}

/** As many as one page brings. */
const FEW = 50;
const HEIGHT = 64;
/** So far before the end the next page is asked for. */
const AHEAD = 20;

export function ProductRows(props: RowsProps) {
  return props.found.total <= FEW ? <FewRows {...props} /> : <ManyRows {...props} />;
}

function FewRows({ found: { products }, chosen, onChoose }: RowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = useListKeys(list, products.length, () => {});
  return (
    <ul ref={list} className="browse-rows" onKeyDown={onKeyDown}>
      {products.map((product, at) => (
        <li key={product.id}>
          <Row product={product} at={at} isChosen={product.id === chosen} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

function ManyRows({ found, chosen, onChoose }: RowsProps) {
  const { products, total, more } = found;
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: products.length,
    getScrollElement: () => box.current,
    estimateSize: () => HEIGHT,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= products.length - AHEAD) more();
  }, [last, products.length, more]);
  const onKeyDown = useListKeys(list, products.length, (at) => virtual.scrollToIndex(at));
  return (
    <div ref={box} className="browse-box">
      <ul
        ref={list}
        className="browse-rows many"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, start }) => (
          <li
            key={products[index]!.id}
            style={{ transform: `translateY(${start}px)` }}
            aria-setsize={total}
            aria-posinset={index + 1}
          >
            <Row
              product={products[index]!}
              at={index}
              isChosen={products[index]!.id === chosen}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Arrow keys, Home and End move the focus from row to row; Enter and Space choose, as of every button. */
function useListKeys(
  list: React.RefObject<HTMLUListElement | null>,
  count: number,
  show: (at: number) => void,
) {
  const focus = (at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
  return (event: KeyboardEvent) => {
    const at = Number((event.target as HTMLElement).dataset.at);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || Number.isNaN(at) || to < 0 || to >= count) return;
    event.preventDefault();
    show(to);
    requestAnimationFrame(() => focus(to));
  };
}

function Row(props: {
  product: BrowsedProduct;
  at: number;
  isChosen: boolean;
  onChoose: (id: number) => void;
}): ReactNode {
  const { product, at, isChosen } = props;
  const { title, first, pinned, excluded } = product;
  return (
    <button
      type="button"
      className="browse-row"
      data-at={at}
      aria-current={isChosen ? 'true' : undefined}
      onClick={() => props.onChoose(product.id)}
    >
      <Picture url={product.imageUrl} />
      <span className="browse-text">
        <span className="browse-title">{title}</span>
        <span className="soft browse-first">{first === null ? words.noFirst : words.first(first)}</span>
      </span>
      {(pinned || excluded) && (
        <span className="chip">{excluded ? words.excludedMark : words.pinnedMark}</span>
      )}
    </button>
  );
}
