// @vitest-environment happy-dom
/** Words, plural forms and amounts in the languages of the extension. */
import { afterEach, describe, expect, it } from 'vitest';
import { measuresIn } from '../server/domain/recommend/measures.ts';
import { textsOf } from './testing/texts.ts';
import { say, sayCount, sayWhat, speak } from './text.ts';

afterEach(() => {
  document.body.innerHTML = '';
  speak();
});

describe('a text that depends on a number', () => {
  it('uses the plural form that the language asks for, where the texts have it', () => {
    const polish = {
      language: 'pl',
      'x.one': '[orders] raz',
      'x.few': '[orders] razy',
      'x.other': '[orders] razu',
    };
    speak(polish);
    expect([1, 3, 5].map((count) => sayCount('x', count))).toEqual(['1 raz', '3 razy', '5 razu']);
  });
});

describe('texts on the page', () => {
  it('come from the script tag that Liquid renders', () => {
    document.body.innerHTML =
      '<script type="application/json" data-mersalg-texts>{"add": "Lägg till"}</script>';
    expect(say('add')).toBe('Lägg till');
  });

  it('are blank, never an error or a key, when they are missing or broken', () => {
    expect(say('add')).toBe('');
    document.body.innerHTML = '<script type="application/json" data-mersalg-texts>{</script>';
    speak();
    expect(say('add')).toBe('');
  });
});

describe('in what two products differ', () => {
  it.each([
    ['en.default', 'Range', 'Best', 'Brand', 'Pieces'],
    ['sv', 'Klass', 'Bäst', 'Märke', 'Antal delar'],
    ['da', 'Klasse', 'Bedst', 'Mærke', 'Antal dele'],
    ['nb', 'Klasse', 'Best', 'Merke', 'Antall deler'],
  ])('has a name in %s', (language, tier, best, vendor, pieces) => {
    speak(textsOf(language));
    expect(sayWhat('tier')).toBe(tier);
    expect(sayWhat('tier', 'best')).toBe(best);
    expect(sayWhat('vendor')).toBe(vendor);
    expect(sayWhat('pieces')).toBe(pieces);
  });

  it('is named by the shop where the texts do not know it, and its values are the shop’s own', () => {
    speak(textsOf('sv'));
    expect(sayWhat('ångbastu')).toBe('Ångbastu');
    expect(sayWhat('material', 'best')).toBe('best');
    expect(sayWhat('', '')).toBe('');
  });

  it('is known to every language wherever the server measures it', () => {
    const title = '1 l, 2 kg, 3 m, 4 x 5 cm, 6 w, 7 mah, 8 wh, 9 lm, 10 gb, 11 h, 2 years, 200 g/m², 12-pack';
    const kinds = measuresIn(title).map(({ what }) => what);
    expect(new Set(kinds).size).toBeGreaterThan(12);
    for (const language of ['en.default', 'sv', 'da', 'nb']) {
      for (const what of [...kinds, 'vendor', 'feature'])
        expect(textsOf(language), `${what} in ${language}`).toHaveProperty([`what.${what}`]);
    }
  });
});
