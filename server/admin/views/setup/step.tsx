/** One step of setting up: it folds when it is done, and opens when it is next. */
import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../../parts/icons.tsx';
import { setupText as words } from '../../text/setup.ts';

export interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly what?: string;
  readonly done: boolean;
  readonly next: boolean;
  readonly children: ReactNode;
}

export function Step({ number, title, what, done, next, children }: StepProps) {
  const [open, setOpen] = useState(next);
  // Only when it changes: what the merchant has opened or closed by hand stays so.
  useEffect(() => setOpen(next), [next]);
  return (
    <li className={done ? 'setup-step done' : next ? 'setup-step next' : 'setup-step'}>
      <details className="card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="setup-mark" aria-hidden="true">
            {done ? <Icon name="check" /> : number}
          </span>
          <h2>{title}</h2>
          {(done || next) && (
            <span className={done ? 'chip state active' : 'chip'}>
              {done ? words.stepDone : words.stepNext}
            </span>
          )}
        </summary>
        {open && (
          <div className="setup-body">
            {what !== undefined && <p className="soft">{what}</p>}
            {children}
          </div>
        )}
      </details>
    </li>
  );
}
