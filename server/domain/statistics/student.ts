/** Student's t distribution: what a mean is measured against while its variance is itself estimated. */
import { logGamma } from './gamma.ts';
import { normalQuantile } from './normal.ts';

/** From so many degrees of freedom on, the expansion alone is exact to 12 digits. */
const MANY = 1000;

/** Chance that a t figure with `freedom` degrees of freedom (above 0, need not be whole) exceeds `t`. */
export function studentTail(t: number, freedom: number): number {
  const half = 0.5 * betaShare(freedom / 2, 0.5, freedom / (freedom + t * t));
  return t < 0 ? 1 - half : half;
}

/**
 * The `t` that a t figure stays below with chance `p`. Starts from the expansion about the normal quantile
 * (Abramowitz & Stegun 1964, 26.7.5) and is brought home by Newton's method.
 */
export function studentQuantile(p: number, freedom: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, freedom);
  const z = normalQuantile(p);
  if (!Number.isFinite(z) || freedom === Infinity) return z;
  let t = expansion(z, freedom);
  if (freedom >= MANY) return t;
  // Below two degrees the expansion may start far off; halving finds what Newton would overshoot.
  let low = 0;
  let high = Infinity;
  const logScale = logGamma((freedom + 1) / 2) - logGamma(freedom / 2) - 0.5 * Math.log(freedom * Math.PI);
  for (let step = 0; step < 200; step++) {
    const excess = studentTail(t, freedom) - (1 - p);
    if (excess > 0) low = t;
    else high = t;
    const density = Math.exp(logScale - ((freedom + 1) / 2) * Math.log1p((t * t) / freedom));
    let next = t + excess / density;
    if (!(next > low && next < high)) next = high === Infinity ? low * 2 + 1 : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-14 * Math.abs(t)) return next;
    t = next;
  }
  return t;
}

function expansion(z: number, freedom: number): number {
  const q = z * z;
  const terms = [
    1,
    (q + 1) / 4,
    ((5 * q + 16) * q + 3) / 96,
    (((3 * q + 19) * q + 17) * q - 15) / 384,
    ((((79 * q + 776) * q + 1482) * q - 1920) * q - 945) / 92160,
  ];
  return z * terms.reduceRight((sum, term) => sum / freedom + term, 0);
}

/**
 * I(x; a, b), the regularised incomplete beta function, by its continued fraction (NIST Digital Library of
 * Mathematical Functions, 8.17.22, evaluated after Lentz).
 */
function betaShare(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(b, a, 1 - x);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return (front * fraction) / a;
}
