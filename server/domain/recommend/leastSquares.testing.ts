/** Penalised least squares by the school method, to hold the quick ones against; for tests. */

/**
 * Weights of `members` and of the constant (under the number `constant`) for item j, whose penalised squares over all orders are
 * least: the normal equations written out order by order, by Gauss with pivots.
 */
export function leastSquares(
  history: readonly { basket: number[]; weight: number }[],
  members: readonly number[],
  j: number,
  lambda: number,
  constant: number,
): Map<number, number> {
  const unknowns = [...members.filter((i) => i !== j), constant];
  const has = (basket: readonly number[], i: number) => (i === constant || basket.includes(i) ? 1 : 0);
  const sum = (i: number, k: number) =>
    history.reduce((all, { basket, weight }) => all + weight * has(basket, i) * has(basket, k), 0);
  const rows = unknowns.map((i) => [
    ...unknowns.map((k) => sum(i, k) + (i === k && i !== constant ? lambda : 0)),
    sum(i, j),
  ]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let t = at; t < size; t++) if (Math.abs(rows[t]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = t;
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (const row of rows) {
      if (row === rows[at]) continue;
      const by = row[at]! / rows[at]![at]!;
      for (let k = at; k <= size; k++) row[k]! -= by * rows[at]![k]!;
    }
  }
  return new Map(unknowns.map((i, t) => [i, rows[t]![size]! / rows[t]![t]!]));
}
