/** The rows of the list: all of them where they are few; of many, only those in view are read and drawn. */
import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { Offer } from '../../../domain/offer/offer.ts';
import type { OffersReport } from '../../../domain/offer/report.ts';
import { PAGE, usePages } from '../../data/offerPages.ts';
import { cardsById } from '../../data/offers.ts';
import type { OfferFilter } from '../../data/offersApi.ts';
import { listText } from '../../text/offer-list.ts';
import { type Act, OfferRow } from './row.tsx';

interface RowsProps {
  readonly first: OffersReport;
  readonly filter: OfferFilter;
  readonly act: Act;
  readonly busy: boolean;
}

export function OfferRows(props: RowsProps) {
  return props.first.total <= PAGE ? <FewRows {...props} /> : <ManyRows {...props} />;
}

function FewRows({ first, act, busy }: RowsProps) {
  const keys = useListKeys(act, (at) => rowAt(first, at), focusName);
  return (
    <List keys={keys}>
      {first.offers.map((offer, at) => (
        <li key={offer.id} data-at={at} className={`offer ${offer.status}`}>
          <Row page={first} at={at} act={act} busy={busy} />
        </li>
      ))}
    </List>
  );
}

/** A usual row's height; each is measured once it is drawn. */
const USUAL_HEIGHT = 132;

function ManyRows({ first, filter, act, busy }: RowsProps) {
  const list = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  // What stands above the list may grow and shrink: notices, words that break.
  useLayoutEffect(() => {
    const now = (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    if (Math.abs(now - top) > 1) setTop(now);
  });
  const virtual = useWindowVirtualizer({
    count: first.total,
    estimateSize: () => USUAL_HEIGHT,
    // Not laid out (the page is held back until it is known how far a sync is), it has no height yet.
    measureElement: (row) => row.getBoundingClientRect().height || USUAL_HEIGHT,
    overscan: 5,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const pages = usePages(filter, pagesOf(items));
  const find = (at: number) => {
    const page = pages.get(Math.floor(at / PAGE)) ?? (at < PAGE ? first : undefined);
    return page === undefined ? null : rowAt(page, at % PAGE);
  };
  const keys = useListKeys(act, find, (at) => {
    virtual.scrollToIndex(at);
    requestAnimationFrame(() => focusName(at));
  });
  return (
    <List keys={keys} listRef={list} height={virtual.getTotalSize()}>
      {items.map(({ index, start }) => {
        const found = find(index);
        return (
          <li
            key={found?.offer.id ?? index}
            ref={virtual.measureElement}
            data-index={index}
            data-at={index}
            aria-setsize={first.total}
            aria-posinset={index + 1}
            className={`offer ${found?.offer.status ?? ''}`}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {found === null ? (
              <p className="soft offer-waits">{listText.loading}</p>
            ) : (
              <Row page={found.page} at={index % PAGE} act={act} busy={busy} />
            )}
          </li>
        );
      })}
    </List>
  );
}

function pagesOf(items: readonly VirtualItem[]): readonly number[] {
  return [...new Set(items.map(({ index }) => Math.floor(index / PAGE)))];
}

interface Found {
  readonly offer: Offer;
  readonly place: number;
  readonly page: OffersReport;
}

function rowAt(page: OffersReport, at: number): Found | null {
  const [offer, place] = [page.offers[at], page.places[at]];
  return offer === undefined || place === undefined ? null : { offer, place, page };
}

function Row({ page, at, act, busy }: { page: OffersReport; at: number; act: Act; busy: boolean }) {
  const found = rowAt(page, at);
  if (found === null) return null;
  const known = { cards: cardsById(page.products), offers: page.gifts, currency: page.currency };
  return <OfferRow {...found} all={page.all} known={known} promises={page.promises} act={act} busy={busy} />;
}

function List(props: {
  keys: (event: KeyboardEvent) => void;
  children: ReactNode;
  listRef?: React.Ref<HTMLOListElement>;
  height?: number;
}) {
  const { height } = props;
  return (
    <ol
      ref={props.listRef}
      className={height === undefined ? 'offers' : 'offers long'}
      style={height === undefined ? undefined : { height }}
      onKeyDown={props.keys}
    >
      {props.children}
    </ol>
  );
}

/** On an offer's name: arrows go to the next one, with Alt they move the offer itself. */
function useListKeys(act: Act, find: (at: number) => Found | null, focus: (at: number) => void) {
  return (event: KeyboardEvent) => {
    const name = (event.target as Element).closest('.offer-name');
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (name === null || step === 0) return;
    const at = Number(name.closest('li')?.dataset.at);
    const [own, next] = [find(at), find(at + step)];
    event.preventDefault();
    if (next === null) return;
    if (!event.altKey || own === null) return focus(at + step);
    act.move(own.offer, next.place);
    holdFocus(own.offer);
  };
}

/** A row that changes its place is laid out anew, and would lose the focus on its way. */
function holdFocus({ id }: Offer): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`.offers a[href="#/offers?offer=${id}"]`)?.focus(),
    ),
  );
}

function focusName(at: number): void {
  document.querySelector<HTMLElement>(`.offers [data-at="${at}"] .offer-name`)?.focus();
}
