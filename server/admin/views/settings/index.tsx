/** The limits of tact. */
import { SettingsCard, SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import { text } from '../../text.ts';
import { TactLimits } from './tact.tsx';

export default function Settings() {
  return (
    <>
      <SettingsHead title={text.rules.tact} lead={text.rules.tactLead} />
      <SettingsProblem />
      <SettingsCard title={text.rules.tact} lines={5} kind="tall">
        {({ tact }) => <TactLimits tact={tact} />}
      </SettingsCard>
    </>
  );
}
