/** The page speaks what the merchant's admin speaks, where it can. */
import { describe, expect, it } from 'vitest';
import { languageOf } from './language.ts';

describe('the language of the page', () => {
  it.each([
    [['sv-SE', 'en'], 'sv'],
    [['fi', 'da-DK'], 'da'],
    [['no'], 'nb'],
    [['nn-NO', 'sv'], 'nb'],
    [['NB'], 'nb'],
    [['fr-FR', 'constructor'], 'en'],
    [[], 'en'],
  ] as const)('is, of %j, %s', (preferences, language) => expect(languageOf(preferences)).toBe(language));
});
