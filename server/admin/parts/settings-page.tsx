/** A page of settings: its heading, and its cards once the settings have been read. */
import type { ReactNode } from 'react';
import type { Settings } from '../../domain/settings.ts';
import { useSettings } from '../data/settings.tsx';
import { text } from '../text.ts';
import { Card, Problem, Skeleton } from './ui.tsx';

export function SettingsHead({ title, lead }: { title: string; lead?: ReactNode }) {
  return (
    <div className="view-head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
    </div>
  );
}

/** A card whose content needs the settings; grey lines hold its height until they are there. */
export function SettingsCard(props: {
  title: string;
  lead?: ReactNode;
  lines: number;
  kind?: 'tall' | 'switches';
  children: (settings: Settings) => ReactNode;
}) {
  const { settings, loadError } = useSettings();
  if (loadError !== null) return null;
  return (
    <Card title={props.title} lead={props.lead}>
      {settings === null ? <Skeleton lines={props.lines} kind={props.kind} /> : props.children(settings)}
    </Card>
  );
}

/** Why the settings could not be read, and a way to try again. */
export function SettingsProblem() {
  const { loadError, reload } = useSettings();
  if (loadError === null) return null;
  return <Problem title={text.errors.settings} what={loadError.message} retry={reload} loud />;
}
