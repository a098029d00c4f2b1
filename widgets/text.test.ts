// @vitest-environment happy-dom
/** Words, plural forms and amounts in the languages of the extension. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readTexts, say, sayCount } from './text.ts';

const locale = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../extension/theme/locales/${name}.json`), 'utf8'));
/** As the snippet renders them: `{{ orders }}` becomes `[orders]`. */
function texts(name: string): Record<string, string> {
  const { language, reason } = locale(name);
  const placed = (text: string) => text.replace(/\{\{ (\w+) \}\}/g, '[$1]');
  return {
    language,
    'together.one': placed(reason.together.one),
    'together.other': placed(reason.together.other),
    'with.other': placed(reason.together_with.other),
  };
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('a reason in words', () => {
  it.each([
    ['en.default', 1, 'Bought together in 1 order'],
    ['en.default', 1_234, 'Bought together in 1,234 orders'],
    ['sv', 1, 'Köpta tillsammans i 1 beställning'],
    ['sv', 38, 'Köpta tillsammans i 38 beställningar'],
    ['da', 1, 'Købt sammen i 1 ordre'],
    ['da', 1_234, 'Købt sammen i 1.234 ordrer'],
    ['nb', 1, 'Kjøpt sammen i 1 bestilling'],
    ['nb', 38, 'Kjøpt sammen i 38 bestillinger'],
  ])('%s, %i', (name, count, expected) => {
    expect(sayCount(texts(name), 'together', count)).toBe(expected);
  });

  it('uses the plural form that the language asks for, where the texts have it', () => {
    const polish = {
      language: 'pl',
      'x.one': '[orders] raz',
      'x.few': '[orders] razy',
      'x.other': '[orders] razu',
    };
    expect([1, 3, 5].map((count) => sayCount(polish, 'x', count))).toEqual(['1 raz', '3 razy', '5 razu']);
  });

  it('names the product it goes with, as text: a title with brackets or dollars stays itself', () => {
    const title = 'Boot [orders] $& <b>';
    expect(sayCount(texts('en.default'), 'with', 2, { title })).toBe(`Bought with ${title} in 2 orders`);
  });
});

describe('texts on the page', () => {
  it('come from the script tag that Liquid renders', () => {
    document.body.innerHTML =
      '<script type="application/json" data-mersalg-texts>{"add": "Lägg till"}</script>';
    expect(say(readTexts(), 'add')).toBe('Lägg till');
  });

  it('are blank, never an error or a key, when they are missing or broken', () => {
    expect(say(readTexts(), 'add')).toBe('');
    document.body.innerHTML = '<script type="application/json" data-mersalg-texts>{</script>';
    expect(say(readTexts(), 'add')).toBe('');
  });
});
