/** Seeded chance: the same seed gives the same shop, and experiments of one batch have streams of their own. */

/** What a made shop is drawn from. */
export interface Chance {
  /** In [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number;
  /** Poisson; by Knuth's products, so for small means only. */
  poisson(mean: number): number;
  /** Log-normal with mean 1. `sigma` is of the logarithm. */
  spread(sigma: number): number;
  /** Gamma with a scale of 1; Marsaglia and Tsang 2000, for shapes of 1 and more. */
  gamma(shape: number): number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand, public domain): 128 bits of state, a period of 2^32 at the very least, fast in
 * 32-bit arithmetic. A batch draws some 10^10 numbers, too many for a generator of 32 bits of state.
 */
export function seeded(seed: number, stream = 0): Chance {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = stream | 0;
  let counter = 1;
  let spare = Number.NaN;

  function uniform(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** Marsaglia's polar method: two at a time. */
  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  }

  function poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = uniform(); product > limit; product *= uniform()) count += 1;
    return count;
  }

  function gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c9 = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const cube = (1 + c9 * x) ** 3;
      if (cube > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * cube + d * Math.log(cube))
        return d * cube;
    }
  }

  // Neighbouring seeds differ in few bits: a while of mixing makes them strangers.
  for (let i = 0; i < 20; i += 1) uniform();
  return {
    uniform,
    normal,
    below: (count) => Math.floor(uniform() * count),
    poisson,
    spread: (sigma) => Math.exp(sigma * normal() - (sigma * sigma) / 2),
    gamma,
  };
}

/** A random id such as browsers draw with `crypto.randomUUID()`, but from the seed. */
export function uuid(chance: Chance): string {
  const hex = (count: number) => {
    let text = '';
    for (let i = 0; i < count; i += 1) text += chance.below(16).toString(16);
    return text;
  };
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[chance.below(4)]}${hex(3)}-${hex(12)}`;
}
