/** The head of each page of a view, with the way back to its list. */
import type { ReactNode } from 'react';

export interface HeadProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** It is the list itself. */
  readonly isList?: boolean;
}

export function ViewHead(props: HeadProps & { back: { href: string; words: string }; leadClass?: string }) {
  return (
    <div className="view-head offers-head">
      <div>
        {!props.isList && (
          <p>
            <a href={props.back.href}>{props.back.words}</a>
          </p>
        )}
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.lead && <p className={props.leadClass ?? 'soft'}>{props.lead}</p>}
      </div>
      {props.children && <div className="offer-buttons">{props.children}</div>}
    </div>
  );
}
