/** Whether a discount that an order tells of was one of ours. Orders know discounts by their titles alone. */
import { FUNCTION_TITLE, wordsIn } from './said.ts';

const MONEY = String.raw`\d+(?:\.\d+)? [A-Z]{3}`;
const LESS = String.raw`−(?:\d+(?:\.\d+)? %|${MONEY})`;
/** As native.ts writes titles: no words, and a key at the end where two would be alike. */
const NATIVE = new RegExp(
  String.raw`^(?:\d+\+ · ${LESS}|\d+ \+ 1 · −${MONEY}|≥ ${MONEY} · (?:1 × ${MONEY}|${LESS}|→ ${MONEY}))(?: · o[a-z0-9]{1,19}-\d+)?$`,
);

/** In every language that we speak. */
const SAID: ReadonlySet<string> = new Set([
  FUNCTION_TITLE,
  ...['EN', 'SV', 'DA', 'NB'].flatMap((language) => Object.values(wordsIn(language))),
]);

/**
 * `title` of an automatic discount; codes and what staff take off are never ours. A merchant's own automatic discount
 * that bears exactly one of our words (`Gift`) is taken for ours: that overstates what our offers cost, never what they
 * earned.
 */
export function isOurDiscount(title: string): boolean {
  return SAID.has(title) || NATIVE.test(title);
}
