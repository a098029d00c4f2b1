/** The house rules that a compiler does not know: who may import whom, what is pure, how long a file may be. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A syntax node as far as we look at it. */
type Node = { type: string; [key: string]: unknown };

interface Rule {
  /** The files it speaks of: the first rule that fits counts. */
  readonly files: RegExp;
  /** Our own files that they may import. */
  readonly own: RegExp;
  /** Packages and node: modules that they may import. */
  readonly packages: RegExp;
}

const NODE = 'node:(?!sqlite)';
const RULES: readonly Rule[] = [
  // Composition roots, one per process or thread: they alone wire adapters together.
  {
    files: /^server\/(main|compose|jobWorker|modelWorker|trainWorker|import|evaluate|simulate)\.ts$/,
    own: /^server\/(?!admin\/)/,
    packages: new RegExp(`^${NODE}`),
  },
  {
    files: /^server\/[^/]+\.ts$/,
    own: /^server\/(domain|flows)\//,
    packages: new RegExp(`^(${NODE}|pino$|cli-progress$)`),
  },
  // Parts of the evaluate command: its files; the terminal is the root's.
  {
    files: /^server\/evaluate\//,
    own: /^server\/(domain|evaluate|shopify\/csv)\//,
    packages: new RegExp(`^${NODE}`),
  },
  // Parts of the simulate command: its made shop, its threads; store and terminal are the root's.
  {
    files: /^server\/simulate\//,
    own: /^server\/(domain|flows|simulate)\//,
    packages: new RegExp(`^${NODE}`),
  },
  { files: /^server\/domain\//, own: /^server\/domain\//, packages: /^$/ },
  // A parser is as pure as we are, and a kept one knows more of CSS than we ever shall.
  { files: /^server\/flows\/safeCss\.ts$/, own: /^server\/domain\//, packages: /^css-tree$/ },
  { files: /^server\/flows\//, own: /^server\/(domain|flows)\//, packages: /^$/ },
  {
    files: /^server\/shopify\//,
    own: /^server\/(domain|flows|shopify)\//,
    packages: new RegExp(`^(${NODE}|@shopify/shopify-api|graphql|csv-parse|jose$|undici$)`),
  },
  {
    files: /^server\/store\//,
    own: /^server\/(domain\/|store\/|flows\/ports\.ts$)/,
    packages: /^(node:|kysely(\/|$)|pg$|pg-copy-streams$)/,
  },
  {
    files: /^server\/http\//,
    own: /^server\/(domain|flows|http)\//,
    packages: new RegExp(`^(${NODE}|fastify$|@fastify/)`),
  },
  { files: /^server\/jobs\//, own: /^server\/(domain|flows|jobs)\//, packages: new RegExp(`^${NODE}`) },
  {
    files: /^server\/admin\//,
    own: /^server\/(domain|admin)\//,
    packages:
      /^(react|react-dom|@tanstack\/(history|react-query|react-router|react-virtual)|react-hook-form|recharts|liquidjs)(\/|$)/,
  },
  // Build the bundle and measure it for `npm run bench`; no part of what browsers get.
  {
    files: /^widgets\/(bench|lean-preact)\.ts$/,
    own: /^widgets\//,
    packages: new RegExp(`^(${NODE}|vite$)`),
  },
  { files: /^widgets\//, own: /^(server\/domain|widgets)\//, packages: /^(preact|zustand)(\/|$)/ },
  { files: /^extension\//, own: /^(server\/domain|extension)\//, packages: /^(preact|@shopify\/)/ },
  // Tools and the shop twin may use anything; that nothing imports them is every other rule's matter.
  { files: /^e2e\//, own: /./, packages: /./ },
];

const isTest = (file: string) =>
  /\.test\.tsx?$|[./]testing[./]|^e2e\/|^widgets\/(bench|lean-preact)\.ts$/.test(file);
/** Tables of words and prices for the made shop, which nobody reads from top to bottom. */
const isTable = (file: string) => file.startsWith('e2e/shop/data/');

const files = globSync('{server,widgets,extension,e2e}/**/*.{ts,tsx}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/node_modules|\/dist\//.test(file))
  .sort();

interface Source {
  readonly file: string;
  readonly text: string;
  readonly nodes: readonly Node[];
}

const sources: readonly Source[] = files.map((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return { file, text, nodes: [...walk(parseSync(file, text).program as unknown as Node)] };
});

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && 'type' in child) yield* walk(child as Node);
    }
  }
}

/** Everything a file imports, type imports and `import('x')` included; our own as paths from the root. */
function imports({ file, nodes }: Source): { own: string[]; values: string[]; packages: string[] } {
  const own: string[] = [];
  /** Those of `own` that remain when types are stripped. */
  const values: string[] = [];
  const packages: string[] = [];
  for (const node of nodes) {
    const source = (node.source ?? (node.type === 'TSImportType' ? node.argument : undefined)) as
      | { value?: unknown; literal?: { value?: unknown } }
      | undefined
      | null;
    const value = source?.value ?? source?.literal?.value;
    if (!/^(Import|Export|TSImport)/.test(node.type) || typeof value !== 'string') continue;
    const path = value.replace(/\?.*$/, '');
    if (!path.startsWith('.')) {
      packages.push(path);
      continue;
    }
    const target = relative(root, join(root, dirname(file), path)).replaceAll('\\', '/');
    own.push(target);
    if (!isTypeOnly(node)) values.push(target);
  }
  return { own, values, packages };
}

function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as Node[];
  return (
    specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type')
  );
}

/** What a file does against its rule, in words. */
function offences(source: Source): string[] {
  const rule = RULES.find(({ files: fits }) => fits.test(source.file));
  if (rule === undefined) return [`${source.file} stands where no rule speaks of it`];
  const { own, packages } = imports(source);
  return [
    ...own.filter((path) => !rule.own.test(path)).map((path) => `${source.file} imports ${path}`),
    ...own.filter(isTest).map((path) => `${source.file} imports ${path}, which is for tests`),
    ...packages.filter((name) => !rule.packages.test(name)).map((name) => `${source.file} imports ${name}`),
  ];
}

/** Globals by which a clock, chance or the world would come into the domain. */
const IMPURE = new Set([
  'process',
  'fetch',
  'console',
  'performance',
  'crypto',
  'globalThis',
  'window',
  'document',
  'navigator',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'localStorage',
  'require',
]);

function impurities({ file, nodes }: Source): string[] {
  const found: string[] = [];
  const names = new Set<unknown>();
  for (const node of nodes) {
    // A property or key of that name is no global.
    if (node.type === 'MemberExpression' && node.computed === false) names.add(node.property);
    if (node.type === 'Property' || node.type === 'TSPropertySignature') names.add(node.key);
  }
  for (const node of nodes) {
    if (node.type === 'Identifier' && IMPURE.has(String(node.name)) && !names.has(node))
      found.push(`${file} uses ${node.name}`);
    if (node.type === 'MemberExpression') {
      const object = (node.object as Node).name;
      const property = (node.property as Node).name;
      if (object === 'Math' && property === 'random') found.push(`${file} uses Math.random`);
      if (object === 'Date' && property === 'now') found.push(`${file} uses Date.now`);
    }
    const callee = node.callee as Node | undefined;
    if (callee?.name === 'Date' && (node.arguments as unknown[]).length === 0)
      found.push(`${file} reads the clock by Date`);
  }
  return found;
}

const product = sources.filter(({ file }) => !isTest(file));

describe('the house', () => {
  it('has files where we look for them', () => {
    const folders = new Set(product.map(({ file }) => file.split('/').slice(0, 2).join('/')));
    for (const folder of ['server/domain', 'server/flows', 'server/http', 'server/jobs', 'server/main.ts']) {
      expect(folders).toContain(folder);
    }
  });

  it('imports only from below: domain ← flows ← adapters ← main', () => {
    expect(product.flatMap(offences)).toEqual([]);
  });

  it('keeps the domain pure: no clock, no chance, no world', () => {
    expect(product.filter(({ file }) => file.startsWith('server/domain/')).flatMap(impurities)).toEqual([]);
  });

  it('has no import cycles', () => {
    const edges = new Map(product.map((source) => [source.file, imports(source).values]));
    const state = new Map<string, 'open' | 'closed'>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]) => {
      if (state.get(file) === 'closed') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      state.set(file, 'closed');
    };
    for (const { file } of product) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps every file within 300 lines, opened by a sentence that says what it is for', () => {
    const long = sources
      .filter(({ file, text }) => !isTable(file) && text.trimEnd().split('\n').length > 300)
      .map(({ file }) => file);
    expect(long, 'longer than 300 lines').toEqual([]);
    const silent = product.filter(({ text }) => !/^(#!.*\n)?\/\*\*\s/.test(text)).map(({ file }) => file);
    expect(silent, 'without an opening sentence').toEqual([]);
  });
});

/** The rules are only worth their tests if they bite: these are small files that break each. */
describe('the rules bite on', () => {
  const source = (file: string, text: string): Source => ({
    file,
    text,
    nodes: [...walk(parseSync(file, text).program as unknown as Node)],
  });

  it.each([
    ['domain importing a flow', 'server/domain/x.ts', `import { a } from '../flows/a.ts'`],
    ['domain importing a type of a flow', 'server/domain/x.ts', `import type { A } from '../flows/ports.ts'`],
    ['domain importing by import type', 'server/domain/x.ts', `type A = import('../flows/ports.ts').Store`],
    ['domain importing node', 'server/domain/x.ts', `import 'node:fs'`],
    ['domain importing a package', 'server/domain/x.ts', `export * from 'zustand'`],
    ['a flow importing an adapter', 'server/flows/x.ts', `import type { A } from '../store/open.ts'`],
    ['a flow importing dynamically', 'server/flows/x.ts', `await import('../http/app.ts')`],
    ['http importing the store', 'server/http/x.ts', `import { openStore } from '../store/open.ts'`],
    [
      'http importing from deeper down',
      'server/http/routes/x.ts',
      `import type { A } from '../../shopify/a.ts'`,
    ],
    ['store importing fastify', 'server/store/x.ts', `import 'fastify'`],
    ['http importing SQLite', 'server/http/x.ts', `import 'node:sqlite'`],
    ['jobs importing shopify-api', 'server/jobs/x.ts', `import '@shopify/shopify-api'`],
    ['widgets importing a flow', 'widgets/x.tsx', `import type { A } from '../server/flows/ports.ts'`],
    ['admin importing node', 'server/admin/x.tsx', `import 'node:path'`],
    ['the product importing the twin', 'server/main.ts', `import { a } from '../e2e/shop/a.ts'`],
    ['the product importing test helpers', 'server/flows/x.ts', `import { a } from './testing.ts'`],
    ['a file that nobody planned', 'scripts/x.ts', ''],
  ])('%s', (_what, file, text) => {
    expect(offences(source(file, text))).not.toEqual([]);
  });

  it.each([
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Math.random()',
    'fetch(url)',
    'console.log(1)',
    'const { env } = process',
    'setTimeout(f, 1)',
  ])('an impure domain: %s', (text) => {
    expect(impurities(source('server/domain/x.ts', text))).not.toEqual([]);
  });

  it('but not on names of fields', () => {
    const text =
      'const a = { process: 1 }; const b = a.process; const c = new Date(0); interface D { fetch: number }';
    expect(impurities(source('server/domain/x.ts', text))).toEqual([]);
  });
});
