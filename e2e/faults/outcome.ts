/** What test results say of one fault: all its proofs were run and passed, or what is missing. */
import type { Row } from './row.ts';

export type Outcome = 'passed' | 'failed' | 'skipped';

export interface Result {
  /** Path that ends in the test's file. */
  readonly file: string;
  /** The test's full name. */
  readonly name: string;
  readonly outcome: Outcome;
}

export interface Verdict {
  readonly kind: 'passed' | 'failed' | 'absent';
  readonly text: string;
}

/** A proof that no test bears any more counts as failed: a renamed test must not pass for a promise kept. */
export function verdictOf({ proofs, absent }: Row, results: readonly Result[]): Verdict {
  if (absent !== undefined) return { kind: 'absent', text: absent };
  let passed = 0;
  const engines = new Set<string>();
  for (const { file, names } of proofs) {
    for (const wanted of names) {
      const found = results.filter(
        (one) => one.file.endsWith(file) && one.name.includes(wanted) && one.outcome !== 'skipped',
      );
      if (found.length === 0)
        return { kind: 'failed', text: `no test was run that says “${wanted}” (${file})` };
      const broken = found.find(({ outcome }) => outcome === 'failed');
      if (broken !== undefined) return { kind: 'failed', text: `${broken.name} (${file})` };
      passed += found.length;
      for (const { name } of found) {
        const engine = /\bon (sqlite|postgres)\b/.exec(name)?.[1];
        if (engine !== undefined) engines.add(engine);
      }
    }
  }
  const where = engines.size === 0 ? '' : ` on ${[...engines].sort().reverse().join(' and ')}`;
  return { kind: 'passed', text: `${passed} ${passed === 1 ? 'test' : 'tests'}${where}` };
}
