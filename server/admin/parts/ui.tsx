/** Small building blocks of the page: cards, notices, skeletons, pictures, links. */
import { type ReactNode, useId, useState } from 'react';
import type { ProductCard } from '../../domain/report.ts';
import { format } from '../data/format.ts';
import { thumbnail } from '../data/platform.ts';
import { text } from '../text.ts';
import { Icon } from './icons.tsx';

/** A titled card; `aside` stands to the right of its title. */
export function Card(props: { title: ReactNode; lead?: ReactNode; aside?: ReactNode; children?: ReactNode }) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <div className="card-head">
        <div>
          <h2 id={id}>{props.title}</h2>
          {props.lead && <p className="soft">{props.lead}</p>}
        </div>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** Something went wrong: what, what to do, and a way to try again. `loud` announces it at once. */
export function Problem(props: {
  title: string;
  what: string;
  retry?: () => void;
  busy?: boolean;
  loud?: boolean;
}) {
  return (
    <div className="notice bad" role={props.loud ? 'alert' : undefined}>
      <Icon name="warn" />
      <div>
        <p className="strong">{props.title}</p>
        <p>{props.what}</p>
        {props.retry && (
          <button type="button" className="button" onClick={props.retry} disabled={props.busy}>
            {text.common.tryAgain}
          </button>
        )}
      </div>
    </div>
  );
}

/** Why something could not be read, and a way to ask again: of a query's own fields. `quiet`: not announced at once. */
export function Unread(props: {
  title: string;
  error: Error;
  refetch: () => unknown;
  isFetching: boolean;
  quiet?: boolean;
}) {
  const { title, error, refetch, isFetching, quiet = false } = props;
  const retry = () => void refetch();
  return <Problem title={title} what={error.message} retry={retry} busy={isFetching} loud={!quiet} />;
}

/** Grey lines in the place of what is on its way; `lines` keeps the height, so that nothing jumps. */
export function Skeleton({ lines, kind }: { lines: number; kind?: 'tall' | 'switches' }) {
  return (
    <div className={kind === undefined ? 'skeleton' : `skeleton ${kind}`} role="status">
      <span className="sr">{text.common.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
        <span key={index} className="bone" />
      ))}
    </div>
  );
}

/** A product's picture, square; a quiet drawing when there is none or it does not load. */
export function Picture({ url, large }: { url: string | null; large?: boolean }) {
  const [broken, setBroken] = useState<string | null>(null);
  const size = large ? 72 : 40;
  return (
    <span className={large ? 'picture large' : 'picture'}>
      {url === null || broken === url ? (
        <Icon name="picture" />
      ) : (
        <img
          src={thumbnail(url, size)}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          onError={() => setBroken(url)}
        />
      )}
    </span>
  );
}

/** Picture, title and price of a product, in a row. */
export function ProductLine({ product, children }: { product: ProductCard; children?: ReactNode }) {
  return (
    <span className="product-line">
      <Picture url={product.imageUrl} />
      <span className="product-text">
        <span className="product-title">{product.title}</span>
        <span className="soft">
          {format.money(product.price, product.currency)}
          {!product.sellable && <span className="chip">{text.common.notForSale}</span>}
          {children}
        </span>
      </span>
    </span>
  );
}

/** A link to Shopify's admin, outside this frame. */
export function AdminLink(props: { href: string; button?: boolean; children: ReactNode }) {
  return (
    <a className={props.button ? 'button' : undefined} href={props.href} target="_blank" rel="noreferrer">
      {props.children}
      {props.button && <Icon name="out" />}
      <span className="sr"> {text.common.opensNewTab}</span>
    </a>
  );
}
