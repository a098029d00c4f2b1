/** A number with its noun; one rule serves all four languages, which part one from all other whole numbers alike. */
import { format } from '../data/format.ts';

export const count = (n: number, one: string, many: string) => `${format.number(n)} ${n === 1 ? one : many}`;
