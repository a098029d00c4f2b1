/** The gamma function and its tail, from which the normal and the chi-square distribution follow. */

/** Bernoulli terms of Stirling's series: B(2k) / (2k (2k - 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * ln Γ(x) for x > 0, to about 14 digits: Stirling's series (Abramowitz & Stegun 1964, 6.1.41), reached from small x by
 * Γ(x + 1) = x Γ(x).
 */
export function logGamma(x: number): number {
  let product = 1;
  let y = x;
  while (y < 12) {
    product *= y;
    y += 1;
  }
  const inverse = 1 / (y * y);
  const series = STIRLING.reduceRight((sum, term) => sum * inverse + term, 0) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

/**
 * Q(a, x) = Γ(a, x) / Γ(a), the regularised upper incomplete gamma function: by its power series below a + 1
 * (Abramowitz & Stegun 6.5.29), by its continued fraction above (6.5.31, evaluated after Lentz).
 */
export function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 10_000; n++) {
    const an = n * (a - n);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return front * fraction;
}

/** Chance that a chi-square figure with `freedom` degrees of freedom exceeds `x`. */
export function chiSquareTail(x: number, freedom: number): number {
  return gammaTail(freedom / 2, x / 2);
}
