/** Learns, on the shop's own last orders, all that a merchant would otherwise have to tune. */
import { type Blend, type Mix, PARTS, type Scales, type Weights } from './blend.ts';
import type { Interactions } from './interactions.ts';
import { allGains, climb, isBetter, Matrix, ndcgOf } from './judge.ts';
import type { Neighbours } from './neighbours.ts';
import { type Pairs, pairsOf } from './pairs.ts';
import { type RidgeOptions, ridgeOf } from './ridge.ts';
import type { RowRunner } from './rowTasks.ts';
import { scoredOf } from './scored.ts';
import { type Scored, Scorer } from './scorer.ts';
import { type Query, type Validation, validationOf } from './validation.ts';
import { type OrderWeighting, orderWeights } from './weights.ts';

/** Everything that training decides by itself. */
export interface Learnt {
  /** Of the orders whose pairs are counted. */
  readonly weighting: OrderWeighting;
  /** Of those that regressions are fitted to: they need more orders than counting does, so they may look back further. */
  readonly regressed: OrderWeighting;
  readonly ridge: RidgeOptions;
  readonly blend: Blend;
}

/** One wholesale order of 200 products counts as much as 14 of one. Half did best on each of three shops. */
const SIZE_DAMPING = 0.5;
/** Tried for the age at which an order counts half, as shares of the history. */
const HALF_LIVES = [Number.POSITIVE_INFINITY, 0.7, 0.35, 0.15];
const PRIORS = [1, 10, 30, 100, 300, 1000];
const POPULARITY_DAMPINGS = [0, 0.15, 0.3, 0.45];
/** Factor between two penalties that are tried. */
const PENALTY_STEP = 3;
const MOST_PENALTIES = 4;
/** Fewer questions than this decide nothing: the defaults stand. */
const LEAST_QUESTIONS = 100;
/** Standard errors by which a change must gain to be believed; for one class of cart sizes it must be surer. */
const DOUBT = 1.5;
const OWN_DOUBT = 3;
const ALONE_DOUBT = 1;

const ALONE = Object.fromEntries(
  PARTS.map((part) => [part, PARTS.map((other) => (other === part ? 1 : 0)) as unknown as Weights]),
) as Record<(typeof PARTS)[number], Weights>;

const SCALES: Scales = { prior: 30, contextDamping: 0.75, popularityDamping: 0.3 };
/**
 * What thin histories are served by, and where learning begins. Judged on four real shops, where what is learnt in their
 * place moves NDCG@10 by less than 1 % either way.
 */
const CART: Mix = { ...SCALES, weights: [1, 0.05, 0.2, 0] };
const SINGLE: Mix = { ...SCALES, prior: 10, popularityDamping: 0.15, weights: [0, 1, 0.3, 0] };
export const DEFAULT_BLEND: Blend = { single: SINGLE, cart: [SINGLE, CART, CART, CART] };

/** Items that each is regressed on: more find more (online retail: 1 % from 120 to 600), at the cube of their cost. */
const NEIGHBOURS = 600;
/** Penalties are tried on one block of so many, to spare minutes. */
const EVERY = 7;
/** Among so few items a greater penalty seems a little better than it is: another must gain so much. */
const LEAST_BETTER = 0.01;

/** A first guess: the fewer lines an item has, the less its regression may believe them. */
function firstPenalty({ ids, items }: Interactions): number {
  return Math.min(6, Math.max(0.1, (20 * ids.length) / Math.max(1, items.length)));
}

/** Learns from `data`, whose orders ascend in time. `timed`: the times are known. Deterministic. */
export async function learn(
  data: Interactions,
  timed: boolean,
  run: RowRunner,
  onProgress: (share: number) => void = () => {},
): Promise<Learnt> {
  const validation = validationOf(data);
  const { earlier, carts, singles } = validation;
  const penalty = firstPenalty(earlier);
  const plain = { sizeDamping: SIZE_DAMPING, halfLife: Number.POSITIVE_INFINITY };
  if (singles.length < LEAST_QUESTIONS) {
    return {
      weighting: plain,
      regressed: plain,
      ridge: { neighbours: NEIGHBOURS, penalty },
      blend: DEFAULT_BLEND,
    };
  }
  const trial = new Trial(validation, timed, run);
  let weighting: OrderWeighting = plain;
  let best = Number.NEGATIVE_INFINITY;
  const halfLives = timed ? HALF_LIVES : [Number.POSITIVE_INFINITY];
  for (const [at, halfLife] of halfLives.entries()) {
    const tried = { sizeDamping: SIZE_DAMPING, halfLife };
    const gain = await trial.weigh(tried);
    if (gain > best) {
      best = gain;
      weighting = tried;
    }
    onProgress((0.2 * (at + 1)) / halfLives.length);
  }
  await trial.settle(weighting);
  const ridge = await trial.searchPenalty(penalty, (share) => onProgress(0.2 + 0.3 * share));
  const longer = halfLives.filter((halfLife) => halfLife > weighting.halfLife).reverse();
  const regressed = await trial.lookBack(weighting, longer, (share) => onProgress(0.5 + 0.1 * share));
  const blend = blendOf(
    await trial.fitted(regressed, ridge, (share) => onProgress(0.6 + 0.3 * share)),
    carts,
    singles,
  );
  onProgress(1);
  return { weighting, regressed, ridge, blend };
}

interface Attempt {
  readonly options: RidgeOptions;
  readonly gain: number;
}

/** The earlier orders under trial. */
class Trial {
  private readonly validation: Validation;
  private readonly timed: boolean;
  private readonly run: RowRunner;
  private weighting: OrderWeighting | null = null;
  private pairs: Pairs | null = null;
  private best: Attempt | null = null;

  constructor(validation: Validation, timed: boolean, run: RowRunner) {
    this.validation = validation;
    this.timed = timed;
    this.run = run;
  }

  /** How well plain damped co-occurrence does under `weighting`, by single items and by carts. */
  async weigh(weighting: OrderWeighting): Promise<number> {
    await this.settle(weighting);
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
    const ridge = await ridgeOf(this.validation.earlier, pairs, options, this.run, onProgress);
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
    return this.fit(await ridgeOf(earlier, pairs, options, this.run, onProgress));
  }

  private fit(ridge: Neighbours): Scored {
    return scoredOf(this.validation.earlier, this.pairs!, ridge, this.weighting!, this.timed);
  }
}

function none(items: number): Neighbours {
  const nothing = new Uint32Array(0);
  return { ptr: new Uint32Array(items + 1), item: nothing, score: new Float32Array(0), count: nothing };
}

/** Single items and carts apart; scales first, then weights. */
function blendOf(scored: Scored, carts: readonly (readonly Query[])[], singles: readonly Query[]): Blend {
  const scorer = new Scorer(scored);
  const items = scored.own.length;
  const score = (queries: readonly Query[], mix: Mix) => ndcgOf(scorer, items, queries, mix);
  // One context has no weights among its items, so its damping is free.
  const single = weigh(
    scored,
    scorer,
    [singles],
    scaledFor(SINGLE, (mix) => score(singles, mix)),
  );
  const asked = carts.filter((queries) => queries.length > 0);
  const all = weigh(scored, scorer, asked, CART);
  const own = carts.map((queries) => {
    if (queries.length < LEAST_QUESTIONS) return all;
    const matrix = new Matrix(scored, scorer, queries, all);
    // In large carts a regression needs no other: seen at once, where single steps would each seem chance.
    const alone = isBetter(matrix.gains(ALONE.regression), matrix.gains(all.weights), ALONE_DOUBT);
    return { ...all, weights: climb([matrix], alone ? ALONE.regression : all.weights, OWN_DOUBT) };
  });
  return { single, cart: own as unknown as Blend['cart'] };
}

/** The scales with which `mix`'s strategies do best alone. */
function scaledFor(mix: Mix, judge: (mix: Mix) => number): Mix {
  const prior = bestOf(PRIORS, (prior) => judge({ ...mix, prior, weights: ALONE.conditional }));
  const popularityDamping = bestOf(POPULARITY_DAMPINGS, (popularityDamping) =>
    judge({ ...mix, popularityDamping, weights: ALONE.damped }),
  );
  return { ...mix, prior, popularityDamping };
}

/** Climbs from `mix`'s own weights; where a strategy alone does better than what is reached, it stands alone. */
function weigh(scored: Scored, scorer: Scorer, classes: readonly (readonly Query[])[], mix: Mix): Mix {
  const even: Mix = { ...mix, weights: [1, 1, 1, 0] };
  const matrices = classes.map((queries) => new Matrix(scored, scorer, queries, even));
  let weights = climb(matrices, mix.weights, DOUBT);
  for (const part of PARTS) {
    const alone = allGains(matrices, ALONE[part]);
    if (isBetter(alone, allGains(matrices, weights), 0)) weights = climb(matrices, ALONE[part], DOUBT);
  }
  return { ...mix, weights };
}

/** The first of the greatest. */
function bestOf<T>(tries: readonly T[], judge: (tried: T) => number): T {
  let best = tries[0] as T;
  let most = Number.NEGATIVE_INFINITY;
  for (const tried of tries) {
    const gain = judge(tried);
    if (gain > most) {
      most = gain;
      best = tried;
    }
  }
  return best;
}
