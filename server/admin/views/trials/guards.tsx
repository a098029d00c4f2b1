/** What the guard watches, and what it has seen. */
import type { Trial } from '../../../domain/experiment/trial.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { endInWords, type KnownOffers } from '../../data/trialWords.ts';
import { Icon } from '../../parts/icons.tsx';
import { Card } from '../../parts/ui.tsx';
import { trialsText } from '../../text/trials.ts';

const words = trialsText;

export function Guards({ trials, known }: { trials: readonly Trial[]; known: KnownOffers }) {
  const now = useNow(false);
  const nameOf = ({ why }: Trial) =>
    (why.kind === 'guard' && known.offers.find(({ id }) => id === why.offer)?.name) || words.change.gone;
  return (
    <Card title={words.guards.title} lead={words.guards.lead}>
      {trials.length === 0 ? (
        <p className="soft">{words.guards.none}</p>
      ) : (
        <ul className="trials">
          {trials.map((trial) => (
            <li key={trial.id} className="guard">
              <p className={trial.end?.kind === 'harm' ? 'offer-warning strong' : undefined}>
                {trial.end?.kind === 'harm' && <Icon name="warn" />}
                {(trial.status === 'running' ? words.guards.watches : words.guards.watched)(nameOf(trial))}
              </p>
              {trial.end !== null && <p>{endInWords(trial.end, known.currency)}</p>}
              <p className="soft">
                {trial.startedAt !== null &&
                  (trial.stoppedAt === null
                    ? words.since(format.day(trial.startedAt, now))
                    : words.ran(format.day(trial.startedAt, now), format.day(trial.stoppedAt, now)))}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href="#/measuring">{words.guards.settings}</a>
      </p>
    </Card>
  );
}
