/** Where suggestions may stand, how they look there, and beside it the widget itself as a shopper would see it. */
import { useState } from 'react';
import { LOOKED, type LookedSpot } from '../../../domain/look/look.ts';
import { PLACEMENTS, type Placement } from '../../../domain/placement.ts';
import { useSettings } from '../../data/settings.tsx';
import { Switch } from '../../parts/choice.tsx';
import { SettingsCard, SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import '../../style/placements.css';
import { placements as words } from '../../text/placements.ts';
import { text } from '../../text.ts';
import { OwnCss, SharedLook } from './dress.tsx';
import { LivePreview } from './live.tsx';
import { SpotForm } from './spot.tsx';

export default function PlacementsView() {
  const [open, setOpen] = useState<LookedSpot | null>(null);
  return (
    <>
      <SettingsHead title={text.nav.placements} lead={words.lead} />
      <SettingsProblem />
      <div className="beside">
        <div className="stack">
          <SettingsCard
            title={text.settings.placements}
            lead={
              <>
                {text.settings.placementsLead} <a href="#/setup">{text.settings.howTo}</a>
              </>
            }
            lines={3}
            kind="switches"
          >
            {() =>
              PLACEMENTS.map((placement) => (
                <PlacementRow
                  key={placement}
                  placement={placement}
                  open={open === placement}
                  onOpen={(spot) => setOpen(open === spot ? null : spot)}
                />
              ))
            }
          </SettingsCard>
          <SettingsCard title={words.shared.title} lead={words.shared.lead} lines={4} kind="tall">
            {({ look }) => <SharedLook look={look} />}
          </SettingsCard>
          <SettingsCard title={words.css.title} lead={words.css.lead} lines={4} kind="tall">
            {({ look }) => <OwnCss css={look.css} />}
          </SettingsCard>
        </div>
        <SettingsCard title={words.preview.title} lead={words.preview.lead} lines={8} kind="tall">
          {({ look }) => <LivePreview spot={open ?? 'product'} onSpot={setOpen} look={look} />}
        </SettingsCard>
      </div>
    </>
  );
}

function PlacementRow(props: { placement: Placement; open: boolean; onOpen: (spot: LookedSpot) => void }) {
  const { placement, open } = props;
  const { settings, setPlacement } = useSettings();
  const spot = LOOKED.find((one) => one === placement);
  const name = text.placement[placement];
  return (
    <div className="placement">
      <Switch
        label={name}
        on={settings?.placements[placement] ?? false}
        onChange={(on) => setPlacement(placement, on)}
      >
        <p>{text.settings.what[placement]}</p>
        <p>{text.settings.protects[placement]}</p>
      </Switch>
      {spot !== undefined && settings !== null && (
        <>
          <button
            type="button"
            className="button"
            aria-expanded={open}
            aria-label={words.openLabel(name)}
            onClick={() => props.onOpen(spot)}
          >
            {words.open}
          </button>
          {open && <SpotForm spot={spot} look={settings.look.spots[spot]} />}
        </>
      )}
    </div>
  );
}
