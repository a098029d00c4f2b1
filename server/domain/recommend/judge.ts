/** Judges mixes of the parts on held-back questions by NDCG@10, and climbs to better ones. */
import { type Mix, PARTS, type Weights } from './blend.ts';
import type { Scored, Scorer } from './scorer.ts';
import { TopK } from './topk.ts';
import type { Query } from './validation.ts';

/** Candidates kept of each question for the climb: the best by the parts' plain sum. */
const KEPT = 200;
const WIDTH = PARTS.length;
/** NDCG counts the first ten places. */
const PLACES = 10;

/** Gain of each rank from 1: 1 / log2(rank + 1) (Järvelin & Kekäläinen 2002; one relevant item, so the ideal is 1). */
const GAIN = Float64Array.from({ length: PLACES + 1 }, (_, rank) =>
  rank === 0 ? 0 : 1 / Math.log2(rank + 1),
);

type Asked = Query & { readonly others?: Uint32Array };

/** Mean NDCG@10 of `mix` over `queries`, 0 to 1. With `only`, among the items where it is not 0. */
export function ndcgOf(
  scorer: Scorer,
  items: number,
  queries: readonly Asked[],
  mix: Mix,
  only: Uint8Array | null = null,
): number {
  const barred = new Uint8Array(items);
  if (only !== null) for (let i = 0; i < items; i++) barred[i] = only[i] === 0 ? 1 : 0;
  const part = onlyPart(mix.weights);
  let sum = 0;
  for (const { context, target, others = context } of queries) {
    for (const other of others) barred[other] = 1;
    const met =
      part === null
        ? scorer.run(context, context.length, mix, barred)
        : scorer.runAlone(context, context.length, mix, barred, part);
    for (const other of others) barred[other] = only?.[other] === 0 ? 1 : 0;
    const { candidates, scores } = scorer;
    let at = 0;
    while (at < met && candidates[at] !== target) at += 1;
    if (at === met) continue;
    const mine = scores[at]!;
    let rank = 1;
    for (let t = 0; t < met && rank <= PLACES; t++) {
      if (scores[t]! > mine || (scores[t] === mine && candidates[t]! < target)) rank += 1;
    }
    sum += rank <= PLACES ? GAIN[rank]! : 0;
  }
  return queries.length === 0 ? 0 : sum / queries.length;
}

/** The part that alone has a weight, where its scores order as its shares do; null else. */
function onlyPart([regression, conditional, damped, trend]: Weights): 0 | 1 | 2 | null {
  if (trend !== 0) return null;
  const alone = ([regression, conditional, damped] as const).flatMap((weight, part) =>
    weight > 0 ? [part] : [],
  );
  return alone.length === 1 ? (alone[0] as 0 | 1 | 2) : null;
}

/** Questions with what every part says of their candidates: made once, judged under many weights. */
export class Matrix {
  /** What the parts say of the candidates, question after question, each one's best by their plain sum first. */
  private readonly features: Float64Array;
  /** Where in `features` each question begins, and the last ends; questions without their answer are left out. */
  private readonly starts: Uint32Array;
  /** Where each question's answer stands. */
  private readonly answers: Uint32Array;
  private answered = 0;

  constructor(data: Scored, scorer: Scorer, queries: readonly Asked[], mix: Mix) {
    const items = data.own.length;
    // One piece of memory: thousands of small ones would cost as much as all judging.
    this.features = new Float64Array(queries.length * Math.min(items, KEPT) * WIDTH);
    this.starts = new Uint32Array(queries.length + 1);
    this.answers = new Uint32Array(queries.length);
    const { features, starts, answers } = this;
    const barred = new Uint8Array(items);
    const best = new TopK(KEPT);
    const placeOf = new Uint32Array(items);
    for (const { context, target, others = context } of queries) {
      for (const other of others) barred[other] = 1;
      const met = scorer.run(context, context.length, mix, barred);
      for (const other of others) barred[other] = 0;
      const { candidates, scores } = scorer;
      for (let t = 0; t < met; t++) {
        placeOf[candidates[t]!] = t;
        best.push(candidates[t]!, scores[t]!);
      }
      let at = starts[this.answered]!;
      let answer = -1;
      best.drain((item) => {
        scorer.featuresOf(placeOf[item]!, features, at);
        if (item === target) answer = at;
        at += WIDTH;
      });
      if (answer < 0) continue;
      answers[this.answered] = answer;
      this.answered += 1;
      starts[this.answered] = at;
    }
  }

  get questions(): number {
    return this.answers.length;
  }

  /** NDCG@10 of each question that has its answer among the candidates; the others gain nothing under any weights. */
  gains(weights: Weights): Float64Array {
    const gains = new Float64Array(this.answered);
    for (let q = 0; q < gains.length; q++) gains[q] = this.gainOf(q, weights);
    return gains;
  }

  private gainOf(question: number, [a, b, c, d]: Weights): number {
    const { features, starts, answers } = this;
    const at = answers[question]!;
    const end = starts[question + 1]!;
    const mine = a * features[at]! + b * features[at + 1]! + c * features[at + 2]! + d * features[at + 3]!;
    let rank = 1;
    for (let k = starts[question]!; k < end; k += WIDTH) {
      const other = a * features[k]! + b * features[k + 1]! + c * features[k + 2]! + d * features[k + 3]!;
      if (other > mine || (other === mine && k < at)) {
        rank += 1;
        if (rank > PLACES) return 0;
      }
    }
    return GAIN[rank]!;
  }
}

/** Steps by which one weight is tried, coarse to fine. */
const STEPS = [
  [0.3, 1, 3, -0.3, 0.1, -0.1],
  [0.05, 0.15, 0.5, -0.05, -0.15],
];

/**
 * Climbs from `start` one weight at a time over the questions of `matrices`. A step is taken only when it gains more
 * than `doubt` standard errors of the paired differences: a few hundred orders of one month are no reason to turn
 * everything over, and the next month would pay for it.
 */
export function climb(matrices: readonly Matrix[], start: Weights, doubt: number): Weights {
  let weights = start;
  let best = allGains(matrices, weights);
  for (const steps of STEPS) {
    for (let round = 0; round < 4; round++) {
      let moved = false;
      for (let part = 0; part < WIDTH; part++) {
        const from = weights;
        for (const step of [...steps, -from[part]!]) {
          const value = Math.max(0, from[part]! + step);
          if (value === from[part]) continue;
          const tried = from.map((weight, at) => (at === part ? value : weight)) as unknown as Weights;
          const gains = allGains(matrices, tried);
          if (!isBetter(gains, best, doubt)) continue;
          best = gains;
          weights = tried;
          moved = true;
        }
      }
      if (!moved) break;
    }
  }
  return weights;
}

/** Every question's gain, weighted so that each class of questions counts alike. */
export function allGains(matrices: readonly Matrix[], weights: Weights): Float64Array {
  const parts = matrices.map((matrix) => matrix.gains(weights));
  const all = new Float64Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const [m, part] of parts.entries()) {
    const { questions } = matrices[m]!;
    for (let q = 0; q < part.length; q++) all[at++] = part[q]! / questions;
  }
  return all;
}

/** Whether `gains` exceed `than`, question by question, by more than `doubt` standard errors of their difference. */
export function isBetter(gains: Float64Array, than: Float64Array, doubt: number): boolean {
  let sum = 0;
  let squares = 0;
  for (let q = 0; q < gains.length; q++) {
    const difference = gains[q]! - than[q]!;
    sum += difference;
    squares += difference * difference;
  }
  return sum > doubt * Math.sqrt(squares);
}
