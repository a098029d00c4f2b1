/** Likeness by text: what a shop without orders has, and what it is worth as a complement. */
import { type Ranker, Selector } from '../evaluate/ranker.ts';
import { indexOfId } from '../interactions.ts';
import type { FitContext } from '../strategies.ts';
import { nearestByText } from '../text.ts';

/** Products that one in the context speaks for. */
const NEAREST = 100;

/** score(j) = sum over the context of its likeness to j by title, type, vendor, tags, options and price. */
export function alikeByText({ data, products }: Pick<FitContext, 'data' | 'products'>): Ranker['rank'] {
  const sold = products.filter(({ id }) => indexOfId(data.ids, id) >= 0);
  const itemOf = Uint32Array.from(sold, ({ id }) => indexOfId(data.ids, id));
  const { ptr, item, score } = nearestByText(sold, NEAREST);
  const n = data.ids.length;
  const rowOf = new Int32Array(n).fill(-1);
  itemOf.forEach((index, row) => {
    rowOf[index] = row;
  });
  const scores = new Float64Array(n);
  const selector = new Selector(data);
  return (question, into) => {
    scores.fill(0);
    for (const index of question.context) {
      const row = rowOf[index]!;
      if (row < 0) continue;
      for (let k = ptr[row]!; k < ptr[row + 1]!; k++) scores[itemOf[item[k]!]!]! += score[k]!;
    }
    return selector.select(scores, question, into);
  };
}
