/** The limits of tact: how much one shopper is spoken to, and how far a discount may go. */
import type { ReactNode } from 'react';
import { KEENNESS } from '../../../domain/journey/memory.ts';
import type { Settings as SettingsType } from '../../../domain/settings.ts';
import { useSettings } from '../../data/settings.tsx';
import { Segments } from '../../parts/choice.tsx';
import { SettingsCard, SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import '../../style/tact.css';
import { tactText as words } from '../../text/tact.ts';
import { QuietTimes } from './quiet.tsx';
import { TactNumbers } from './tact.tsx';

export default function Settings() {
  const { setTact } = useSettings();
  return (
    <>
      <SettingsHead title={words.title} lead={words.lead} />
      <SettingsProblem />
      <Group name="often" lines={6}>
        {({ tact }) => <TactNumbers tact={tact} names={['perVisit', 'perDay', 'declinedDays']} />}
      </Group>
      <Group name="much" lines={4}>
        {({ tact }) => <TactNumbers tact={tact} names={['pressure', 'discounts']} />}
      </Group>
      <Group name="quiet" lines={2}>
        {({ tact }) => <QuietTimes times={tact.quiet} />}
      </Group>
      <Group name="exit" lines={2}>
        {({ tact: { exit } }) => (
          <>
            <Segments
              legend={words.exit}
              options={KEENNESS.map((value) => ({ value, label: words.exitIs[value] }))}
              value={exit}
              onChange={(value) => setTact({ exit: value })}
            />
            <p aria-live="polite">{words.exitWhat[exit]}</p>
            <p className="soft">{words.exitOnce}</p>
          </>
        )}
      </Group>
      <Group name="floor" lines={4}>
        {({ tact }) => (
          <>
            <TactNumbers tact={tact} names={['marginFloor', 'priceFloor']} />
            <p className="soft">{words.floorWhat}</p>
          </>
        )}
      </Group>
    </>
  );
}

function Group(props: {
  name: keyof typeof words.group;
  lines: number;
  children: (settings: SettingsType) => ReactNode;
}) {
  const [title, protects] = words.group[props.name];
  return (
    <SettingsCard title={title} lead={protects} lines={props.lines} kind="tall">
      {props.children}
    </SettingsCard>
  );
}
