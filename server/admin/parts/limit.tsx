/** One rule of a settings page with what it does; the text is given to its fields for screen readers. */
import { type ReactNode, useId } from 'react';

export function Limit({ what, children }: { what: string; children: (describedBy: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="limit">
      <div className="limit-fields">{children(id)}</div>
      <p id={id} className="soft">
        {what}
      </p>
    </div>
  );
}
