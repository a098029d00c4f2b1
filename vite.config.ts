/** What Vite builds (widgets, the merchant's page, the discount Function) and how vitest runs; `--mode widgets|admin|discount` picks the build. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** The hardest compression took two thirds of the build, before every demo, for some hundredths of the bytes. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Beside each script and style its compressed form, made once here rather than at each request by the server. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(file.fileName)) continue;
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        this.emitFile({
          type: 'asset',
          fileName: `${file.fileName}.br`,
          source: brotliCompressSync(source, QUICK),
        });
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(source) });
      }
    },
  },
};

/** Served at `/` by the app server, which fills in the placeholders of index.html. */
const adminPage: ViteUserConfig = {
  // By a plugin, because a `root` given to build() would win over one that stands here.
  plugins: [
    react(),
    { name: 'admin-root', config: () => ({ root: join(import.meta.dirname, 'server/admin') }) },
    compressed,
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The server looks up which file holds a language's words.
    manifest: true,
    rolldownOptions: {
      input: ['index', 'frame'].map((name) => join(import.meta.dirname, `server/admin/${name}.html`)),
    },
  },
};

/**
 * Shopify serves the loader from a CDN, as a classic script without `crossorigin`. Browsers hide the address of such a
 * script from its `import()`, which then resolves nothing: so the loader must spell out where its chunks lie.
 */
const FIND_LOADER = "const loaderAt = globalThis.document?.currentScript?.src.replace(/[^/]*$/, '');";
const findChunks: Plugin = {
  name: 'find-chunks',
  renderChunk: (code, { isEntry }) =>
    isEntry ? code.replace(/\bimport\((["'`])\.\//g, 'import(loaderAt + $1') : null,
};

/** What widgets use of these packages, in fewer bytes. */
const LEAN: Readonly<Record<string, string>> = {
  preact: 'widgets/lean-preact.ts',
  'preact/jsx-runtime': 'widgets/lean-preact.ts',
  'zustand/vanilla': 'widgets/lean-store.ts',
};
const lean: Plugin = {
  name: 'lean',
  enforce: 'pre',
  resolveId: (id) => (id in LEAN ? join(import.meta.dirname, LEAN[id]!) : null),
};

/**
 * A module that shares its chunk is handed out as an object of its exports; the bundler makes that with helpers in a file
 * of their own, which shoppers would fetch for it. Functions are there from the start, and that is all we hand out.
 */
const plainExports: Plugin = {
  name: 'plain-exports',
  renderChunk: (code) =>
    code.includes('__exportAll({')
      ? code
          .replace(/__exportAll\((\{[^}]*\})\)/g, (_, names: string) => names.replaceAll('() => ', ''))
          .replace(/import \{ t as __exportAll \} from "[^"]*";/, '')
      : null,
  generateBundle(_, bundle) {
    for (const [name, file] of Object.entries(bundle))
      if (file.type === 'chunk' && file.name === 'rolldown-runtime') delete bundle[name];
  },
};

/** Vite leaves a mark of its own at the end of a style sheet; shoppers need not fetch it. */
const noMark: Plugin = {
  name: 'no-mark',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'asset' && file.fileName.endsWith('.css'))
          file.source = String(file.source).replace(/\n?\/\*\$vite\$:\d+\*\/\s*$/, '');
    },
  },
};

/** Flat files with fixed names: Shopify allows no folders in assets, and puts a version of its own in their address. */
const storefrontWidgets: ViteUserConfig = {
  base: './',
  publicDir: false,
  plugins: [lean, findChunks, plainExports, noMark],
  build: {
    outDir: 'extension/theme/assets',
    emptyOutDir: false,
    target: 'es2022',
    // The first browsers with container queries and color-mix(); nesting is younger and is flattened.
    cssTarget: ['chrome111', 'firefox113', 'safari16.2'],
    // As a library, Vite leaves `import()` as it is; as a page, it would wrap each in a preloader of a kilobyte.
    lib: {
      entry: { mersalg: join(import.meta.dirname, 'widgets/main.ts') },
      formats: ['es'],
      fileName: '[name]',
      cssFileName: 'mersalg',
    },
    rolldownOptions: {
      output: {
        chunkFileNames: 'mersalg-[name].js',
        minify: true,
        comments: false,
        // The loader is a classic script: a scope of its own keeps its names out of the shop's.
        intro: (chunk) => (chunk.isEntry ? `(() => { ${FIND_LOADER}` : ''),
        outro: (chunk) => (chunk.isEntry ? '})();' : ''),
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /widgets\/(lean-preact|lean-store|api|blocks|beacon|card|memory|panel|reason|shelf|store|text|under|reckon|money|placements\/(blocks|product|upgrade|bundle|extras))\.|server\/domain\/(money|offer)/,
            },
            { name: 'add', test: /widgets\/(addons|cart|themes|other-theme|drawer)\.ts|domain\/placement/ },
          ],
        },
      },
    },
  },
};

/** One script without imports, for the engine in which Shopify runs Functions (QuickJS, by Javy) and for tests. */
const discountFunction: ViteUserConfig = {
  publicDir: false,
  build: {
    outDir: 'extension/discount/dist',
    emptyOutDir: false,
    target: 'es2023',
    lib: {
      entry: join(import.meta.dirname, 'extension/discount/src/main.ts'),
      formats: ['iife'],
      name: 'mersalg',
      fileName: () => 'function.js',
    },
    rolldownOptions: { output: { minify: true, comments: false } },
  },
};

const BUILDS: Readonly<Record<string, ViteUserConfig>> = {
  admin: adminPage,
  widgets: storefrontWidgets,
  discount: discountFunction,
};

export default defineConfig(({ mode }) => ({
  ...BUILDS[mode],
  test: {
    include: ['{server,widgets,extension,e2e}/**/*.test.{ts,tsx}'],
    globalSetup: ['./e2e/postgres.setup.ts'],
    setupFiles: ['./e2e/properties.setup.ts'],
    // The extension tester imports extensions and their helpers by paths that only Vite resolves.
    server: { deps: { inline: [/@shopify\/ui-extensions/] } },
    // Vitest would leave one core idle, which on two cores is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
}));
