/** Steps of a ladder: the highest that a number has reached, and how far it is to the next. */

/** `tier`: place of the highest step at or below `reached`, -1 for none; `missing`: to the next above, null at the last. */
export function tierAt(
  steps: readonly number[],
  reached: number,
): { readonly tier: number; readonly missing: number | null } {
  let tier = -1;
  let next: number | null = null;
  steps.forEach((step, i) => {
    if (step > reached) next = Math.min(step, next ?? step);
    else if (tier < 0 || step > steps[tier]!) tier = i;
  });
  return { tier, missing: next === null ? null : next - reached };
}
