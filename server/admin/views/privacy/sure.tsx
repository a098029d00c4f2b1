/** Asks before something that cannot be undone, saying what will be lost; the way back has the focus. */
import { useEffect, useId, useRef } from 'react';
import { privacyText as words } from '../../text/privacy.ts';

export function Sure(props: {
  title: string;
  lost: string;
  verb: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const id = useId();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <div
      className="sure"
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-lost`}
      onKeyDown={({ key }) => key === 'Escape' && props.onNo()}
    >
      <p id={`${id}-title`} className="strong">
        {props.title}
      </p>
      <p id={`${id}-lost`}>{props.lost}</p>
      <div className="row-buttons">
        <button ref={back} type="button" className="button" onClick={props.onNo} disabled={props.busy}>
          {words.cancel}
        </button>
        <button type="button" className="button grave" onClick={props.onYes} disabled={props.busy}>
          {props.verb}
        </button>
      </div>
    </div>
  );
}
