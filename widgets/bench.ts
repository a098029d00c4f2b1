/** What the widgets weigh: every file of a fresh build, by the moment that makes a shopper load it, against the budget. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bytes, gzipped unless said otherwise. `page`: files; `inline`: what our script in the page itself adds to it. */
export const BUDGET = { page: 10_000, inline: 450, loader: 2_000, loaderRaw: 10_000 } as const;

/** Moments in the order in which they come; a file counts at the first one that loads it. */
export const MOMENTS = [
  'every page',
  'a product page with all its blocks full',
  'a first press anywhere',
  'a hand near an add button',
  'a cart with something in it',
  'the way out',
] as const;
export type Moment = (typeof MOMENTS)[number];

export interface StorefrontFile {
  readonly file: string;
  readonly raw: number;
  readonly gzip: number;
  readonly loadedBy: Moment;
}

/** Modules that a moment begins with, each with all that it imports. What a page shows counts even where it is rarely shown. */
const START: Readonly<Record<Exclude<Moment, 'every page'>, readonly string[]>> = {
  'a product page with all its blocks full': [
    'widgets/blocks.ts',
    'placements/blocks.ts',
    'widgets/reckon.ts',
  ],
  'a first press anywhere': ['widgets/rest.ts'],
  'a hand near an add button': ['widgets/hands.ts'],
  'a cart with something in it': ['placements/cart.tsx', 'widgets/goals.tsx'],
  'the way out': ['placements/exit.tsx'],
};

/** Builds the storefront's files in memory. */
export async function buildStorefront(): Promise<(Rolldown.OutputChunk | Rolldown.OutputAsset)[]> {
  const { NODE_ENV } = process.env;
  // As for merchants, whoever asks: under a test runner Vite would weigh a developer's build.
  process.env.NODE_ENV = 'production';
  const built = await build({
    root,
    mode: 'widgets',
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    build: { write: false },
  });
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  return [built].flat().flatMap((result) => ('output' in result ? result.output : []));
}

/** The blocks of a full product page, and the embed: each brings the script that decides on the holdout. */
const PLACES = ['upgrade', 'extras', 'bundle', 'goes-well-with', 'mersalg-embed'];

/**
 * What that script adds to a page, trials running. It is no file, but shoppers fetch it all the same: compressed with the
 * page that it stands in, for which our own part of one stands here.
 */
export function weighInline(): number {
  const theme = `${root}extension/theme`;
  const read = (path: string) => readFileSync(`${theme}/${path}.liquid`, 'utf8');
  const [script] = /<script>[\s\S]*<\/script>/.exec(read('snippets/mersalg-arm')) ?? [];
  if (!script) throw new Error('mersalg-arm.liquid holds no script: widgets/bench.ts is out of date.');
  const shown = script.replace(/\{% else %\}.*?\{% endif %\}|\{%.*?%\}/g, '').replace(/\{\{.*?\}\}/g, '500');
  const blocks = PLACES.map((name) => read(`blocks/${name}`).replace(/\{% schema[\s\S]*/, ''));
  const page = (more: string) =>
    gzipSync(blocks.map((block) => more + block).join('') + read('snippets/mersalg-texts'), { level: 9 })
      .length;
  return page(shown) - page('');
}

/** Weighs each file of a fresh build. */
export async function weighStorefront(): Promise<StorefrontFile[]> {
  const files = await buildStorefront();
  const chunks = files.filter((file) => file.type === 'chunk');
  const moments = new Map<string, Moment>();
  const claim = (chunk: Rolldown.OutputChunk | undefined, moment: Moment) => {
    if (!chunk || moments.has(chunk.fileName)) return;
    moments.set(chunk.fileName, moment);
    for (const name of chunk.imports)
      claim(
        chunks.find(({ fileName }) => fileName === name),
        moment,
      );
  };
  for (const file of files)
    if (file.type === 'asset' || file.isEntry) moments.set(file.fileName, 'every page');
  for (const [moment, starts] of Object.entries(START)) {
    for (const start of starts) {
      const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(start)));
      if (!found) throw new Error(`No file holds ${start}: widgets/bench.ts is out of date.`);
      claim(found, moment as Moment);
    }
  }
  return files.map((file) => {
    const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
    const loadedBy = moments.get(file.fileName);
    if (!loadedBy) throw new Error(`Nothing loads ${file.fileName}: give it a moment in widgets/bench.ts.`);
    return {
      file: file.fileName,
      raw: content.length,
      gzip: gzipSync(content, { level: 9 }).length,
      loadedBy,
    };
  });
}

/** Sums of a weighing: what a product page loads by being looked at, the loader, and everything there is. */
export function sums(files: readonly StorefrontFile[]) {
  const loader = files.find(({ file }) => file === 'mersalg.js');
  const total = (moments: readonly Moment[]) =>
    files.filter(({ loadedBy }) => moments.includes(loadedBy)).reduce((sum, { gzip }) => sum + gzip, 0);
  return {
    loader: loader?.gzip ?? Number.NaN,
    loaderRaw: loader?.raw ?? Number.NaN,
    page: total(MOMENTS.slice(0, 2)),
    all: total(MOMENTS),
  };
}

/** Prints the table and answers whether the budget is kept. */
export async function storefrontBytes(): Promise<boolean> {
  const files = await weighStorefront();
  const line = (name: string, raw: number | string, gzip: number | string) =>
    console.log(`${name.padEnd(34)}${`${raw}`.padStart(9)}${`${gzip}`.padStart(9)}`);
  line('', 'raw', 'gzipped');
  for (const moment of MOMENTS) {
    console.log(moment);
    for (const { file, raw, gzip } of files.filter(({ loadedBy }) => loadedBy === moment))
      line(`  ${file}`, raw, gzip);
  }
  const { loader, loaderRaw, page, all } = sums(files);
  const inline = weighInline();
  const verdicts = [
    ['loader, gzipped', loader, BUDGET.loader],
    ['loader, raw (Shopify’s limit)', loaderRaw, BUDGET.loaderRaw],
    ['a product page with suggestions', page, BUDGET.page],
    ['its script in the page itself', inline, BUDGET.inline],
  ] as const;
  for (const [name, bytes, budget] of verdicts) {
    console.log(`${name}: ${bytes} of ${budget} bytes${bytes <= budget ? '' : ', TOO MUCH'}`);
  }
  console.log(`both together: ${page + inline} bytes gzipped`);
  console.log(`everything, if a shopper does everything: ${all} bytes gzipped`);
  return verdicts.every(([, bytes, budget]) => bytes <= budget);
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await storefrontBytes())) process.exitCode = 1;
