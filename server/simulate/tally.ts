/** Counts that threads bring home, and how sure a counted share is. */

/** Counts and sums by name; two of one form can be added. */
export type Tally = { [name: string]: number | number[] | Tally };

/** A new tally with the sums of both. */
export function added<T extends Tally>(one: T, other: T): T {
  const sum: Tally = {};
  for (const [name, value] of Object.entries(one)) {
    const more = other[name]!;
    if (typeof value === 'number') sum[name] = value + (more as number);
    else if (Array.isArray(value)) sum[name] = value.map((each, at) => each + (more as number[])[at]!);
    else sum[name] = added(value, more as Tally);
  }
  return sum as T;
}

/** A share that was counted in a simulation, and its own 95 % interval. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Interval of Wilson 1927 ("Probable inference"): holds near 0 and 1, where shares of simulations are. */
export function share(count: number, of: number): Share {
  if (of === 0) return { count, of, share: Number.NaN, low: 0, high: 1 };
  const z = 1.959964;
  const p = count / of;
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of));
  return { count, of, share: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
