/** The earlier orders under trial: what each way of counting and of regressing would have found in the later ones. */

import type { Mix } from './blend.ts';
import { ALONE, SCALES } from './defaults.ts';
import { ndcgOf } from './judge.ts';
import { type Likeness, withLikeness } from './likeness.ts';
import type { Neighbours } from './neighbours.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { type RidgeOptions, ridgeOf } from './ridge.ts';
import type { RowRunner } from './rowTasks.ts';
import { scoredOf } from './scored.ts';
import { type Scored, Scorer } from './scorer.ts';
import type { Validation } from './validation.ts';
import { type OrderWeighting, orderWeights } from './weights.ts';

/** Factor between two penalties that are tried. */
const PENALTY_STEP = 3;
const MOST_PENALTIES = 4;
/** Items that each is regressed on: more find more (online retail: 1 % from 120 to 600), at the cube of their cost. */
export const NEIGHBOURS = 600;
/** Penalties are tried on one block of so many, to spare minutes. */
const EVERY = 7;
/** Among so few items a greater penalty seems a little better than it is: another must gain so much. */
const LEAST_BETTER = 0.01;
/** Tried for how far products that resemble each other are taken to have been bought together; the greater first. */
const KINSHIPS = [0.3, 0.1];
/** Tried for how much more the orders of products count that resemble each other. */
const TRUST = 0.6;

interface Attempt {
  readonly options: RidgeOptions;
  readonly gain: number;
}

/** Tries one thing after another; each trial stands on what the ones before it found best. */
export class Trial {
  private readonly validation: Validation;
  private readonly timed: boolean;
  private readonly run: RowRunner;
  private readonly likeness: Likeness;
  private trust = 0;
  /** How well counting does under each weighting that was tried. */
  private readonly weighed = new Map<OrderWeighting, number>();
  private weighting: OrderWeighting | null = null;
  private pairs: Pairs | null = null;
  private best: Attempt | null = null;

  constructor(validation: Validation, timed: boolean, likeness: Likeness, run: RowRunner) {
    this.validation = validation;
    this.timed = timed;
    this.likeness = likeness;
    this.run = run;
  }

  /** How well plain damped co-occurrence does under `weighting`, by single items and by carts. */
  async weigh(weighting: OrderWeighting): Promise<number> {
    await this.settle(weighting);
    const gain = this.counted();
    this.weighed.set(weighting, gain);
    return gain;
  }

  /** Decides how much more the orders of products count that resemble each other. */
  trusted(): number {
    if (this.likeness.item.length === 0) return 0;
    const plain = this.weighed.get(this.weighting!) ?? this.counted();
    this.trust = TRUST;
    if (this.counted() <= plain * (1 + LEAST_BETTER)) this.trust = 0;
    return this.trust;
  }

  private counted(): number {
    const scored = this.fit(none(this.validation.earlier.ids.length));
    const scorer = new Scorer(scored);
    const mix: Mix = { ...SCALES, weights: ALONE.damped };
    const asked = [...this.validation.carts, this.validation.singles].filter((one) => one.length > 0);
    const sum = asked.reduce((all, queries) => all + ndcgOf(scorer, scored.own.length, queries, mix), 0);
    return sum / asked.length;
  }

  async settle(weighting: OrderWeighting): Promise<void> {
    if (this.weighting === weighting) return;
    const { earlier } = this.validation;
    this.pairs = await pairsOf(earlier, orderWeights(earlier, weighting), this.run);
    this.weighting = weighting;
  }

  /** Tries penalties from `first` on, in the direction that gains. */
  async searchPenalty(first: number, onProgress: (share: number) => void): Promise<RidgeOptions> {
    let tried = 0;
    const attempt = async (penalty: number) => {
      const options = { neighbours: NEIGHBOURS, penalty, every: EVERY };
      const share = (inner: number) => onProgress((tried + inner) / MOST_PENALTIES);
      const better = await this.attempt(this.pairs!, options, share);
      tried += 1;
      return better;
    };
    await attempt(first);
    let factor = PENALTY_STEP;
    if (!(await attempt(first * factor))) factor = 1 / PENALTY_STEP;
    for (let power = factor > 1 ? 2 : 1; tried < MOST_PENALTIES; power++) {
      if (!(await attempt(first * factor ** power))) break;
    }
    return { neighbours: NEIGHBOURS, penalty: this.best!.options.penalty };
  }

  /** Tries whether a regression does better that begins from what resembles what. */
  async searchKinship(ridge: RidgeOptions, onProgress: (share: number) => void): Promise<RidgeOptions> {
    if (this.likeness.item.length === 0) return ridge;
    for (const [at, kinship] of KINSHIPS.entries()) {
      const share = (inner: number) => onProgress((at + inner) / KINSHIPS.length);
      if (await this.attempt(this.pairs!, { ...ridge, kinship, every: EVERY }, share)) {
        return { ...ridge, kinship };
      }
    }
    return ridge;
  }

  /** Tries longer half-lives for the regressions alone, as long as they gain; `from` is what they have now. */
  async lookBack(
    from: OrderWeighting,
    longer: readonly number[],
    onProgress: (share: number) => void,
  ): Promise<OrderWeighting> {
    const { earlier } = this.validation;
    let weighting = from;
    for (const [at, halfLife] of longer.entries()) {
      const tried = { ...from, halfLife };
      const pairs = await pairsOf(earlier, orderWeights(earlier, tried), this.run);
      const share = (inner: number) => onProgress((at + inner) / longer.length);
      if (!(await this.attempt(pairs, this.best!.options, share))) break;
      weighting = tried;
    }
    return weighting;
  }

  /** Fits regressions to some items, and takes note when they do better among these than the best so far. */
  private async attempt(
    pairs: Pairs,
    options: RidgeOptions,
    onProgress: (share: number) => void,
  ): Promise<boolean> {
    const ridge = await this.regress(pairs, options, onProgress);
    const fitted = Uint8Array.from(ridge.ptr.subarray(1), (end, j) => (end > ridge.ptr[j]! ? 1 : 0));
    const scorer = new Scorer(this.fit(ridge));
    const mix = { ...SCALES, weights: ALONE.regression };
    const classes = this.validation.carts
      .map((queries) => queries.filter(({ target }) => fitted[target] === 1))
      .filter((queries) => queries.length > 0);
    const sum = classes.reduce(
      (all, queries) => all + ndcgOf(scorer, fitted.length, queries, mix, fitted),
      0,
    );
    const gain = sum / Math.max(1, classes.length);
    if (this.best !== null && gain <= this.best.gain * (1 + LEAST_BETTER)) return false;
    this.best = { options, gain };
    return true;
  }

  /** All regressions with what was found best. */
  async fitted(
    regressed: OrderWeighting,
    options: RidgeOptions,
    onProgress: (share: number) => void,
  ): Promise<Scored> {
    const { earlier } = this.validation;
    const alike = regressed.halfLife === this.weighting!.halfLife;
    const pairs = alike ? this.pairs! : await pairsOf(earlier, orderWeights(earlier, regressed), this.run);
    return this.fit(await this.regress(pairs, options, onProgress));
  }

  private regress(pairs: Pairs, options: RidgeOptions, onProgress: (share: number) => void) {
    return ridgeOf(this.validation.earlier, pairs, options, this.run, onProgress, this.likeness);
  }

  private fit(ridge: Neighbours): Scored {
    const pairs = withLikeness(this.pairs!, this.likeness, this.trust);
    return scoredOf(this.validation.earlier, pairs, ridge, this.weighting!, this.timed);
  }
}

function none(items: number): Neighbours {
  const nothing = new Uint32Array(0);
  return { ptr: new Uint32Array(items + 1), item: nothing, score: new Float32Array(0), count: nothing };
}
