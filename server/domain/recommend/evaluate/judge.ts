/** Puts every query to a ranker and notes where it ranks the hidden product; and what a shopper would have seen. */
import type { Interactions } from '../interactions.ts';
import type { Model } from '../model.ts';
import { DEPTH, type Outcome } from './metrics.ts';
import type { ItemQueries } from './queries.ts';
import type { Ranker, RankQuestion } from './ranker.ts';

/** `full`: the whole rest of the basket is known, as in a cart. `single`: one product of it, as on its page. */
export type QuestionKind = 'full' | 'single';

/** Progress is told after so many queries. */
const STEP = 256;

/** Every item may be ranked but those of the basket that are not hidden, in both kinds of question. */
export function judge(
  ranker: Ranker,
  queries: ItemQueries,
  kind: QuestionKind,
  items: number,
  onProgress: (share: number) => void = () => {},
): Outcome {
  const ranks = new Uint8Array(queries.hidden.length);
  const proposed = new Uint8Array(items);
  const into = new Uint32Array(DEPTH);
  eachQuestion(queries, kind, items, onProgress, (question, q) => {
    const size = ranker.rank(question, into);
    for (let at = 0; at < size; at++) {
      const item = into[at]!;
      if (item < items) proposed[item] = 1;
      if (item === queries.hidden[q] && item < items) ranks[q] = at + 1;
    }
  });
  let covered = 0;
  for (const one of proposed) covered += one;
  return { ranks, covered };
}

/** What would really be shown: with the support threshold on, before stock and the merchant's rules. */
export interface Shown {
  /** Share of queries in which anything is shown. */
  readonly share: number;
  /** Products shown on average, over all queries, of at most CARDS. */
  readonly mean: number;
  /** Share of the shown products that are the hidden one; 0 when nothing is shown. */
  readonly precision: number;
}

/** Cards that a placement shows. */
export const CARDS = 4;

export function judgeShown(
  model: Pick<Model, 'complements'>,
  queries: ItemQueries,
  kind: QuestionKind,
  data: Pick<Interactions, 'ids'>,
  onProgress: (share: number) => void = () => {},
): Shown {
  const { ids } = data;
  let [some, shown, hits] = [0, 0, 0];
  eachQuestion(queries, kind, ids.length, onProgress, ({ context, barred }, q) => {
    const found = model.complements({
      context: Array.from(context, (item) => ids[item]!),
      barred: new Set(Array.from(barred, (item) => ids[item]!)),
      limit: CARDS,
      cart: kind === 'full',
    });
    if (found.length > 0) some += 1;
    shown += found.length;
    if (found.some(({ productId }) => productId === queries.hiddenId[q])) hits += 1;
  });
  const n = Math.max(1, queries.hidden.length);
  return { share: some / n, mean: shown / n, precision: shown === 0 ? 0 : hits / shown };
}

function eachQuestion(
  queries: ItemQueries,
  kind: QuestionKind,
  items: number,
  onProgress: (share: number) => void,
  ask: (question: RankQuestion, query: number) => void,
): void {
  const { basket, ptr, hidden, single } = queries;
  const mask = new Uint8Array(items);
  const others = new Uint32Array(queries.items.length);
  const one = new Uint32Array(1);
  const n = hidden.length;
  for (let q = 0; q < n; q++) {
    let size = 0;
    for (let k = ptr[basket[q]!]!; k < ptr[basket[q]! + 1]!; k++) {
      const item = queries.items[k]!;
      if (item === hidden[q]) continue;
      others[size++] = item;
      mask[item] = 1;
    }
    const barred = others.subarray(0, size);
    one[0] = single[q]!;
    ask({ context: kind === 'full' ? barred : one, barred, mask, limit: DEPTH, kind }, q);
    for (const item of barred) mask[item] = 0;
    if (q % STEP === STEP - 1) onProgress((q + 1) / n);
  }
  onProgress(1);
}
