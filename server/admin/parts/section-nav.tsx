/** The pages of Settings, each a link away, above the one that is open. */
import { SETTINGS, type View } from '../data/route.ts';
import '../style/section-nav.css';
import { text } from '../text.ts';
import { useCurrentInView } from './nav-scroll.ts';

export function SectionNav({ view }: { view: View }) {
  const nav = useCurrentInView(view);
  return (
    <nav ref={nav} className="section-nav" aria-label={text.nav.sectionLabel}>
      {SETTINGS.map((name) => (
        <a
          key={name}
          className="section-link"
          href={`#/${name}`}
          aria-current={name === view ? 'page' : undefined}
        >
          {text.nav.section[name] ?? text.nav[name]}
        </a>
      ))}
    </nav>
  );
}
