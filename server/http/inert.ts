/** Texts and reasons as JSON in which nothing is Liquid or HTML, whatever a product is called. */
import type { Reason } from '../domain/suggestion.ts';

/**
 * A text as JSON in which `{`, `}`, `%` and what HTML knows are written as `\u007b` and so on, which only the browser's
 * JSON parser turns back.
 */
export function inert(text: string): string {
  return JSON.stringify(text).replace(
    /[{}%<>&'\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** More than a card has room for. */
const MOST_GAINS = 2;
const MOST_GAIN_CHARS = 60;

/** A `ToldReason`. Known kinds and numbers, and of texts only gains, which are made inert. */
export function reasonJson(reason: Reason): string {
  switch (reason.kind) {
    case 'bought-together':
      return `{"kind":"bought-together","orders":${whole(reason.orders)},"share":${share(reason.share)},"with":${whole(reason.with)}}`;
    case 'like-bought-together':
      return `{"kind":"like-bought-together","like":${whole(reason.like)},"orders":${whole(reason.orders)},"share":${share(reason.share)},"with":${whole(reason.with)}}`;
    case 'similar-cheaper':
      return `{"kind":"similar-cheaper","to":${whole(reason.to)}}`;
    case 'similar-better': {
      const gains = reason.gains
        .slice(0, MOST_GAINS)
        .map(({ from, to }) => `{"from":${cut(from)},"to":${cut(to)}}`);
      return `{"kind":"similar-better","than":${whole(reason.than)},"gains":[${gains.join(',')}]}`;
    }
    case 'again':
      return `{"kind":"again","times":${whole(reason.times)},"daysAgo":${whole(reason.daysAgo)}}`;
    case 'popular':
      return `{"kind":"popular","orders":${whole(reason.orders)},"days":${whole(reason.days)}}`;
    case 'pinned':
      return '{"kind":"pinned"}';
  }
}

function cut(text: string): string {
  return inert(text.slice(0, MOST_GAIN_CHARS));
}

function share(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function whole(value: number): number {
  return Math.trunc(value);
}
