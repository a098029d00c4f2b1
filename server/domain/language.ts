/** The languages that the merchant's page speaks, and which of them somebody wants. */

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
