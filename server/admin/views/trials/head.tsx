/** The head of each page of experiments, with the way back to the list. */
import type { ReactNode } from 'react';
import { trialsText } from '../../text/trials.ts';

export function Head(props: { title: ReactNode; lead?: ReactNode; children?: ReactNode; isList?: boolean }) {
  return (
    <div className="view-head offers-head">
      <div>
        {!props.isList && (
          <p>
            <a href="#experiments">{trialsText.back}</a>
          </p>
        )}
        <h1 tabIndex={-1}>{props.title}</h1>
        {props.lead && <p className="soft trials-lead">{props.lead}</p>}
      </div>
      {props.children && <div className="offer-buttons">{props.children}</div>}
    </div>
  );
}
