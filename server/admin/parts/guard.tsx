/** Holds a merchant back who is about to leave something unsaved: stay, or leave it behind. */
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import '../style/ask.css';
import { text } from '../text.ts';

const words = text.guard;

/** `when`: there is something unsaved. Closing the window is held back by the browser's own question. */
export function Guard({ when }: { when: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => when,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isAsking = blocker.status === 'blocked';
  useEffect(() => {
    if (isAsking) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isAsking]);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={id} onCancel={() => blocker.reset?.()}>
      <h2 id={id}>{words.title}</h2>
      <p>{words.what}</p>
      <div className="ask-buttons">
        <button type="button" className="button primary" onClick={() => blocker.reset?.()}>
          {words.stay}
        </button>
        <button type="button" className="button danger" onClick={() => blocker.proceed?.()}>
          {words.leave}
        </button>
      </div>
    </dialog>
  );
}
