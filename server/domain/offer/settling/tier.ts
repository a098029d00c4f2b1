/** Steps of a ladder: the highest that a number has reached, and how far it is to the next. */

/** For ascending steps; `tier`: place of the highest at or below `reached`, -1 for none; `missing`: to the next, null at the last. */
export function tierAt(
  steps: readonly number[],
  reached: number,
): { readonly tier: number; readonly missing: number | null } {
  const passed = steps.filter((step) => step <= reached).length;
  return { tier: passed - 1, missing: passed < steps.length ? steps[passed]! - reached : null };
}
