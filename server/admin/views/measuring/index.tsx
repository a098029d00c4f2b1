/** How results are measured. */
import { SettingsCard, SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import { text } from '../../text.ts';
import { Measuring } from './measuring.tsx';

export default function MeasuringView() {
  return (
    <>
      <SettingsHead title={text.nav.measuring} />
      <SettingsProblem />
      <SettingsCard title={text.measuring.title} lead={text.measuring.lead} lines={4} kind="tall">
        {({ measure }) => <Measuring measure={measure} />}
      </SettingsCard>
    </>
  );
}
