/** What the loader hands to a placement's chunk: facts of this page and the memory of this visit. Types only. */
import type { Placement } from '../server/domain/placement.ts';

/** Memory of one visit. Lives in sessionStorage; nothing in it leaves the browser but the last viewed product's id. */
export interface Visit {
  /** When the visit began, milliseconds since the epoch. */
  readonly began: number;
  /** Id of the product viewed last; 0 before the first. */
  readonly last: number;
  /** Cards really seen so far, by placement. */
  readonly shown: Readonly<Partial<Record<Placement, number>>>;
  /** The exit dialog has opened in this visit. */
  readonly exitShown: boolean;
  /** The shopper closed the exit dialog once: kept in localStorage, for good. */
  readonly dismissed: boolean;
}

export interface Page {
  /** Address of the storefront's root in this language, with a slash at the end: `/` or `/sv/`. */
  readonly root: string;
  readonly visit: Visit;
  /** Writes the memory back. Never throws. */
  readonly save: (visit: Visit) => void;
  /**
   * With the shopper's consent to personalisation, what a question adds to its address: `&personal=1&viewed=1,2,1`, the
   * products viewed in this visit, the latest last; else ''. Asked anew each time, since consent comes and goes. Never rejects.
   */
  readonly personal: () => Promise<string>;
}
