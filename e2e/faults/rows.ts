/** Faults and abuse that Mersalg promises to survive; `npm run test:faults` runs their proofs. */
import { ABUSED } from './abused.ts';
import { LOST } from './lost.ts';
import type { Row } from './row.ts';

export const ROWS: readonly Row[] = [...LOST, ...ABUSED];
