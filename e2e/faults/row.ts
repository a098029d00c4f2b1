/** One fault that Mersalg promises to survive, with the tests that prove it. */

export interface Proof {
  readonly file: string;
  /** Parts of the tests' full names: each must match at least one test. */
  readonly names: readonly string[];
}

export interface Row {
  readonly row: number;
  readonly fault: string;
  readonly proofs: readonly Proof[];
  /** Why there is nothing to prove: the product has no such part. Absent where there is. */
  readonly absent?: string;
}

export const proof = (file: string, ...names: readonly string[]): Proof => ({ file, names });
