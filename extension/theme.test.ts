/** The theme extension as Shopify would check it: theme check, block schemas, locales. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { themeCheckRun } from '@shopify/theme-check-node';
import { Ajv, type ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reason } from '../server/domain/suggestion.ts';
import { buildStorefront } from '../widgets/bench.ts';

const source = join(import.meta.dirname, 'theme');
/** Texts of reasons that depend on a number, by kind: widgets/reason.ts puts their keys together. */
const FORMS = ['.one', '.other'];
const WITH = [...FORMS, '.with.one', '.with.other'];
const COUNTED = {
  'bought-together': WITH,
  'like-bought-together': WITH,
  again: FORMS,
  popular: FORMS,
  pinned: ['.other'],
  'similar-cheaper': [],
  'similar-better': [],
} satisfies Record<Reason['kind'], string[]>;
const LANGUAGES = ['en.default', 'sv', 'da', 'nb'];
let theme: string;

/** The extension as it is deployed: its files and a fresh build of the widgets, in a folder of its own. */
beforeAll(async () => {
  theme = await mkdtemp(join(tmpdir(), 'mersalg-theme-'));
  await cp(source, theme, { recursive: true, filter: (path) => path !== join(source, 'assets') });
  await mkdir(join(theme, 'assets'), { recursive: true });
  for (const file of await buildStorefront()) {
    await writeFile(join(theme, 'assets', file.fileName), file.type === 'chunk' ? file.code : file.source);
  }
});
afterAll(() => rm(theme, { recursive: true, force: true }));

const read = (path: string) => readFile(join(theme, path), 'utf8');
const json = async (path: string): Promise<Record<string, unknown>> => JSON.parse(await read(path));
/** `{a: {b: 'x'}}` as `{'a.b': 'x'}`. */
function flat(texts: object, above = ''): Record<string, string> {
  const parts = Object.entries(texts).map(([key, value]) =>
    typeof value === 'string' ? { [above + key]: value } : flat(value, `${above}${key}.`),
  );
  return Object.assign({}, ...parts);
}

describe('theme check', () => {
  const offences = async () =>
    (await themeCheckRun(theme)).offenses.map(({ check, message }) => `${check}: ${message}`);

  it('finds no offence', async () => {
    expect(await offences()).toEqual([]);
  });

  it('would find one: a missing asset, an unknown filter, a text that no locale has', async () => {
    const broken = "{{ 'gone.js' | asset_url | nonsense }}{{ 'no.such.text' | t }}";
    await writeFile(join(theme, 'snippets/broken.liquid'), broken);
    await writeFile(join(theme, 'blocks/broken.liquid'), "{% render 'broken' %}");
    const found = (await offences()).join('\n');
    await rm(join(theme, 'snippets/broken.liquid'));
    await rm(join(theme, 'blocks/broken.liquid'));
    for (const check of ['MissingAsset', 'UnknownFilter', 'TranslationKeyExists', 'AppBlockMissingSchema']) {
      expect(found).toContain(check);
    }
  });
});

describe('block schemas', () => {
  const BLOCKS = ['goes-well-with', 'mersalg-embed'];
  const schema = async (block: string): Promise<Record<string, unknown>> =>
    JSON.parse(
      /\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(await read(`blocks/${block}.liquid`))?.[1] ?? '',
    );
  let valid: ValidateFunction;

  beforeAll(async () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const main = fileURLToPath(import.meta.resolve('@shopify/theme-check-docs-updater/package.json'));
    const data = join(dirname(main), 'data');
    for (const name of await readdir(data)) {
      const part = JSON.parse(await readFile(join(data, name), 'utf8'));
      if (part.$schema && !name.startsWith('manifest'))
        ajv.addSchema({ ...part, $id: `https://schema/${name}` });
    }
    // Shopify publishes no schema for app blocks as a whole; their settings are those of sections.
    valid = ajv.compile({
      $id: 'https://schema/app_block.json',
      type: 'object',
      additionalProperties: false,
      required: ['name', 'target', 'settings'],
      properties: {
        name: { type: 'string', pattern: '^t:' },
        target: { enum: ['section', 'body', 'head', 'compliance_head'] },
        enabled_on: {
          type: 'object',
          properties: { templates: { type: 'array', items: { type: 'string' } } },
        },
        stylesheet: { const: 'mersalg.css' },
        javascript: { const: 'mersalg.js' },
        settings: { $ref: './settings.json' },
      },
    });
  });

  it.each(BLOCKS)('%s is valid', async (block) => {
    expect(valid(await schema(block)), JSON.stringify(valid.errors)).toBe(true);
  });

  it('would be refused with a setting that Shopify does not know', async () => {
    const good = await schema('goes-well-with');
    expect(valid({ ...good, settings: [{ type: 'slider', id: 'x', label: 'X' }] })).toBe(false);
    expect(valid({ ...good, settings: [{ type: 'range', id: 'x', label: 'X', default: 'four' }] })).toBe(
      false,
    );
  });

  it('name every text in every language, within the theme editor’s 25 characters for names', async () => {
    for (const language of LANGUAGES) {
      const texts = flat(await json(`locales/${language}.schema.json`));
      for (const block of BLOCKS) {
        const keys = JSON.stringify(await schema(block)).matchAll(/"t:([^"]+)"/g);
        for (const [, key = ''] of keys) expect(texts[key], `${key} in ${language}`).toBeTruthy();
        expect(texts[String((await schema(block)).name).slice(2)]?.length).toBeLessThanOrEqual(25);
      }
    }
  });

  it('both load the one loader, which Shopify then adds once', async () => {
    for (const block of BLOCKS) {
      expect(await schema(block)).toMatchObject({ javascript: 'mersalg.js', stylesheet: 'mersalg.css' });
      expect(await read(`blocks/${block}.liquid`)).not.toMatch(/<script[^>]+src=|script_tag/);
    }
  });
});

describe('locales', () => {
  it.each(['', '.schema'])('have the same keys and placeholders in every language (%s)', async (kind) => {
    const english = flat(await json(`locales/en.default${kind}.json`));
    const holes = (text = '') => [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name).sort();
    for (const language of LANGUAGES) {
      const texts = flat(await json(`locales/${language}${kind}.json`));
      expect(Object.keys(texts)).toEqual(Object.keys(english));
      for (const [key, text] of Object.entries(texts)) expect(holes(text), key).toEqual(holes(english[key]));
      for (const [key, text] of Object.entries(texts)) expect(text.trim(), key).toBe(text);
    }
  });

  it('say their own language, by which plural forms are chosen', async () => {
    for (const language of LANGUAGES) {
      expect((await json(`locales/${language}.json`)).language).toBe(language.replace('.default', ''));
    }
  });

  it('hold every text that the widgets ask for, and none that nobody asks for', async () => {
    const snippet = await read('snippets/mersalg-texts.liquid');
    const offered = [...snippet.matchAll(/"([\w.-]+)": \{\{/g)].map(([, name = '']) => name);
    const widgets = join(import.meta.dirname, '../widgets');
    const names = (await readdir(widgets, { recursive: true })).filter((name) =>
      /(?<!\.test)\.tsx?$/.test(name),
    );
    const code = (await Promise.all(names.map((name) => readFile(join(widgets, name), 'utf8')))).join('\n');
    const asked = new Set([...code.matchAll(/\bsay\(\s*'([\w.]+)'/g)].map(([, key]) => key));
    expect(asked.size).toBeGreaterThan(8);
    for (const key of asked) expect(offered).toContain(key);
    for (const [kind, forms] of Object.entries(COUNTED)) {
      for (const form of forms) expect(offered).toContain(`reason.${kind}${form}`);
    }
    for (const key of offered) {
      const base = key.replace(/\.(one|other)$/, '');
      const kind = /^reason\.([\w-]+?)(\.with)?$/.exec(base)?.[1];
      if (kind && kind in COUNTED) continue;
      // Named after what the server tells: the kind of an offer, what a tier gives, how prices differ.
      const named = code.includes(`\`${base.slice(0, base.indexOf('.'))}.\${`);
      expect(
        named || code.includes(`'${base}'`) || new RegExp(`\\b${base}\\b.*= all\\(\\)`).test(code),
        key,
      ).toBe(true);
    }
    const used = [
      ...snippet.matchAll(/'([\w.]+)' \| t/g),
      ...(
        await Promise.all(
          ['goes-well-with', 'bundle', 'extras'].map((block) => read(`blocks/${block}.liquid`)),
        )
      )
        .join()
        .matchAll(/'([\w.]+)' \| t/g),
    ];
    expect(used.map(([, key]) => key).sort()).toEqual(
      Object.keys(flat(await json('locales/en.default.json'))).sort(),
    );
  });
});
