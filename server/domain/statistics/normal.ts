/** The normal distribution: its tails and its quantiles. */
import { gammaTail } from './gamma.ts';

/** Chance that a standard normal figure exceeds `z`. Exact to 14 digits, far tails too: half of erfc(z / √2). */
export function normalTail(z: number): number {
  return z < 0 ? 1 - normalTail(-z) : 0.5 * gammaTail(0.5, (z * z) / 2);
}

/** Chance that a standard normal figure is at most `z`. */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

/** Coefficients of Wichura's PPND16, lowest power first: the middle, the flanks, the far tails. */
const MIDDLE = {
  top: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  bottom: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const FLANK = {
  top: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  bottom: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const TAIL = {
  top: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  bottom: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/**
 * The `z` that a standard normal figure stays below with chance `p`. About 16 digits: M. J. Wichura, Algorithm AS 241,
 * Applied Statistics 37 (1988), 477-484.
 * @param p from 0 to 1; -Infinity and Infinity at the ends
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(MIDDLE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? rational(FLANK, r - 1.6) : rational(TAIL, r - 5);
  return q < 0 ? -z : z;
}

function rational({ top, bottom }: typeof MIDDLE, x: number): number {
  const at = (powers: readonly number[]) => powers.reduceRight((sum, one) => sum * x + one, 0);
  return at(top) / at(bottom);
}
