/** What the loader hands to a placement's chunk: facts of this page and the shopper's memory. Types only. */
import type { Memory } from '../server/domain/journey/memory.ts';

/**
 * The memory as the browser keeps it. `began`, `last`, `seen` and `checkout` live in sessionStorage, as long as this
 * visit; the rest in localStorage. Nothing in it leaves the browser but what a question carries (see memory.ts).
 */
export interface Remembered extends Omit<Memory, 'returning'> {
  /** When the visit began, milliseconds since the epoch. */
  readonly began: number;
  /** Id of the product viewed last; 0 before the first. */
  readonly last: number;
  /** Days since the epoch in UTC: now, and when this browser was first here. */
  readonly day: number;
  readonly first: number;
  /** The browser keeps nothing for us: nothing may be shown that urges, since it could be shown twice. */
  readonly mute: boolean;
}

/** Who this visitor is, as snippet mersalg-arm has it. */
export interface Arm {
  /** A random id: kept with consent to analytics, else of this page alone; '' once consent is withdrawn. */
  id: string;
  /** Shown nothing, anywhere. */
  readonly held: boolean;
  /** What a question adds with consent, so that trials know the visitor's bucket: `&bucket=137`, '' while none runs. */
  readonly bucket: string;
}

export interface Page {
  /** Address of the storefront's root in this language, with a slash at the end: `/` or `/sv/`. */
  readonly root: string;
  /** Facts of this page for a question: `&country=SE&language=sv&total=12345`, what it knows of them. */
  readonly where: string;
  /** Read anew each time: other tabs write it too. Never throws. */
  readonly memory: () => Remembered;
  /** Changes parts of the memory, and writes it back. Never throws. */
  readonly note: (change: Partial<Remembered>) => void;
  /** Takes an empty block out of the page where nobody sees anything move. */
  readonly collapse: (block: HTMLElement) => void;
  /**
   * What a question adds to its address with the shopper's consent: to personalisation `&personal=1&viewed=1,2,1`, the
   * products viewed in this visit, the latest last; to analytics the bucket. Asked anew each time, since consent comes and
   * goes. Never rejects.
   */
  readonly personal: () => Promise<string>;
}
