/** The head of each page of offers, with the way back to the list. */
import type { ReactNode } from 'react';
import { offersText } from '../../text/offers.ts';

export function Head(props: { title: ReactNode; lead?: ReactNode; children?: ReactNode; isList?: boolean }) {
  return (
    <div className="view-head offers-head">
      <div>
        {!props.isList && (
          <p>
            <a href="#offers">{offersText.back}</a>
          </p>
        )}
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.lead && <p className="soft">{props.lead}</p>}
      </div>
      {props.children && <div className="offer-buttons">{props.children}</div>}
    </div>
  );
}
