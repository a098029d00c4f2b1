/** The language that the page speaks: the one that the merchant's admin speaks, where we know it, else English. */

export const LANGUAGES = ['en', 'sv', 'da', 'nb'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Norwegian has three codes, and one written form of them here. */
const SAME: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

/** The first preference that we speak; `preferences` are BCP 47 tags, the most wanted first. */
export function languageOf(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const code = preference.toLowerCase().split(/[-_]/)[0]!;
    const known =
      LANGUAGES.find((language) => language === code) ?? (Object.hasOwn(SAME, code) ? SAME[code] : undefined);
    if (known !== undefined) return known;
  }
  return 'en';
}

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
