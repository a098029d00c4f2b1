/** What a merchant's own CSS may say, and how a refusal is told: by line and reason. The reading itself is `flows/safeCss`. */

/** `named` is what stood there, `allowed` what may stand instead where there are but a few. */
export interface CssProblem {
  /** From 1. */
  readonly line: number;
  readonly why: (typeof CSS_WHY)[number];
  readonly named: string;
}

export const CSS_WHY = [
  /** It cannot be read. */
  'syntax',
  /** An at-rule other than a plain `@media`. */
  'at-rule',
  /** A part of a selector that is not allowed, or that would reach beyond our widgets. */
  'selector',
  /** Rules within rules. */
  'nested',
  'property',
  /** A value that this property does not take, or a function, address or unit that none may. */
  'value',
  /** Too large, or negative: it would be drawn over the theme. */
  'size',
  'important',
  /** `<`, a backslash, or a control character. */
  'sign',
] as const;

/** `POST /api/look/css`. */
export interface CssReport {
  /** Scoped and rewritten; '' where there are problems. */
  readonly css: string;
  readonly problems: readonly CssProblem[];
}

/** Nothing here can move a widget, show what is hidden, cover the theme or fetch anything. */
const SIDES = ['', '-top', '-right', '-bottom', '-left', '-inline', '-block'] as const;
export const CSS_PROPERTIES: ReadonlySet<string> = new Set(
  [
    ...SIDES.flatMap((side) => [`padding${side}`, `margin${side}`, `border${side}`]),
    ...SIDES.slice(1).flatMap((side) => ['color', 'style', 'width'].map((part) => `border${side}-${part}`)),
    'border-color border-style border-width border-radius border-top-left-radius border-top-right-radius',
    'border-bottom-left-radius border-bottom-right-radius border-collapse border-spacing',
    'color background background-color opacity accent-color box-shadow text-shadow outline outline-color',
    'outline-style outline-width outline-offset font-family font-size font-style font-weight font-variant',
    'font-feature-settings font-stretch letter-spacing word-spacing line-height text-align text-transform',
    'text-decoration text-decoration-color text-decoration-line text-decoration-style text-decoration-thickness',
    'text-underline-offset text-wrap white-space hyphens gap row-gap column-gap align-items justify-content',
    'max-width aspect-ratio object-fit object-position transition transition-duration transition-property',
    'transition-timing-function cursor --mersalg-gap --mersalg-radius --mersalg-ratio',
  ].flatMap((names) => names.split(' ')),
);

export const CSS_FUNCTIONS: ReadonlySet<string> = new Set(
  'rgb rgba hsl hsla lab lch oklab oklch color-mix min max clamp var cubic-bezier steps linear-gradient radial-gradient'.split(
    ' ',
  ),
);

export const CSS_PSEUDOS: ReadonlySet<string> = new Set(
  'hover focus focus-visible focus-within active disabled checked first-child last-child only-child nth-child first-of-type last-of-type not is where empty before after placeholder marker'.split(
    ' ',
  ),
);

/** The most of each unit; a unit that is absent is not allowed. Those of the window would outgrow our widgets. */
export const CSS_MOST: Readonly<Record<string, number>> = {
  px: 120,
  em: 8,
  rem: 8,
  ch: 80,
  ex: 12,
  pt: 90,
  s: 2,
  ms: 2_000,
  deg: 360,
  turn: 1,
};
/** Of what only narrows. */
export const CSS_WIDEST = 2_000;
