/** What Mersalg earned: a range of money in plain words, what it rests on, and how it came to be known. */
import type { MeasuredAnswer } from '../../../domain/measure/told.ts';
import type { Interval } from '../../../domain/statistics/sample.ts';
import { format } from '../../data/format.ts';
import { estimateIn, headlineOf, totalIn, visitorsOf } from '../../data/measuredWords.ts';
import type { ResultDays } from '../../data/resultsApi.ts';
import { Icon } from '../../parts/icons.tsx';
import { resultsText } from '../../text/results.ts';
import { Course } from './course.tsx';

const words = resultsText.measured;

/** `days`: the period as it was asked for. */
export function Earned({ answer, days }: { answer: MeasuredAnswer; days: ResultDays }) {
  const { report, share } = answer;
  const { chip, title, sentences } = headlineOf(report);
  const isTold = chip !== 'none' && chip !== 'withheld';
  const { held, shown } = visitorsOf(report);
  return (
    <section className="card earned" aria-labelledby="earned">
      <div className="card-head">
        <div>
          <h2 id="earned">{words.title}</h2>
          <p className="soft">
            {days === 'all'
              ? words.leadAll(format.date(report.fromDay, Date.now()))
              : words.lead(answer.days)}
          </p>
        </div>
        <span className={`chip verdict ${chip}`}>{words.chip[chip]}</span>
      </div>
      <p className={isTold ? 'earned-range' : 'earned-range words'}>
        {chip === 'withheld' && <Icon name="warn" />}
        {title}
      </p>
      {sentences.map((sentence) => (
        <p key={sentence} className="earned-words">
          {sentence}
        </p>
      ))}
      {isTold && <Profit answer={answer} />}
      {isTold && <Course days={days} />}
      <p className="soft">
        {words.holdout(share)} {held + shown > 0 && `${words.visitors(held, shown)}. `}
        <a href="#/measuring">{words.change}</a>
      </p>
      {isTold && <Sure answer={answer} />}
    </section>
  );
}

/** The same of profit, where costs are known. */
function Profit({ answer: { report } }: { answer: MeasuredAnswer }) {
  const measured = report.comparisons[0]?.metrics.profit;
  const { currency, assumedMargin, costKnown } = report;
  if (measured?.kind === 'unknown') return <p className="soft">{words.unknownGain[measured.why]}</p>;
  const total = totalIn(measured);
  if (total === null) return null;
  const { low, high } = total.always;
  return (
    <p className="earned-words">
      <span className="strong">{words.profit.name}:</span>{' '}
      {words.profit.between(format.gain(low, currency), format.gain(high, currency))}{' '}
      <span className="soft">
        {words.profit.known(format.percent(costKnown))}
        {assumedMargin !== null &&
          costKnown < 1 &&
          ` ${words.profit.assumed(format.percent(assumedMargin / 100))}`}
      </span>
    </p>
  );
}

/** Both intervals, and what was done to the figures. */
function Sure({ answer: { report } }: { answer: MeasuredAnswer }) {
  const measured = report.comparisons[0]?.metrics.revenue;
  const { currency, cap, capped } = report;
  const [estimate, total] = [estimateIn(measured), totalIn(measured)];
  if (estimate === null || total === null) return null;
  const money = ({ low, high }: Interval) =>
    words.side.to(format.gain(low, currency), format.gain(high, currency));
  const relative = ({ low, high }: Interval) => words.relative(format.change(low), format.change(high));
  const rows = [
    { kind: 'always', name: words.sure.always, what: words.sure.alwaysWhat },
    { kind: 'fixed', name: words.sure.fixed, what: words.sure.fixedWhat },
  ] as const;
  return (
    <details className="definitions">
      <summary>
        <span className="more">{words.sure.title}</span>
      </summary>
      <dl>
        {rows.map(({ kind, name, what }) => (
          <div key={kind}>
            <dt>{name}</dt>
            <dd>
              <p className="strong figure">
                {money(total[kind])}
                {estimate.relative !== null && `, ${relative(estimate.relative[kind])}`}
              </p>
              <p>{what}</p>
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.sure.best}</dt>
          <dd>
            <p className="strong figure">{format.gain(total.gained, currency)}</p>
            <p>{words.sure.bestWhat}</p>
            {cap !== null && <p>{words.sure.cap(format.money(cap, currency), capped)}</p>}
            {estimate.explained > 0 && <p>{words.sure.explained(format.percent(estimate.explained))}</p>}
          </dd>
        </div>
      </dl>
    </details>
  );
}
