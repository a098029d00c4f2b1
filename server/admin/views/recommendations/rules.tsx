/** The rules that hold in the whole shop: pins, what is never suggested, and limits. */
import { SettingsCard } from '../../parts/settings-page.tsx';
import { text } from '../../text.ts';
import { Excluded } from './excluded.tsx';
import { Limits } from './limits.tsx';
import { Pins } from './pins.tsx';

const words = text.settings;

export default function Rules() {
  return (
    <>
      <SettingsCard title={text.rules.pins} lead={text.rules.pinsLead} lines={2}>
        {({ rules }) => <Pins pins={rules.pins} />}
      </SettingsCard>
      <SettingsCard title={words.excluded} lead={words.excludedLead} lines={3}>
        {(settings) => <Excluded settings={settings} />}
      </SettingsCard>
      <SettingsCard title={text.rules.limits} lead={text.rules.limitsLead} lines={5} kind="tall">
        {({ rules }) => <Limits rules={rules} />}
      </SettingsCard>
    </>
  );
}
