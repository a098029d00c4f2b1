/** Setting up: the steps from connected to a first offer, what is next open, what is done folded. */
import type { SetupStep } from '../../../domain/setup.ts';
import { useStatus } from '../../data/queries.ts';
import { useSetup } from '../../data/setup.ts';
import { SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import { Skeleton, Unread } from '../../parts/ui.tsx';
import { setupText as words } from '../../text/setup.ts';
import '../../style/setup.css';
import { OfferStep } from './offer.tsx';
import { Older } from './older.tsx';
import { Step } from './step.tsx';
import { Suggestions } from './suggestions.tsx';
import { SyncStep } from './sync.tsx';
import { ThemeStep } from './theme.tsx';

export default function Setup() {
  const { data: report, error, refetch, isFetching } = useSetup();
  const { data: status } = useStatus();
  if (report === undefined) {
    return (
      <>
        <SettingsHead title={words.title} lead={words.lead} />
        {error === null ? (
          <section className="card" aria-label={words.title}>
            <Skeleton lines={8} kind="tall" />
          </section>
        ) : (
          <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />
        )}
      </>
    );
  }
  const { steps } = report;
  const done = steps.filter((one) => one.done).length;
  const next = steps.find((one) => !one.done)?.step;
  const step = (name: SetupStep) => ({
    number: steps.findIndex((one) => one.step === name) + 1,
    done: steps.some((one) => one.step === name && one.done),
    next: next === name,
    title: words[name].title,
  });
  return (
    <>
      <SettingsHead title={words.title} lead={words.lead} />
      <SettingsProblem />
      <div className="setup-done">
        <progress max={steps.length} value={done} aria-label={words.title} />
        <p role="status">{done === steps.length ? words.allDone : words.done(done, steps.length)}</p>
      </div>
      <ol className="setup">
        <Step {...step('connected')}>
          <p>{words.connected.what(status?.shop ?? '')}</p>
        </Step>
        <Step {...step('sync')} what={words.sync.what}>
          <SyncStep granted={report.granted} />
        </Step>
        <Step {...step('suggestions')} what={words.suggestions.what}>
          <Suggestions report={report} />
        </Step>
        <Step {...step('theme')} what={words.theme.what}>
          <ThemeStep look={report.look} />
        </Step>
        <Step {...step('offer')} what={words.offer.what}>
          <OfferStep />
        </Step>
      </ol>
      <Older />
    </>
  );
}
