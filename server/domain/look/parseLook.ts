/** Checks a look that came from outside: each field by itself, so that the error can name it. The CSS is read elsewhere. */
import { record, refused, whole } from '../parseRules.ts';
import {
  BUTTONS,
  type ButtonStyle,
  CARDS,
  GAP,
  LOOKED,
  type Look,
  type LookedSpot,
  RADIUS,
  type SpotLook,
  type Title,
} from './look.ts';

/** A heading that is longer would push the cards out of sight on a phone. */
export const MAX_TITLE = 80;
/** As many as Shopify publishes a storefront in. */
export const MAX_TITLES = 20;
export const MAX_CSS = 10_000;
const LANGUAGE = /^[a-z]{2,3}$/;

/**
 * A clean look: unknown keys dropped, titles without text left out; what is absent stays as `kept` has it.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseLook(input: unknown, kept: Look): Look {
  if (input === undefined) return kept;
  const fields = record(input, 'look');
  const css = fields.css ?? kept.css;
  if (typeof css !== 'string' || css.length > MAX_CSS)
    throw refused('look.css', `a text of at most ${MAX_CSS} characters`);
  const button = fields.button ?? kept.button;
  if (!BUTTONS.includes(button as ButtonStyle)) throw refused('look.button', `one of ${BUTTONS.join(', ')}`);
  const spots = fields.spots === undefined ? {} : record(fields.spots, 'look.spots');
  return {
    spots: Object.fromEntries(
      LOOKED.map((spot) => [spot, parseSpot(spots[spot], spot, kept.spots[spot])]),
    ) as Record<LookedSpot, SpotLook>,
    radius: wholeOrNull(fields.radius, 'look.radius', RADIUS, kept.radius),
    gap: wholeOrNull(fields.gap, 'look.gap', GAP, kept.gap),
    button: button as ButtonStyle,
    css,
  };
}

function parseSpot(input: unknown, spot: LookedSpot, kept: SpotLook): SpotLook {
  if (input === undefined) return kept;
  const name = `look.spots.${spot}`;
  const { cards, titles = kept.titles } = record(input, name);
  const bounds = CARDS[spot as keyof typeof CARDS];
  if (!Array.isArray(titles) || titles.length > MAX_TITLES)
    throw refused(`${name}.titles`, `a list of at most ${MAX_TITLES} titles`);
  const clean: Title[] = [];
  for (const one of titles) {
    const { language, text } = record(one, `${name}.titles`);
    if (
      typeof language !== 'string' ||
      !LANGUAGE.test(language) ||
      clean.some((t) => t.language === language)
    )
      throw refused(`${name}.titles`, 'a different language for each title, by its ISO code (sv, de, pt)');
    if (typeof text !== 'string' || text.length > MAX_TITLE)
      throw refused(`${name}.titles`, `titles of at most ${MAX_TITLE} characters`);
    if (text.trim() !== '') clean.push({ language, text: text.trim() });
  }
  return {
    cards: bounds === undefined ? null : wholeOrNull(cards, `${name}.cards`, bounds, kept.cards),
    titles: clean,
  };
}

function wholeOrNull(
  value: unknown,
  name: string,
  bounds: { readonly least: number; readonly most: number },
  kept: number | null,
): number | null {
  if (value === undefined) return kept;
  return value === null ? null : whole(value, name, bounds, ', or null');
}
