/** One part of the blend by itself, judged exactly as the blend holds it: the same relation, the same learnt scales. */
import { type Blend, type Mix, PARTS, type Part, sizeClass, type Weights } from '../blend.ts';
import { type Ranker, Selector } from '../evaluate/ranker.ts';
import { indexOfId } from '../interactions.ts';
import { Scorer } from '../scorer.ts';
import type { FitContext } from '../strategies.ts';

/** A ranker in which `part` weighs 1 and the others nothing. */
export function blendPart(part: Part, { data, model }: FitContext): Ranker['rank'] {
  const blend = withOnly(part, model.blend);
  const scorer = new Scorer(model.scored);
  const selector = new Selector(data);
  const n = model.ids.length;
  // The model's items are those of `data` and products that were never sold, which are asked about elsewhere.
  const itemOf = Uint32Array.from(data.ids, (id) => indexOfId(model.ids, id));
  const indexOf = new Uint32Array(n);
  const barred = new Uint8Array(n).fill(1);
  itemOf.forEach((item, index) => {
    indexOf[item] = index;
    barred[item] = 0;
  });
  const context = new Uint32Array(n);
  const scores = new Float64Array(data.ids.length);
  return (question, into) => {
    const size = question.context.length;
    for (let c = 0; c < size; c++) context[c] = itemOf[question.context[c]!]!;
    for (const index of question.barred) barred[itemOf[index]!] = 1;
    const mix = question.kind === 'full' ? blend.cart[sizeClass(size)] : blend.single;
    const met = scorer.run(context, size, mix, barred);
    for (const index of question.barred) barred[itemOf[index]!] = 0;
    // Scores are logarithms, which may fall below 0; what was not met stands below them all.
    scores.fill(Number.NEGATIVE_INFINITY);
    for (let t = 0; t < met; t++) scores[indexOf[scorer.candidates[t]!]!] = scorer.scores[t]!;
    return selector.select(scores, question, into);
  };
}

function withOnly(part: Part, { single, cart }: Blend): Blend {
  const weights = PARTS.map((other) => (other === part ? 1 : 0)) as unknown as Weights;
  const alone = (mix: Mix): Mix => ({ ...mix, weights });
  const [one, few, several, many] = cart;
  return { single: alone(single), cart: [alone(one), alone(few), alone(several), alone(many)] };
}
