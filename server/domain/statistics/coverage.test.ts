import { beforeAll, describe, expect, it } from 'vitest';
import { mulberry32 } from '../recommend/synthetic.ts';
import { compareMoments, type Moments } from './means.ts';
import { excludesZero } from './sequence.ts';
import { normal, poisson } from './testing.ts';

/**
 * A shop seen daily for 30 days: 5 % held out, 3 % of visitors buy on their first day, 1 % of earlier buyers come
 * again on any later day, order values are lognormal with a long tail. The full proof is `npm run simulate`; this
 * is small enough to run each time.
 */
const VISITORS = 6_000;
const HELD = 0.05;
const DAYS = 30;
const RUNS = 300;
const TYPICAL = 40_000;
const TAIL = 0.8;

/** One cell as it grows: each buyer's total, and the sums over them. */
class Growing {
  private readonly totals: number[] = [];
  private units = 0;
  private sum = 0;
  private squares = 0;

  private readonly random: () => number;
  private readonly share: number;
  private readonly lift: number;

  constructor(random: () => number, share: number, lift: number) {
    this.random = random;
    this.share = share;
    this.lift = lift;
  }

  day(): void {
    const { random, totals } = this;
    for (let again = poisson(random, totals.length * 0.01); again > 0; again--) {
      const buyer = Math.floor(random() * totals.length);
      this.change(buyer, totals[buyer]! + this.order());
    }
    const visitors = VISITORS * this.share;
    this.units += visitors;
    for (let buyers = poisson(random, visitors * 0.03 * this.lift); buyers > 0; buyers--) {
      totals.push(0);
      this.change(totals.length - 1, this.order());
    }
  }

  moments(): Moments {
    return { units: this.units, sum: this.sum, squares: this.squares, absolute: this.sum, past: null };
  }

  private order(): number {
    return TYPICAL * Math.exp(TAIL * normal(this.random));
  }

  private change(buyer: number, total: number): void {
    const before = this.totals[buyer]!;
    this.sum += total - before;
    this.squares += total * total - before * before;
    this.totals[buyer] = total;
  }
}

/** What buyers of day 0 have spent by the end of day `day`, on average over the days they were enrolled. */
function truth(lift: number, day: number): number {
  const order = TYPICAL * Math.exp(TAIL ** 2 / 2);
  return 0.03 * (lift - 1) * order * (1 + (0.01 * (day - 1)) / 2);
}

interface Runs {
  /** Trials whose interval, at some look, lay off the truth. */
  readonly always: number;
  readonly fixed: number;
  /** Trials whose one-look interval at the last day lay off the truth. */
  readonly last: number;
  /** Trials in which a difference was told at any look. */
  readonly told: number;
}

function run(lift: number, seed: number): Runs {
  const runs = { always: 0, fixed: 0, last: 0, told: 0 };
  for (let trial = 0; trial < RUNS; trial++) {
    const random = mulberry32(seed + trial);
    const held = new Growing(random, HELD, 1);
    const shown = new Growing(random, 1 - HELD, lift);
    const missed = { always: false, fixed: false, last: false, told: false };
    for (let day = 1; day <= DAYS; day++) {
      held.day();
      shown.day();
      const compared = compareMoments(held.moments(), shown.moments());
      if (compared.kind === 'early') continue;
      const off = truth(lift, day);
      const misses = ({ low, high }: { low: number; high: number }) => off < low || off > high;
      missed.last = misses(compared.fixed);
      if (misses(compared.always)) missed.always = true;
      if (missed.last) missed.fixed = true;
      if (excludesZero(compared.always)) missed.told = true;
    }
    for (const kind of ['always', 'fixed', 'last', 'told'] as const) runs[kind] += missed[kind] ? 1 : 0;
  }
  return runs;
}

describe('looked at daily for 30 days', () => {
  let none: Runs;
  let some: Runs;
  beforeAll(() => {
    none = run(1, 1_000_000);
    some = run(1.5, 2_000_000);
  });

  it('without an effect, at most 5 % ever tell one', () => {
    expect(none.told / RUNS).toBeLessThanOrEqual(0.05);
  });

  it('which the interval for one look, looked at daily, would not keep', () => {
    expect(none.fixed / RUNS).toBeGreaterThan(0.1);
  });

  it('with an effect of 50 %, at least 95 % hold the truth at every look', () => {
    expect(some.always / RUNS).toBeLessThanOrEqual(0.05);
  });

  it('and most are told of it', () => {
    expect(some.told / RUNS).toBeGreaterThan(0.5);
  });

  it('at one look set beforehand, about 95 % hold the truth', () => {
    expect((none.last + some.last) / (2 * RUNS)).toBeGreaterThan(0.02);
    expect((none.last + some.last) / (2 * RUNS)).toBeLessThan(0.08);
  });
});
