/** The language that the page speaks: the one that the merchant's admin speaks, where we know it, else English. */

import { type Language, languageOf } from '../../domain/language.ts';

export { LANGUAGES, type Language } from '../../domain/language.ts';

/**
 * What the admin and the browser prefer, most wanted first: the admin's own language, which Shopify tells by App Bridge
 * and by the address it opens us with, then the browser's.
 */
export function preferredLanguages(): readonly string[] {
  // Tests and tools outside a browser read the words too: in English, whatever machine they run on.
  if (globalThis.window === undefined) return [];
  const asked = new URLSearchParams(location.search).get('locale');
  const admin = window.shopify?.config?.locale;
  const browser = navigator.languages ?? [];
  return [admin, asked, ...browser].filter((tag) => typeof tag === 'string' && tag !== '') as string[];
}

export const LANGUAGE: Language = languageOf(preferredLanguages());
