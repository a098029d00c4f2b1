/** Bundles what the twin's pages run in Shopify's place: our extensions as `app build` makes them, and the stand-in hosts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { build, type Plugin, type Rolldown } from 'vite';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const CHECKOUT = join(root, 'extension/checkout');

/** Each file as a classic script. `checkout` registers every target of the extension, as Shopify's CLI writes its entry. */
const ENTRIES = {
  checkout: () => checkoutEntry(),
  pixel: () => `import ${JSON.stringify(join(root, 'extension/pixel/src/index.ts'))};`,
  page: () => `import ${JSON.stringify(join(import.meta.dirname, 'browser/page.ts'))};`,
  pixels: () => `import ${JSON.stringify(join(import.meta.dirname, 'browser/pixels.ts'))};`,
  host: () => `import ${JSON.stringify(join(import.meta.dirname, 'browser/host.ts'))};`,
} as const;
export type BundleName = keyof typeof ENTRIES;

export function isBundle(name: string): name is BundleName {
  return Object.hasOwn(ENTRIES, name);
}

interface Targeting {
  readonly module: string;
  readonly target: string;
}

function checkoutEntry(): string {
  const toml = parse(readFileSync(join(CHECKOUT, 'shopify.extension.toml'), 'utf8')) as unknown as {
    extensions: { targeting: Targeting[] }[];
  };
  return toml.extensions
    .flatMap(({ targeting }) => targeting)
    .map(
      ({ module, target }, at) =>
        `import run${at} from ${JSON.stringify(join(CHECKOUT, module))};
         shopify.extend(${JSON.stringify(target)}, (...args) => run${at}(...args));`,
    )
    .join('\n');
}

const made = new Map<BundleName, Promise<string>>();

/** The script's text, built once per process. */
export function bundle(name: BundleName): Promise<string> {
  const known = made.get(name) ?? make(name);
  made.set(name, known);
  return known;
}

async function make(name: BundleName): Promise<string> {
  const id = '\0entry';
  const entry: Plugin = {
    name: 'entry',
    resolveId: (source) => (source === 'virtual:entry' ? id : null),
    load: (loaded) => (loaded === id ? ENTRIES[name]() : null),
  };
  const { NODE_ENV } = process.env;
  // As merchants get it, whoever asks: under a test runner Vite would make a developer's build.
  process.env.NODE_ENV = 'production';
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    plugins: [entry],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: {
        input: 'virtual:entry',
        output: { format: 'iife', codeSplitting: false },
      },
    },
  });
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  const outputs = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const chunks = outputs.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`${name} should be one file, not ${chunks.length}.`);
  return chunks[0]!.code;
}
