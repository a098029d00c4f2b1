/** The whole page as one shopper meets it: what is shown at each place, and why each other thing is not. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DEVICES, type Device } from '../../../domain/offer/offer.ts';
import type { Placement } from '../../../domain/placement.ts';
import type { ExplainedDecision, ExplainedPage, LeftOut, PreviewReport } from '../../../domain/report.ts';
import {
  decisionName,
  heldBackInWords,
  leftInWords,
  namingOf,
  unproposedInWords,
} from '../../data/explainWords.ts';
import { useApi, useNow } from '../../data/queries.ts';
import { Segments } from '../../parts/choice.tsx';
import { Checks, CodesField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Card, ProductLine, Skeleton, Unread } from '../../parts/ui.tsx';
import '../../style/offers.css';
import { explain, type Naming } from '../../text/explain.ts';
import { offersText } from '../../text/offers.ts';
import { recommendationsText } from '../../text/recommendations.ts';
import { text } from '../../text.ts';

/** Places that stand on the same page. */
const SPOTS: Readonly<Partial<Record<Placement, readonly Placement[]>>> = {
  product: ['upgrade', 'product', 'bundle', 'extras'],
  upgrade: ['upgrade', 'product', 'bundle', 'extras'],
};
const DAY = 86_400_000;
type Trait = 'declined' | 'returning';

export default function Explained({ report }: { report: PreviewReport }) {
  const { product, placement } = report;
  const [country, setCountry] = useState('');
  const [device, setDevice] = useState<Device | 'any'>('any');
  const [traits, setTraits] = useState<readonly Trait[]>([]);
  const now = useNow(false);
  const api = useApi();
  const spots = SPOTS[placement] ?? [placement];
  const memory = {
    ...(traits.includes('declined') ? { declined: { upsell: Math.floor(now / DAY) } } : {}),
    ...(traits.includes('returning') ? { returning: true } : {}),
  };
  const more = {
    spots: spots.join(),
    ...(country === '' ? {} : { country }),
    ...(device === 'any' ? {} : { device }),
    ...(traits.length === 0 ? {} : { memory: JSON.stringify(memory) }),
  };
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['preview', product.id, placement, more],
    queryFn: ({ signal }) => api.preview(product.id, placement, signal, more),
    placeholderData: (before) => before,
  });
  const page = data?.explained;
  // A server that does not explain is older than this page.
  if (data !== undefined && page === undefined) return null;
  return (
    <>
      <Card title={explain.title} lead={explain.lead}>
        <div className="field-row">
          <CodesField
            label={explain.country}
            what={explain.countryWhat}
            value={country === '' ? [] : [country]}
            form={/^[A-Z]{2}$/}
            clean={(code) => code.toUpperCase()}
            onChange={(codes) => setCountry(codes[0] ?? '')}
            wrong={offersText.form.badCode}
          />
          <Segments
            legend={explain.device}
            options={[
              { value: 'any' as const, label: explain.anyDevice },
              ...DEVICES.map((one) => ({ value: one, label: offersText.form.device[one] })),
            ]}
            value={device}
            onChange={setDevice}
          />
          <Checks<Trait>
            legend={offersText.form.visitor}
            options={[
              { value: 'declined', label: explain.declined },
              { value: 'returning', label: explain.returning },
            ]}
            value={traits}
            onChange={setTraits}
          />
        </div>
        {error !== null ? (
          <Unread title={explain.failed} error={error} refetch={refetch} isFetching={isFetching} />
        ) : page === undefined ? (
          <Skeleton lines={3} />
        ) : (
          <Spots page={page} naming={namingOf(page, product, now)} />
        )}
      </Card>
      {page?.left !== undefined && page.left.length > 0 && <Left left={page.left} />}
    </>
  );
}

function Spots({ page, naming }: { page: ExplainedPage; naming: Naming }) {
  const { spots, decisions, empty, unproposed } = page;
  return (
    <div className="spots" aria-live="polite">
      {spots.map((spot) => {
        const own = decisions.filter((one) => one.spot === spot);
        const why = empty.find((one) => one.spot === spot)?.why;
        return (
          <section key={spot}>
            <h3>{text.placement[spot]}</h3>
            {own.length === 0 ? (
              <p className="soft">{why === undefined ? explain.nothing : text.why[why].so}</p>
            ) : (
              <ul className="decisions">
                {own.map((decision, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: decisions have no name of their own, and never move
                  <DecisionRow key={at} decision={decision} naming={naming} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      {unproposed.length > 0 && (
        <section>
          <h3>{explain.offers}</h3>
          <ul className="decisions">
            {unproposed.map((one) => (
              <li key={one.offer}>
                <a href={`#/offers?offer=${one.offer}`}>{naming.name(one.offer)}</a>
                <span className="soft">{unproposedInWords(one, naming)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What the model ranks next, with the rule that keeps each away. */
function Left({ left }: { left: readonly LeftOut[] }) {
  return (
    <Card title={recommendationsText.left} lead={recommendationsText.leftLead}>
      <ul className="rows">
        {left.map((one) => (
          <li key={one.product.id}>
            <ProductLine product={one.product} />
            <span className="soft">{leftInWords(one)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DecisionRow({ decision, naming }: { decision: ExplainedDecision; naming: Naming }) {
  const titles = decision.products.map(({ title }) => title).join(', ');
  const isShown = decision.kind === 'shown';
  return (
    <li className={isShown ? 'shown' : undefined}>
      <span>
        <span className={isShown ? 'chip on leading' : 'chip leading'}>
          {isShown && <Icon name="check" />} {isShown ? explain.shown : explain.held}
        </span>
        <span className="strong">{decisionName(decision, naming)}</span>
        {decision.priority !== null && <span className="chip">{explain.priority(decision.priority)}</span>}
        {titles !== '' && <span>: {titles}</span>}
      </span>
      {decision.kind === 'held-back' && <span className="soft">{heldBackInWords(decision, naming)}</span>}
    </li>
  );
}
