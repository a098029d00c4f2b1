/** The parts that go into the theme, each with its way there and how it stands, and the look at the live shop that tells. */
import { NEEDED_PARTS, type StorefrontLook, THEME_PARTS, type ThemePart } from '../../../domain/setup.ts';
import { adminOrigin, clientId, partUrl } from '../../data/platform.ts';
import { useStatus } from '../../data/queries.ts';
import { useReturn, useSelfTest } from '../../data/setup.ts';
import { AdminLink } from '../../parts/ui.tsx';
import { setupText } from '../../text/setup.ts';
import { SelfTest } from './self-test.tsx';

const words = setupText.theme;

export function ThemeStep({ look }: { look: StorefrontLook | null }) {
  const test = useSelfTest();
  // Whoever comes back from the theme editor wants to know whether it worked.
  const leave = useReturn(() => test.mutate());
  const list = (parts: readonly ThemePart[]) => (
    <ul className="setup-parts">
      {parts.map((part) => (
        <Part key={part} part={part} look={look} onLeave={leave} />
      ))}
    </ul>
  );
  return (
    <>
      <h3>{words.needed}</h3>
      {list(NEEDED_PARTS)}
      <SelfTest look={look} test={test} />
      <h3>{words.wanted}</h3>
      {list(THEME_PARTS.filter((part) => !NEEDED_PARTS.includes(part)))}
      <p className="soft">{words.byHand}</p>
    </>
  );
}

function Part(props: { part: ThemePart; look: StorefrontLook | null; onLeave: () => void }) {
  const { part, look, onLeave } = props;
  const { data: status } = useStatus();
  const [title, what] = words.part[part];
  const state = look?.parts[part] ?? null;
  const needed = NEEDED_PARTS.includes(part);
  const isOn = state === 'active' || state === 'doubled';
  return (
    <li>
      <div>
        <p>
          <span className="strong">{title}</span>{' '}
          <span
            className={
              needed && state === 'missing' ? 'chip state doubled' : `chip state ${state ?? 'never'}`
            }
          >
            {state === null ? words.never : words.state[state]}
          </span>
        </p>
        <p className="soft">{what}</p>
      </div>
      {status !== undefined && !isOn && (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the link in it answers the keyboard by a click
        <span onClick={onLeave}>
          <AdminLink href={partUrl(adminOrigin(status.shop), clientId(), part)} button>
            {part === 'mersalg-embed' ? words.switchOn : words.add(title)}
          </AdminLink>
        </span>
      )}
    </li>
  );
}
