/** Setting up: putting the blocks in the theme, and teaching Mersalg from orders older than Shopify hands out. */
import { useEffect, useState } from 'react';
import { adminOrigin, clientId, embedUrl, productBlockUrl } from '../../data/platform.ts';
import { useStatus } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { AdminLink, Card, Skeleton } from '../../parts/ui.tsx';
import { text } from '../../text.ts';

const words = text.help;

export function Help() {
  const { data: status, error } = useStatus();
  const shop = status?.shop;
  const origin = shop === undefined ? null : adminOrigin(shop);
  return (
    <>
      <div className="view-head">
        <div>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
      </div>
      <Card title={words.theme}>
        <div className="halves">
          <Steps {...words.block} href={origin === null ? null : productBlockUrl(origin, clientId())} />
          <Steps {...words.embed} href={origin === null ? null : embedUrl(origin, clientId())} />
        </div>
        <p className="soft">{words.byHand}</p>
      </Card>
      <Card title={words.older} lead={words.olderLead}>
        <ol className="numbered">
          {words.olderSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {shop === undefined ? (
          error === null && <Skeleton lines={1} />
        ) : (
          <Command line={`npm run import -- --shop ${shop} --orders orders_export.csv`} />
        )}
        <p className="soft">{words.olderAfter}</p>
      </Card>
    </>
  );
}

function Steps(props: { title: string; steps: readonly string[]; action: string; href: string | null }) {
  return (
    <div>
      <h3>{props.title}</h3>
      <ol className="numbered">
        {props.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {props.href !== null && (
        <AdminLink href={props.href} button>
          {props.action}
        </AdminLink>
      )}
    </div>
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
