/** What the page is told of an import of older orders. */

/** `GET /api/import`: of the one that runs. */
export interface ImportProgressReport {
  readonly bytes: number;
  readonly size: number;
  readonly orders: number;
  readonly refused: number;
}

/** `POST /api/import`, once all of the file has been taken in. */
export interface ImportReportTold {
  /** `known`: this very file was imported before, and nothing was done. */
  readonly kind: 'finished' | 'stopped' | 'known';
  readonly orders: number;
  readonly refused: number;
  readonly resumedAfter: number;
  readonly lines: number;
  readonly unknownLines: number;
  /** The first of the refused rows. */
  readonly rows: readonly { readonly line: number; readonly reason: string }[];
}
