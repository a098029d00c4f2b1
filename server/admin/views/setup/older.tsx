/** Teaching Mersalg from orders older than Shopify hands out. */
import { useEffect, useState } from 'react';
import { useStatus } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { Card, Skeleton } from '../../parts/ui.tsx';
import { setupText } from '../../text/setup.ts';
import { Import } from './import.tsx';

const words = setupText.older;

export function Older() {
  const { data: status, error } = useStatus();
  return (
    <Card title={words.title} lead={words.lead}>
      <p>{words.how}</p>
      <Import />
      <p className="soft">{words.onServer}</p>
      {status === undefined ? (
        error === null && <Skeleton lines={1} />
      ) : (
        <Command line={`npm run import -- --shop ${status.shop} --orders orders_export.csv`} />
      )}
      <p className="soft">{words.after}</p>
    </Card>
  );
}

function Command({ line }: { line: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(line).then(
      () => setCopied(true),
      // A frame without the permission: the line can still be selected by hand.
      () => setCopied(false),
    );
  return (
    <div className="command">
      <code>{line}</code>
      <button
        type="button"
        className="button"
        aria-label={copied ? undefined : words.copyLabel}
        onClick={() => void copy()}
      >
        <Icon name={copied ? 'check' : 'copy'} />
        <span role="status">{copied ? words.copied : words.copy}</span>
      </button>
    </div>
  );
}
