/** `GET /api/home`: what the merchant's page shows first. */
import type { Attention } from './attention.ts';
import type { MeasuredAnswer } from './measure/told.ts';
import type { Compared, DayDone, Done, Weeks } from './measure/weeks.ts';

export type { Compared, DayDone, Done };

export interface HomeReport {
  readonly currency: string;
  /** Epoch milliseconds: figures may be up to a minute old. */
  readonly at: number;
  /** Against the holdout; `week` is the last seven days. */
  readonly measured: { readonly since: MeasuredAnswer; readonly week: MeasuredAnswer };
  /** Attributed: never to be added to what was measured. */
  readonly done: Omit<Weeks, 'offers'> & {
    /** Those that sold or were shown most; `name` is null for what is built in, and for an offer that is gone. */
    readonly offers: readonly (Weeks['offers'][number] & { readonly name: string | null })[];
    /** How many more there are. */
    readonly moreOffers: number;
  };
  /** Nothing was ever shown, and nobody measured: the way on is setting up. */
  readonly isNew: boolean;
  /** The most pressing first; empty where all is well. */
  readonly attention: readonly Attention[];
}
