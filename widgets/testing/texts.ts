/** The widgets' texts in a language of the extension, as its snippet would render them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Texts } from '../text.ts';

const theme = join(import.meta.dirname, '../../extension/theme');
const read = (path: string) => readFileSync(join(theme, path), 'utf8');

/** `"key": {{ 'path' | t: name: '[place]' | json }}`, line by line. */
export function textsOf(language: string): Texts {
  const locale: unknown = JSON.parse(read(`locales/${language}.json`));
  const lines = read('snippets/mersalg-texts.liquid').matchAll(
    /"([\w.-]+)": \{\{ '([\w.]+)' \| t(.*) \| json/g,
  );
  return Object.fromEntries(
    [...lines].map(([, key = '', path = '', rest = '']) => {
      const places = new Map(
        [...rest.matchAll(/(\w+): '(\[\w+\])'/g)].map(([, name, place]) => [name, place]),
      );
      const text = path.split('.').reduce((at, part) => (at as Record<string, unknown>)[part], locale);
      return [key, String(text).replace(/\{\{ (\w+) \}\}/g, (_, name: string) => places.get(name) ?? '')];
    }),
  );
}
