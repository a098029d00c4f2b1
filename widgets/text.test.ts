// @vitest-environment happy-dom
/** Words, plural forms and amounts in the languages of the extension. */
import { afterEach, describe, expect, it } from 'vitest';
import { readTexts, say, sayCount } from './text.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

describe('a text that depends on a number', () => {
  it('uses the plural form that the language asks for, where the texts have it', () => {
    const polish = {
      language: 'pl',
      'x.one': '[orders] raz',
      'x.few': '[orders] razy',
      'x.other': '[orders] razu',
    };
    expect([1, 3, 5].map((count) => sayCount(polish, 'x', count))).toEqual(['1 raz', '3 razy', '5 razu']);
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
