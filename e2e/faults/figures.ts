/** What tests of faults measured, for the line that `npm run test:faults` prints; elsewhere nothing is written. */
import { appendFileSync } from 'node:fs';

/** The long forms of the tests are run. */
export const inFull = process.env.MERSALG_FAULTS === 'full';

export interface Figure {
  readonly row: number;
  readonly text: string;
}

export function noteFigure(row: number, text: string): void {
  const file = process.env.MERSALG_FIGURES;
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ row, text } satisfies Figure)}\n`);
}
