/** What the last training changed: in numbers, then product by product, old and new with the orders that speak for each. */
import { useState } from 'react';
import type { BrowsedProduct, Show, SupportReport } from '../../../domain/browseReport.ts';
import { useBrowse, useChanges } from '../../data/browse.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { Segments } from '../../parts/choice.tsx';
import { Card, Picture, Problem, Skeleton, Unread } from '../../parts/ui.tsx';
import { recommendationsText as words } from '../../text/recommendations.ts';

const KINDS = ['changed', 'gained', 'lost', 'other'] as const satisfies readonly Show[];

export default function Changes() {
  const { data, error, refetch, isFetching } = useChanges();
  const now = useNow(false);
  if (error !== null)
    return <Unread title={words.changesFailed} error={error} refetch={refetch} isFetching={isFetching} />;
  if (data === undefined) return <Skeleton lines={4} kind="tall" />;
  const { compared } = data;
  if (compared === null) return <Card title={words.notTrained} lead={words.notTrainedWhat} />;
  const { trainedAt, before, gained, lost, other, beside } = compared;
  if (before === null) {
    return (
      <Card title={words.nothingCompared} lead={words.nothingComparedWhat}>
        <p>{words.beside(beside)}</p>
      </Card>
    );
  }
  const isSame = gained + lost + other === 0;
  return (
    <>
      <Card
        title={isSame ? words.unchanged : words.trained(format.when(trainedAt, now))}
        lead={isSame ? words.unchangedWhat : words.changesLead}
      >
        <dl className="changed-figures">
          <Figure label={words.gained} value={gained} />
          <Figure label={words.other} value={other} />
          <Figure label={words.lost} value={lost} />
        </dl>
        <p className="soft">
          {words.comparedWith(format.when(before, now))} · {words.beside(beside)}
        </p>
      </Card>
      {!isSame && <Moved />}
    </>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt className="soft">{label}</dt>
      <dd>{format.number(value)}</dd>
    </div>
  );
}

function Moved() {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('changed');
  const { products, error, isFetching, hasMore, more, retry } = useBrowse('', kind);
  return (
    <section className="card" aria-label={words.tab.changes}>
      <Segments
        legend={words.filter}
        quiet
        options={KINDS.map((value) => ({ value, label: words.show[value] }))}
        value={kind}
        onChange={setKind}
      />
      {error !== null ? (
        <Problem title={words.failed} what={error.message} retry={retry} busy={isFetching} loud />
      ) : products === null ? (
        <Skeleton lines={4} kind="tall" />
      ) : products.length === 0 ? (
        <p className="soft">{words.foundNone}</p>
      ) : (
        <ul className="moved" aria-live="polite">
          {products.map((product) => (
            <MovedRow key={product.id} product={product} />
          ))}
        </ul>
      )}
      {hasMore && (
        <div>
          <button type="button" className="button" disabled={isFetching} onClick={more}>
            {words.more}
          </button>
        </div>
      )}
    </section>
  );
}

function MovedRow({ product }: { product: BrowsedProduct }) {
  return (
    <li>
      <a className="product-line" href={`#/recommendations?product=${product.id}`}>
        <Picture url={product.imageUrl} />
        <span className="product-title">{product.title}</span>
      </a>
      <Side label={words.was} support={product.change?.was ?? null} />
      <Side label={words.now} support={product.change?.now ?? null} />
    </li>
  );
}

function Side({ label, support }: { label: string; support: SupportReport | null }) {
  return (
    <p>
      <span className="soft moved-label">{label}</span>
      {support === null ? (
        words.none
      ) : (
        <>
          {support.product?.title ?? words.goneProduct} <span className="soft">{inOrders(support)}</span>
        </>
      )}
    </p>
  );
}

function inOrders({ orders, base, alike }: SupportReport): string {
  if (orders === null || base === null) return words.tooFew;
  return alike ? words.ordersAlike(orders, base) : words.orders(orders, base);
}
