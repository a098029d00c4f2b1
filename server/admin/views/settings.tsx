/** What the merchant steers: where suggestions may stand, and the rules on top of them. */
import { PLACEMENTS } from '../../domain/placement.ts';
import { useSettings } from '../data/settings.tsx';
import { Switch } from '../parts/choice.tsx';
import { Card, Problem, Skeleton } from '../parts/ui.tsx';
import { text } from '../text.ts';
import { Excluded } from './excluded.tsx';
import { Limits } from './limits.tsx';
import { Measuring } from './measuring.tsx';
import { Pins } from './pins.tsx';
import { TactLimits } from './tact.tsx';

const words = text.settings;

export function SettingsView() {
  const { settings, loadError, reload } = useSettings();
  return (
    <>
      <div className="view-head">
        <h1 tabIndex={-1}>{words.title}</h1>
      </div>
      {loadError !== null ? (
        <Problem title={text.errors.settings} what={loadError.message} retry={reload} loud />
      ) : (
        <>
          <Card
            title={words.placements}
            lead={
              <>
                {words.placementsLead} <a href="#help">{words.howTo}</a>
              </>
            }
          >
            {settings === null ? <Skeleton lines={3} kind="switches" /> : <Placements />}
          </Card>
          <Card title={text.rules.pins} lead={text.rules.pinsLead}>
            {settings === null ? <Skeleton lines={2} /> : <Pins pins={settings.rules.pins} />}
          </Card>
          <Card title={words.excluded} lead={words.excludedLead}>
            {settings === null ? <Skeleton lines={3} /> : <Excluded settings={settings} />}
          </Card>
          <Card title={text.rules.limits} lead={text.rules.limitsLead}>
            {settings === null ? <Skeleton lines={5} kind="tall" /> : <Limits rules={settings.rules} />}
          </Card>
          <Card title={text.rules.tact} lead={text.rules.tactLead}>
            {settings === null ? <Skeleton lines={5} kind="tall" /> : <TactLimits tact={settings.tact} />}
          </Card>
          <Card title={text.measuring.title} lead={text.measuring.lead}>
            {settings === null ? (
              <Skeleton lines={4} kind="tall" />
            ) : (
              <Measuring measure={settings.measure} />
            )}
          </Card>
        </>
      )}
    </>
  );
}

function Placements() {
  const { settings, setPlacement } = useSettings();
  return PLACEMENTS.map((placement) => (
    <Switch
      key={placement}
      label={text.placement[placement]}
      on={settings?.placements[placement] ?? false}
      onChange={(on) => setPlacement(placement, on)}
    >
      <p>{words.what[placement]}</p>
      <p>{words.protects[placement]}</p>
    </Switch>
  ));
}
