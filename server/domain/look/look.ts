/** How widgets look: what the merchant set on the page, and what of it the theme is told. */
import type { Placement } from '../placement.ts';

/** Spots that widgets draw on the storefront; checkout and thank-you page are drawn by the platform, in its own dress. */
export const LOOKED = [
  'product',
  'upgrade',
  'bundle',
  'extras',
  'cart',
  'exit',
] as const satisfies readonly Placement[];
export type LookedSpot = (typeof LOOKED)[number];

/** Numbers of cards, or of rows, that can be chosen. Spots that are absent show what their offer holds. */
export const CARDS = {
  product: { least: 2, most: 6, usual: 4 },
  extras: { least: 1, most: 5, usual: 2 },
  cart: { least: 1, most: 6, usual: 3 },
} as const satisfies Partial<Record<LookedSpot, { least: number; most: number; usual: number }>>;

/** `outline`: the theme's text colour around nothing; `theme`: the colours of the theme's own buttons; `filled`: the text colour, filled. */
export const BUTTONS = ['outline', 'theme', 'filled'] as const;
export type ButtonStyle = (typeof BUTTONS)[number];

/** Pixels, both included. */
export const RADIUS = { least: 0, most: 40 } as const;
export const GAP = { least: 4, most: 48 } as const;

export interface Title {
  /** ISO 639, as the first part of the storefront's locale has it: `sv`, `nb`, `pt`. */
  readonly language: string;
  readonly text: string;
}

export interface SpotLook {
  /** Null: as the theme has it. */
  readonly cards: number | null;
  /** One per language; a language without one has the theme's or our own words. */
  readonly titles: readonly Title[];
}

export interface Look {
  readonly spots: Readonly<Record<LookedSpot, SpotLook>>;
  /** Of corners, in pixels; null: the theme's own. */
  readonly radius: number | null;
  /** Between cards, in pixels; null: ours. */
  readonly gap: number | null;
  readonly button: ButtonStyle;
  /** The merchant's own CSS as it was written. */
  readonly css: string;
}

const PLAIN: SpotLook = { cards: null, titles: [] };

export const DEFAULT_LOOK: Look = {
  spots: { product: PLAIN, upgrade: PLAIN, bundle: PLAIN, extras: PLAIN, cart: PLAIN, exit: PLAIN },
  radius: null,
  gap: null,
  button: 'outline',
  css: '',
};

/** The app's metafield `mersalg.look`: what Liquid reads. What is as usual is absent. */
export interface ToldLook {
  /** By spot, then by language. */
  readonly titles?: Readonly<Partial<Record<LookedSpot, Readonly<Record<string, string>>>>>;
  readonly cards?: Readonly<Partial<Record<LookedSpot, number>>>;
  /** A whole style sheet, every selector of it inside our widgets. */
  readonly css?: string;
}

/** Norwegian storefronts go by either code. */
const ALSO: Readonly<Record<string, string>> = { nb: 'no', no: 'nb' };

/** `own`: the merchant's CSS after it was made safe, '' for none; it comes last, so that it wins. */
export function toldLook(look: Look, own: string): ToldLook {
  const titles: Partial<Record<LookedSpot, Record<string, string>>> = {};
  const cards: Partial<Record<LookedSpot, number>> = {};
  for (const spot of LOOKED) {
    const { titles: said, cards: number } = look.spots[spot];
    const byLanguage: Record<string, string> = {};
    for (const { language, text } of said) byLanguage[ALSO[language] ?? language] = text;
    for (const { language, text } of said) byLanguage[language] = text;
    if (said.length > 0) titles[spot] = byLanguage;
    if (number !== null) cards[spot] = number;
  }
  const css = [tokensCss(look), own].filter((part) => part !== '').join('\n');
  return {
    ...(Object.keys(titles).length > 0 ? { titles } : {}),
    ...(Object.keys(cards).length > 0 ? { cards } : {}),
    ...(css === '' ? {} : { css }),
  };
}

/** What is pressed to take something; what declines or closes stays plain. */
const BUTTON = '.mersalg button:not(.mersalg__decline,.mersalg__close)';

/** Where a theme lacks the names, `background` and `color` fall back to what they were: an outline. */
const BUTTON_CSS: Readonly<Record<ButtonStyle, string>> = {
  outline: '',
  theme: [
    `${BUTTON}{--tint:var(--color-primary-button-hover-background,rgb(var(--color-button),.85));`,
    'background:var(--color-primary-button-background,rgb(var(--color-button)));',
    'border-color:var(--color-primary-button-border,transparent);',
    'color:var(--color-primary-button-text,rgb(var(--color-button-text)))}',
  ].join(''),
  // Black or white, whichever reads on the text's colour. A browser that cannot tell which keeps the outline.
  filled: [
    `@supports (color:lch(from red l c h)){${BUTTON}{--tint:color-mix(in srgb,currentColor 85%,transparent);`,
    'background:currentColor;-webkit-text-fill-color:lch(from currentColor calc((60 - l)*100) 0 0)}}',
  ].join(''),
};

function tokensCss({ radius, gap, button }: Look): string {
  const tokens = [
    radius === null ? '' : `--mersalg-radius:${radius}px`,
    gap === null ? '' : `--mersalg-gap:${gap}px`,
  ].filter((token) => token !== '');
  return `${tokens.length === 0 ? '' : `.mersalg{${tokens.join(';')}}`}${BUTTON_CSS[button]}`;
}
