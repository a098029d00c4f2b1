/** The way to a first offer. */
import { setupText } from '../../text/setup.ts';

const words = setupText.offer;

export function OfferStep() {
  return (
    <p className="setup-actions">
      <a className="button primary" href="#/offers?new=bundle">
        {words.action}
      </a>
      <a href="#/offers?new">{words.others}</a>
    </p>
  );
}
