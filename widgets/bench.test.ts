/** The build: its files, its budget, and a loader that is a harmless classic script. */
import { createContext, Script } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUDGET, buildStorefront, type StorefrontFile, sums, weighInline, weighStorefront } from './bench.ts';

const code: Record<string, string> = {};
let files: StorefrontFile[];
beforeAll(async () => {
  for (const file of await buildStorefront()) if (file.type === 'chunk') code[file.fileName] = file.code;
  files = await weighStorefront();
});

describe('what Shopify gets', () => {
  it('is flat, with names that never change', () => {
    expect(files.map(({ file }) => file).sort()).toEqual([
      'mersalg-add.js',
      'mersalg-cart.js',
      'mersalg-core.js',
      'mersalg-declined.js',
      'mersalg-dress.js',
      'mersalg-exit.js',
      'mersalg-goals.js',
      'mersalg-hands.js',
      'mersalg-rest.js',
      'mersalg-touch.js',
      'mersalg.css',
      'mersalg.js',
    ]);
  });

  it('keeps the budget', () => {
    const { loader, loaderRaw, page } = sums(files);
    expect(loader).toBeLessThanOrEqual(BUDGET.loader);
    expect(loaderRaw).toBeLessThanOrEqual(BUDGET.loaderRaw);
    expect(page).toBeLessThanOrEqual(BUDGET.page);
    expect(weighInline()).toBeLessThanOrEqual(BUDGET.inline);
  });
});

describe('the loader', () => {
  it('is a classic script that fetches its chunks from beside itself', () => {
    const loader = code['mersalg.js'] ?? '';
    expect(() => new Script(loader)).not.toThrow();
    // Absolute: a script from Shopify's CDN cannot `import()` relative to itself.
    expect(loader).toMatch(/=globalThis\.document\?\.currentScript\?\.src/);
    const imports = [...loader.matchAll(/import\((?:\w+\+`([^`]+)`\))?/g)];
    expect(imports.map(([, path]) => path)).toEqual(['mersalg-core.js', 'mersalg-rest.js']);
  });

  it('shares no code with the chunks: it would run twice, once as a script and once as a module', () => {
    for (const [name, chunk] of Object.entries(code)) {
      if (name !== 'mersalg.js') expect(chunk).not.toMatch(/[`'"]\.\/mersalg\.js[`'"]/);
    }
  });

  it('leaves no name behind, and does not throw where everything it needs is missing', () => {
    const empty = createContext({ document: undefined });
    expect(() => new Script(code['mersalg.js'] ?? '').runInContext(empty)).not.toThrow();
    expect(Object.keys(empty)).toEqual(['document']);
  });
});

describe('every chunk', () => {
  it('leaves the shop’s fetch and console alone', () => {
    for (const chunk of Object.values(code)) {
      expect(chunk).not.toMatch(/(window|globalThis|self)\.fetch\s*=[^=]|console\.|debugger/);
    }
  });
});
