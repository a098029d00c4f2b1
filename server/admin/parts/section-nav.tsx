/** The pages of a part of the page, each a link away, above the one that is open. */
import '../style/section-nav.css';
import { useCurrentInView } from './nav-scroll.ts';

export interface SectionLink {
  /** Of these, one of its kind. */
  readonly name: string;
  readonly href: string;
  readonly words: string;
}

/** `open` names the one that is open. */
export function SectionNav(props: { label: string; links: readonly SectionLink[]; open: string }) {
  const nav = useCurrentInView(props.open);
  return (
    <nav ref={nav} className="section-nav" aria-label={props.label}>
      {props.links.map(({ name, href, words }) => (
        <a
          key={name}
          className="section-link"
          href={href}
          aria-current={name === props.open ? 'page' : undefined}
        >
          {words}
        </a>
      ))}
    </nav>
  );
}
