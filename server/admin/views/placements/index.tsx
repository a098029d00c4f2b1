/** Where suggestions may stand. */
import { PLACEMENTS } from '../../../domain/placement.ts';
import { useSettings } from '../../data/settings.tsx';
import { Switch } from '../../parts/choice.tsx';
import { SettingsCard, SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import { text } from '../../text.ts';

const words = text.settings;

export default function PlacementsView() {
  return (
    <>
      <SettingsHead title={text.nav.placements} />
      <SettingsProblem />
      <SettingsCard
        title={words.placements}
        lead={
          <>
            {words.placementsLead} <a href="#/setup">{words.howTo}</a>
          </>
        }
        lines={3}
        kind="switches"
      >
        {() => <Placements />}
      </SettingsCard>
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
