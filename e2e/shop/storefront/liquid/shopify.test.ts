import { createRequire } from 'node:module';
import { Liquid } from 'liquidjs';
import { expect, test } from 'vitest';
import { registerFilters } from './filters.ts';
import { registerTags } from './tags.ts';

const require = createRequire(import.meta.url);
const names = (file: string) =>
  new Set(
    (require(`@shopify/theme-check-docs-updater/data/${file}.json`) as { name: string }[]).map(
      (one) => one.name,
    ),
  );

const engine = new Liquid();
registerFilters(engine);
registerTags(engine);

test('offers no filter that Shopify has not', () => {
  const shopifys = names('filters');
  /** Both names of `handleize` and `translate` work on Shopify; its documentation lists one of each. */
  const aliases = ['handle', 't'];
  const extra = Object.keys(engine.filters).filter((name) => !shopifys.has(name) && !aliases.includes(name));
  expect(extra).toEqual([]);
});

test('offers no tag that Shopify has not', () => {
  const shopifys = names('tags');
  /** Documented under `theme` tags' own pages. */
  const known = ['schema', '#'];
  const extra = Object.keys(engine.tags).filter((name) => !shopifys.has(name) && !known.includes(name));
  expect(extra).toEqual([]);
});
