/** Learns, on the shop's own last orders, all that a merchant would otherwise have to tune. */
import { type Blend, type Mix, PARTS } from './blend.ts';
import { ALONE, CART, DEFAULT_BLEND, SINGLE } from './defaults.ts';
import type { Interactions } from './interactions.ts';
import { allGains, climb, isBetter, Matrix, ndcgOf } from './judge.ts';
import { type Likeness, noLikeness } from './likeness.ts';
import type { RidgeOptions } from './ridge.ts';
import type { RowRunner } from './rowTasks.ts';
import { type Scored, Scorer } from './scorer.ts';
import { NEIGHBOURS, Trial } from './trial.ts';
import { type Query, validationOf } from './validation.ts';
import type { OrderWeighting } from './weights.ts';

/** Everything that training decides by itself. */
export interface Learnt {
  /** Of the orders whose pairs are counted. */
  readonly weighting: OrderWeighting;
  /** Of those that regressions are fitted to: they need more orders than counting does, so they may look back further. */
  readonly regressed: OrderWeighting;
  readonly ridge: RidgeOptions;
  /** How much more the orders of products count that resemble each other: see `withLikeness`. */
  readonly trust: number;
  readonly blend: Blend;
}

/** One wholesale order of 200 products counts as much as 14 of one. Half did best on each of three shops. */
const SIZE_DAMPING = 0.5;
/** Tried for the age at which an order counts half, as shares of the history. */
const HALF_LIVES = [Number.POSITIVE_INFINITY, 0.7, 0.35, 0.15];
const PRIORS = [1, 10, 30, 100, 300, 1000];
const POPULARITY_DAMPINGS = [0, 0.15, 0.3, 0.45];
/** Fewer questions than this decide nothing: the defaults stand. */
const LEAST_QUESTIONS = 100;
/** Standard errors by which a change must gain to be believed. */
const DOUBT = 1.5;

/** A first guess: the fewer lines an item has, the less its regression may believe them. */
function firstPenalty({ ids, items }: Interactions): number {
  return Math.min(6, Math.max(0.1, (20 * ids.length) / Math.max(1, items.length)));
}

/**
 * Learns from `data`, whose orders ascend in time. `timed`: the times are known. `likeness`: of its items, by their
 * descriptions. Deterministic.
 */
export async function learn(
  data: Interactions,
  timed: boolean,
  run: RowRunner,
  onProgress: (share: number) => void = () => {},
  likeness: Likeness = noLikeness(data.ids.length),
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
      trust: 0,
      blend: DEFAULT_BLEND,
    };
  }
  const trial = new Trial(validation, timed, likeness, run);
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
  const trust = trial.trusted();
  const plainly = await trial.searchPenalty(penalty, (share) => onProgress(0.2 + 0.2 * share));
  const ridge = await trial.searchKinship(plainly, (share) => onProgress(0.4 + 0.1 * share));
  const longer = halfLives.filter((halfLife) => halfLife > weighting.halfLife).reverse();
  const regressed = await trial.lookBack(weighting, longer, (share) => onProgress(0.5 + 0.1 * share));
  const blend = blendOf(
    await trial.fitted(regressed, ridge, (share) => onProgress(0.6 + 0.3 * share)),
    carts,
    singles,
  );
  onProgress(1);
  return { weighting, regressed, ridge, trust, blend };
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
    // In large carts a regression needs no other, which single steps would not find: each would seem chance. So two
    // climbs, and what they reach is compared; on held-back orders of three shops that was worth 0.1 to 1.7 %.
    const mixed = climb([matrix], all.weights, DOUBT);
    const alone = climb([matrix], ALONE.regression, DOUBT);
    const isAlone = isBetter(matrix.gains(alone), matrix.gains(mixed), 0);
    return { ...all, weights: isAlone ? alone : mixed };
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
