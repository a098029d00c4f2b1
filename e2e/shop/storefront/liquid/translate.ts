/** The `t` filter: locale files of a theme or an extension, flattened, falling back to `en.default`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Translator = (locale: string, key: string, values: Readonly<Record<string, unknown>>) => string;

type Texts = ReadonlyMap<string, string>;

/** Reads `locales/*.json` but not the `.schema.json` (texts of the editor). */
export function loadTranslator(folder: string): Translator {
  const byLocale = new Map<string, Texts>();
  let fallback: Texts = new Map();
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const match = /^([a-zA-Z-]+)(\.default)?\.json$/.exec(file);
    if (!match?.[1]) continue;
    const texts = flatten(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json);
    byLocale.set(match[1], texts);
    if (match[2]) fallback = texts;
  }
  return (locale, key, values) => {
    const texts = byLocale.get(locale);
    const text = find(texts, key, values) ?? find(fallback, key, values);
    if (text === undefined) return `translation missing: ${locale}.${key}`;
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

type Json = string | { [key: string]: Json };

function flatten(node: Json, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof node === 'string') into.set(path, node);
  else for (const [key, value] of Object.entries(node)) flatten(value, path ? `${path}.${key}` : key, into);
  return into;
}

/** With a `count`, the plural form of it: `key.one`, `key.other`. */
function find(
  texts: Texts | undefined,
  key: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  if (values.count === undefined) return texts?.get(key);
  const count = Number(values.count);
  const form = count === 0 && texts?.has(`${key}.zero`) ? 'zero' : count === 1 ? 'one' : 'other';
  return texts?.get(`${key}.${form}`) ?? texts?.get(key);
}
