/** The figure that the merchant came for: what would not have been earned without Mersalg, and how sure that is. */
import type { HomeReport } from '../../../domain/home.ts';
import type { MeasuredReport } from '../../../domain/measure/report.ts';
import { format } from '../../data/format.ts';
import { headlineOf, horizonInWords, totalIn, verdictIn } from '../../data/measuredWords.ts';
import { homeText } from '../../text/home.ts';
import { resultsText } from '../../text/results.ts';

const words = homeText.gained;

interface Said {
  readonly figure: string;
  /** Whether it is one, or words in its place. */
  readonly isFigure: boolean;
  readonly sentences: readonly string[];
}

/** A range that holds nothing is told as not known: an amount in its middle would be read as the answer. */
function saidOf(report: MeasuredReport): Said {
  const { chip, title, sentences } = headlineOf(report);
  const measured = report.comparisons[0]?.metrics.revenue;
  const total = totalIn(measured);
  const verdict = verdictIn(measured);
  if (chip === 'withheld') return { figure: title, isFigure: false, sentences };
  if (total === null) return { figure: words.unknown, isFigure: false, sentences };
  const [low, high] = [total.always.low, total.always.high].map((value) =>
    format.gain(value, report.currency),
  );
  if (verdict?.kind === 'undecided')
    return {
      figure: words.unknown,
      isFigure: false,
      sentences: [words.somewhere(low!, high!), horizonInWords(verdict.effect, verdict.days)],
    };
  const figure = words.range(low!, high!);
  // Results' own sentence points at what stands below it there.
  if (verdict?.kind === 'loss') return { figure, isFigure: true, sentences: [words.loss(high!)] };
  return { figure, isFigure: true, sentences };
}

export function Gained({ measured, now }: { measured: HomeReport['measured']; now: number }) {
  const { report, share } = measured.since;
  const { chip } = headlineOf(report);
  const { figure, isFigure, sentences } = saidOf(report);
  return (
    <section className="card home-gained" aria-labelledby="gained">
      <div className="home-figure">
        <div className="card-head">
          <div>
            <h2 id="gained">{words.title}</h2>
            <p className="soft">{words.since(format.date(report.fromDay, now))}</p>
          </div>
          {isFigure && <span className={`chip verdict ${chip}`}>{resultsText.measured.chip[chip]}</span>}
        </div>
        <p className={isFigure ? 'earned-range' : 'earned-range open'}>{figure}</p>
        {sentences.map((sentence) => (
          <p key={sentence} className="earned-words">
            {sentence}
          </p>
        ))}
        <p className="soft">
          {words.holdout(share)} <a href="#/results">{words.more}</a>
        </p>
      </div>
      {measured.week.report.fromDay > report.fromDay && <LastWeek report={measured.week.report} />}
    </section>
  );
}

/** Beside it the last seven days, which seldom tell anything by themselves. */
function LastWeek({ report }: { report: MeasuredReport }) {
  const measured = report.comparisons[0]?.metrics.revenue;
  const total = totalIn(measured);
  const verdict = verdictIn(measured);
  const range =
    total === null
      ? null
      : words.range(
          format.gain(total.always.low, report.currency),
          format.gain(total.always.high, report.currency),
        );
  const isTold = range !== null && verdict?.kind !== 'undecided';
  return (
    <div className="home-beside">
      <h3>{words.week}</h3>
      <p className={isTold ? 'home-week figure' : 'home-week open'}>{isTold ? range : words.unknown}</p>
      {verdict?.kind !== 'withheld' && (
        <p className="soft">
          {isTold ? words.weekTold : range === null ? words.tooShort : words.weekOpen(range)}
        </p>
      )}
    </div>
  );
}
