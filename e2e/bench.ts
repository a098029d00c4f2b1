/** `npm run bench [-- part …]`: the figures that have a budget; exits non-zero when one is above it. */
import { bytes } from './bench/bytes.ts';
import { page } from './bench/page.ts';
import { promises } from './bench/promises.ts';
import { results } from './bench/results.ts';
import { serving } from './bench/serving.ts';
import { training } from './bench/training.ts';

const PARTS: Record<string, () => Promise<boolean>> = { bytes, page, promises, training, serving, results };

const asked = process.argv.slice(2);
const unknown = asked.find((part) => !(part in PARTS));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}". One or more of: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) {
  console.log(`\n── ${part}`);
  if (!(await PARTS[part]!())) process.exitCode = 1;
}
