/** `npm run bench -- promises`: random carts on which the page and checkout must agree to the minor unit. */
import { builtText } from '../build.ts';
import { comparePromises } from '../promises/promises.ts';
import { functionOf } from '../shop/discounts/function.ts';

const CARTS = 100_000;
/** In portions, so that somebody who waits sees it move. */
const PORTION = 10_000;

export async function promises(): Promise<boolean> {
  const run = functionOf(builtText('discount'));
  const started = performance.now();
  const byCurrency: Record<string, number> = {};
  let discounted = 0;
  for (let done = 0; done < CARTS; done += PORTION) {
    try {
      const portion = comparePromises(PORTION, run, 1 + done);
      discounted += portion.discounted;
      for (const [currency, carts] of Object.entries(portion.byCurrency))
        byCurrency[currency] = (byCurrency[currency] ?? 0) + carts;
    } catch (error) {
      console.log(error instanceof Error ? error.message : error);
      return false;
    }
    console.log(`  ${(done + PORTION).toLocaleString('en')} carts agree`);
  }
  const seconds = (performance.now() - started) / 1_000;
  const currencies = Object.entries(byCurrency)
    .sort()
    .map(([currency, carts]) => `${currency} ${carts.toLocaleString('en')}`);
  console.log(
    `  ${CARTS.toLocaleString('en')} random carts, each also with one line gone: the Function's bundle and the page's arithmetic\n` +
      `  agree to the minor unit on all (${currencies.join(', ')}); something went off in ${discounted.toLocaleString('en')} of ` +
      `${(CARTS * 2).toLocaleString('en')} comparisons; ${seconds.toFixed(0)} s`,
  );
  return true;
}
