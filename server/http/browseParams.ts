/** Reads what a list of products asks by: `show`, `q`, `after`, `limit`. */
import { SHOWS } from '../domain/browseReport.ts';
import { type Browsing, decodeMark } from '../flows/browse.ts';
import { bad, has, intParam, type Params, textParam } from './params.ts';

const USUAL_PAGE = 50;
const MOST_PAGE = 200;
/** A title of 255 characters of any script, encoded. */
const LONGEST_MARK = 3_000;

/**
 * Null where nothing is to be shown but a few to pick from: without `show`.
 * @throws MersalgError `bad-input` naming the parameter.
 */
export function browseParams(params: Params): Browsing | null {
  if (!has(params, 'show')) return null;
  const show = SHOWS.find((one) => one === params.show);
  if (show === undefined) throw bad('show', `one of ${SHOWS.join(', ')}`);
  const after = has(params, 'after') ? decodeMark(textParam(params, 'after', LONGEST_MARK)) : null;
  if (after === null && has(params, 'after')) throw bad('after', 'what the page before gave as next');
  const limit = intParam(params, 'limit', 1, MOST_PAGE, USUAL_PAGE);
  return { show, query: textParam(params, 'q', 200), after, limit };
}
