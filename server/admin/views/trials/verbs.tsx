/** Starting, stopping and deleting an experiment, and what came of it. */
import { type ReactNode, useState } from 'react';
import type { Trial } from '../../../domain/experiment/trial.ts';
import { isEditable } from '../../data/trialForm.ts';
import { useTrialChange } from '../../data/trials.ts';
import type { TrialChanged } from '../../data/trialsApi.ts';
import { Problem } from '../../parts/ui.tsx';
import { trialsText } from '../../text/trials.ts';

const words = trialsText;

export interface Verbs {
  readonly busy: boolean;
  /** What went wrong, and what a screen reader hears of what went well. */
  readonly said: ReactNode;
  start(trial: Trial): void;
  stop(trial: Trial): void;
  remove(trial: Trial): void;
}

/** Why a change was not made; null when it was. */
export function refusalOf(changed: TrialChanged): string | null {
  switch (changed.kind) {
    case 'saved':
      return null;
    case 'conflict':
      return words.changedMeanwhile;
    case 'blocked': {
      const { names, placing } = changed;
      const what = placing.kind === 'full' ? words.notStarted.full(placing.free) : words.notStarted.between;
      return names.length === 0 ? what : words.blocked(names, what);
    }
  }
}

export function useVerbs(after: () => void = () => {}): Verbs {
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const start = useTrialChange((api, trial: Trial) => api.start(trial));
  const stop = useTrialChange((api, trial: Trial) => api.stop(trial));
  const remove = useTrialChange((api, trial: Trial) => api.remove(trial));

  async function attempt(work: () => Promise<TrialChanged>, said: string, saved = () => {}) {
    setProblem(null);
    setDone('');
    try {
      const refusal = refusalOf(await work());
      setProblem(refusal);
      if (refusal !== null) return;
      setDone(said);
      saved();
    } catch (thrown) {
      setProblem((thrown as Error).message);
    }
  }

  return {
    busy: start.isPending || stop.isPending || remove.isPending,
    said: (
      <>
        {problem !== null && <Problem title={words.notDone} what={problem} loud />}
        <p className="sr" role="status">
          {done}
        </p>
      </>
    ),
    start: (trial) => void attempt(() => start.mutateAsync(trial), words.started(trial.name)),
    stop: (trial) => void attempt(() => stop.mutateAsync(trial), words.stopped(trial.name)),
    remove: (trial) => void attempt(() => remove.mutateAsync(trial), words.removed(trial.name), after),
  };
}

export function VerbButtons({ trial, verbs }: { trial: Trial; verbs: Verbs }) {
  const button = (word: string, act: () => void, kind: string) => (
    <button
      type="button"
      className={kind}
      aria-label={words.doTo(word, trial.name)}
      disabled={verbs.busy}
      onClick={act}
    >
      {word}
    </button>
  );
  return (
    <span className="offer-buttons">
      {trial.status === 'draft' && (
        <>
          {button(words.start, () => verbs.start(trial), 'button')}
          {isEditable(trial) && (
            <a
              className="button plain"
              href={`#/experiments?edit=${trial.id}`}
              aria-label={words.doTo(words.edit, trial.name)}
            >
              {words.edit}
            </a>
          )}
          {button(words.remove, () => verbs.remove(trial), 'button plain')}
        </>
      )}
      {trial.status === 'running' && button(words.stop, () => verbs.stop(trial), 'button')}
    </span>
  );
}
