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
const DOUBT = 1;
const OWN_DOUBT = 3;

const ALONE = Object.fromEntries(
  PARTS.map((part) => [part, PARTS.map((other) => (other === part ? 1 : 0)) as unknown as Weights]),
) as Record<(typeof PARTS)[number], Weights>;

const SCALES: Scales = { prior: 30, contextDamping: 0.75, popularityDamping: 0.3 };
/** What thin histories are served by: tried on the shops in docs, where it loses little to what is learnt. */
const CART: Mix = { ...SCALES, weights: [1, 0.05, 0.2, 0] };
const SINGLE: Mix = { ...SCALES, prior: 10, popularityDamping: 0.15, weights: [0, 1, 0.3, 0] };
export const DEFAULT_BLEND: Blend = { single: SINGLE, cart: [SINGLE, CART, CART, CART] };

/** Neighbours while penalties are tried, which differ little in which one is best. */
const NEIGHBOURS_TRIED = 100;
/** Multiplications that the last regressions may take, about: ten seconds of one core. */
const EFFORT = 1e10;

/** Neighbours that an item is regressed on: the more the better, as far as the effort goes. It grows by their cube. */
function neighboursFor(items: number): number {
  const affordable = Math.cbrt((3 * EFFORT) / Math.max(1, items));
  return Math.round(Math.min(items <= 1000 ? 160 : 200, Math.max(NEIGHBOURS_TRIED, affordable)));
}

/** A first guess: the fewer lines an item has, the less its regression may believe them. */
function firstPenalty({ ids, items }: Interactions): number {
  return Math.min(4, Math.max(0.4, Math.sqrt((40 * ids.length) / Math.max(1, items.length))));
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
  const neighbours = neighboursFor(data.ids.length);
  const penalty = firstPenalty(earlier);
  const plain = { sizeDamping: SIZE_DAMPING, halfLife: Number.POSITIVE_INFINITY };
  if (singles.length < LEAST_QUESTIONS) {
    return { weighting: plain, regressed: plain, ridge: { neighbours, penalty }, blend: DEFAULT_BLEND };
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
  const ridge = await trial.searchPenalty(neighbours, penalty, (share) => onProgress(0.2 + 0.5 * share));
  const longer = halfLives.filter((halfLife) => halfLife > weighting.halfLife).reverse();
  const regressed = await trial.lookBack(weighting, longer, (share) => onProgress(0.7 + 0.2 * share));
  const blend = blendOf(trial.scored(), carts, singles);
  onProgress(1);
  return { weighting, regressed, ridge, blend };
}

interface Attempt {
  readonly options: RidgeOptions;
  readonly gain: number;
  readonly scored: Scored;
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
    const mix: Mix = { ...SCALES, weights: ALONE.damped };
    return this.judge(scored, mix, true);
  }

  async settle(weighting: OrderWeighting): Promise<void> {
    if (this.weighting === weighting) return;
    const { earlier } = this.validation;
    this.pairs = await pairsOf(earlier, orderWeights(earlier, weighting), this.run);
    this.weighting = weighting;
  }

  /** Tries penalties from `first` on, in the direction that gains. Leaves the best one's regressions fitted. */
  async searchPenalty(
    neighbours: number,
    first: number,
    onProgress: (share: number) => void,
  ): Promise<RidgeOptions> {
    let tried = 0;
    const attempt = async (penalty: number) => {
      const options = { neighbours: Math.min(neighbours, NEIGHBOURS_TRIED), penalty };
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
    return { neighbours, penalty: this.best!.options.penalty };
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

  /** Fits regressions and keeps them when they do better by themselves than the best so far. */
  private async attempt(
    pairs: Pairs,
    options: RidgeOptions,
    onProgress: (share: number) => void,
  ): Promise<boolean> {
    const scored = this.fit(await ridgeOf(this.validation.earlier, pairs, options, this.run, onProgress));
    const gain = this.judge(scored, { ...SCALES, weights: ALONE.regression }, false);
    if (this.best !== null && gain <= this.best.gain) return false;
    this.best = { options, gain, scored };
    return true;
  }

  scored(): Scored {
    return this.best!.scored;
  }

  private fit(ridge: Neighbours): Scored {
    return scoredOf(this.validation.earlier, this.pairs!, ridge, this.weighting!, this.timed);
  }

  private judge(scored: Scored, mix: Mix, withSingles: boolean): number {
    const scorer = new Scorer(scored);
    const items = scored.own.length;
    const classes = this.validation.carts.filter((queries) => queries.length > 0);
    const asked: (readonly Query[])[] = withSingles ? [...classes, this.validation.singles] : classes;
    return asked.reduce((sum, queries) => sum + ndcgOf(scorer, items, queries, mix), 0) / asked.length;
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
    return { ...all, weights: climb([matrix], all.weights, OWN_DOUBT) };
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
