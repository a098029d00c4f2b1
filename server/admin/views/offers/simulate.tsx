/** What checkout will charge for a cart, and why: put together from the shop's products, reckoned by the server. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfferBrief, SimulationReport } from '../../../domain/offer/report.ts';
import type { PickCard } from '../../../domain/report.ts';
import { format } from '../../data/format.ts';
import { offerKeys, useBriefOffers } from '../../data/offers.ts';
import { useApi } from '../../data/queries.ts';
import { missedInWords, partyInWords } from '../../data/simulationWords.ts';
import { CodesField, SelectField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { ProductPicker } from '../../parts/picker.tsx';
import { Card, ProductLine, Skeleton, Unread } from '../../parts/ui.tsx';
import { editText } from '../../text/offer-edit.ts';
import { listText } from '../../text/offer-list.ts';
import { offersText } from '../../text/offers.ts';
import { Head } from './head.tsx';

const words = offersText.sim;

interface Line {
  readonly product: PickCard;
  readonly variant: number;
  readonly quantity: number;
  /** The offer that put it there; '' for the shopper. */
  readonly offer: string;
}

export function Simulator() {
  const { data, error, refetch, isFetching } = useBriefOffers();
  return (
    <>
      <Head title={offersText.simulate} lead={words.lead} />
      {data !== undefined ? (
        <Simulate offers={data.offers} />
      ) : error !== null ? (
        <Unread title={offersText.failed} error={error} refetch={refetch} isFetching={isFetching} />
      ) : (
        <Skeleton lines={3} kind="tall" />
      )}
    </>
  );
}

function Simulate({ offers }: { offers: readonly OfferBrief[] }) {
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [country, setCountry] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const set = (at: number, change: Partial<Line>) =>
    setLines((before) => before.map((line, i) => (i === at ? { ...line, ...change } : line)));
  function add(product: PickCard) {
    const first = product.variants.find(({ available }) => available) ?? product.variants[0];
    if (first === undefined) return;
    setLines((before) => [...before, { product, variant: first.id, quantity: 1, offer: '' }]);
  }
  return (
    <Card title={listText.cart}>
      <ProductPicker label={words.add} onPick={add} />
      {lines.length === 0 ? (
        <p className="soft">{words.empty}</p>
      ) : (
        <>
          <ul>
            {lines.map((line, at) => (
              <LineRow
                // biome-ignore lint/suspicious/noArrayIndexKey: the same product may stand in two lines
                key={at}
                line={line}
                offers={offers}
                onChange={(change) => set(at, change)}
                onRemove={() => setLines((before) => before.filter((_, i) => i !== at))}
              />
            ))}
          </ul>
          <div className="field-row">
            <CodesField
              label={words.country}
              what={words.countryWhat}
              value={country === null ? [] : [country]}
              form={/^[A-Z]{2}$/}
              clean={(code) => code.toUpperCase()}
              onChange={(all) => setCountry(all[0] ?? null)}
              wrong={offersText.form.badCode}
            />
            <CodesField
              label={words.codes}
              what={words.codesWhat}
              value={codes}
              form={/^.{1,255}$/}
              clean={(code) => code}
              onChange={(all) => setCodes(all.slice(0, 10))}
              wrong={offersText.form.badCode}
            />
          </div>
          <Charged lines={lines} country={country} codes={codes} offers={offers} />
        </>
      )}
    </Card>
  );
}

/** Kinds whose offers put lines into the cart, which checkout asks for. */
const ADDING: ReadonlySet<string> = new Set(['upgrade', 'downgrade', 'gift', 'add-on']);

function LineRow(props: {
  line: Line;
  offers: readonly OfferBrief[];
  onChange: (change: Partial<Line>) => void;
  onRemove: () => void;
}) {
  const { line, offers, onChange } = props;
  const { product } = line;
  const adding = offers.filter(({ status, detail }) => status === 'active' && ADDING.has(detail.kind));
  return (
    <li className="sim-line">
      <ProductLine product={product} />
      {product.variants.length > 1 && (
        <SelectField
          label={offersText.form.variant}
          options={product.variants.map(({ id, title }) => ({ value: id, label: title }))}
          value={line.variant}
          onChange={(variant) => onChange({ variant })}
        />
      )}
      <NumberField<number>
        label={words.quantity(product.title)}
        unit={offersText.form.pieces}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
        bounds={{ least: 1, most: 1_000 }}
        whole
        mayBeEmpty={false}
      />
      {adding.length > 0 && (
        <SelectField
          label={words.by(product.title)}
          options={[
            { value: '', label: words.byNobody },
            ...adding.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={line.offer}
          onChange={(offer) => onChange({ offer })}
        />
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={words.remove(product.title)}
        onClick={props.onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

function Charged(props: {
  lines: readonly Line[];
  country: string | null;
  codes: readonly string[];
  offers: readonly OfferBrief[];
}) {
  const { lines, country, codes, offers } = props;
  const api = useApi();
  const isAddOn = (id: string) => offers.some((one) => one.id === id && one.detail.kind === 'add-on');
  // A service belongs to a line: the one before it. Lines that stand for themselves come as they are.
  const cart = {
    lines: lines.map(({ variant, quantity, offer }, at) => ({
      variant,
      quantity,
      ...(offer === '' ? {} : { offer }),
      ...(isAddOn(offer) && at > 0 ? { parent: at - 1 } : {}),
    })),
    country,
    codes,
  };
  const { data, error, refetch, isFetching } = useQuery({
    // Any change of an offer may change the sum.
    queryKey: [...offerKeys.all, 'simulate', cart],
    queryFn: ({ signal }) => api.offers.simulate(cart, signal),
    placeholderData: keepPreviousData,
  });
  if (error !== null) {
    return <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />;
  }
  return data === undefined ? <Skeleton lines={3} /> : <Sums report={data} />;
}

/** Who takes how much off, all lines together: the answer to which offer wins, in one line each. */
function Winners({ report: { simulation } }: { report: SimulationReport }) {
  const taken = new Map<string, { name: string; sum: number }>();
  for (const { by, amount } of [...simulation.lines.flatMap(({ took }) => took), ...simulation.order]) {
    const key = `${by.kind} ${by.id}`;
    taken.set(key, { name: partyInWords(by), sum: (taken.get(key)?.sum ?? 0) + amount });
  }
  return (
    <>
      <h3>{editText.wins}</h3>
      {taken.size === 0 ? (
        <p className="soft">{editText.winsNone}</p>
      ) : (
        <ul className="decisions">
          {[...taken].map(([key, { name, sum }]) => (
            <li key={key} className="shown">
              {editText.winsWhat(name, format.money(sum, simulation.currency))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Sums({ report }: { report: SimulationReport }) {
  const { simulation, titles, unkept, othersUnread } = report;
  const money = (minor: number) => format.money(minor, simulation.currency);
  const missed = missedInWords(report);
  return (
    <div className="sim-answer" aria-live="polite">
      <dl className="sim-sums">
        <div>
          <dt>{words.subtotal}</dt>
          <dd className="figure">{money(simulation.subtotal)}</dd>
        </div>
        {simulation.lines.flatMap(({ key, took }, at) =>
          took.map(({ by, amount }) => (
            <div key={`${key} ${by.kind} ${by.id}`}>
              <dt>
                {partyInWords(by)} <span className="soft">{titles[at]}</span>
              </dt>
              <dd className="figure">{words.off(money(amount))}</dd>
            </div>
          )),
        )}
        {simulation.order.map(({ by, amount }) => (
          <div key={`order ${by.kind} ${by.id}`}>
            <dt>
              {partyInWords(by)} <span className="soft">{words.order}</span>
            </dt>
            <dd className="figure">{words.off(money(amount))}</dd>
          </div>
        ))}
        <div className="sim-total">
          <dt>{simulation.uncertain ? words.atMost : words.total}</dt>
          <dd className="figure">{money(simulation.total)}</dd>
        </div>
      </dl>
      <Winners report={report} />
      <p className="soft">{words.shipping}</p>
      {simulation.uncertain && <p className="soft">{words.uncertain}</p>}
      {othersUnread && (
        <p className="offer-warning">
          <Icon name="warn" /> {words.noOther}
        </p>
      )}
      {(missed.length > 0 || unkept.length > 0) && (
        <>
          <h3>{words.why}</h3>
          <ul className="decisions">
            {unkept.map(({ id, name }) => (
              <li key={id}>
                <span className="strong">{name}</span>
                <span className="soft">{words.unkept}</span>
              </li>
            ))}
            {missed.map(({ key, name, why }) => (
              <li key={key}>
                <span className="strong">{name}</span>
                <span className="soft">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
