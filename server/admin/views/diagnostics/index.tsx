/** Diagnostics. */
import { SettingsHead } from '../../parts/settings-page.tsx';
import { text } from '../../text.ts';

export default function View() {
  return <SettingsHead title={text.nav.diagnostics} />;
}
