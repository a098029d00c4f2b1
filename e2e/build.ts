/** Builds what browsers and Shopify load (widgets, the merchant's page, the discount Function) when their sources are newer than the last build. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

const TARGETS = {
  widgets: {
    sources: ['widgets', 'server/domain', 'vite.config.ts', 'package-lock.json'],
    result: 'extension/theme/assets/mersalg.js',
  },
  admin: {
    sources: [
      'server/admin',
      'server/domain',
      'extension/theme/blocks',
      'extension/theme/snippets',
      'extension/theme/locales',
      'vite.config.ts',
      'package-lock.json',
    ],
    result: 'server/admin/dist/index.html',
  },
  discount: {
    sources: ['extension/discount/src', 'server/domain', 'vite.config.ts', 'package-lock.json'],
    result: 'extension/discount/dist/function.js',
  },
} as const;

function* filesUnder(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) yield path;
  else for (const name of readdirSync(path).sort()) if (name !== 'dist') yield* filesUnder(join(path, name));
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesUnder(join(root, source))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

export type Target = keyof typeof TARGETS;

const markOf = (mode: Target) => join(root, '.mersalg', 'build', mode);

/** Whether what stands there was built from the sources as they are. */
function isFresh(mode: Target): boolean {
  const { sources, result } = TARGETS[mode];
  const mark = markOf(mode);
  return (
    existsSync(join(root, result)) && existsSync(mark) && readFileSync(mark, 'utf8') === fingerprint(sources)
  );
}

/** Builds these targets, each only when something changed since its last build. */
export async function buildAll(targets = Object.keys(TARGETS) as readonly Target[]): Promise<void> {
  mkdirSync(join(root, '.mersalg', 'build'), { recursive: true });
  for (const mode of targets) {
    if (isFresh(mode)) continue;
    const now = fingerprint(TARGETS[mode].sources);
    console.log(`Building ${mode} …`);
    const { NODE_ENV } = process.env;
    // Test runners say `test`, and Vite would build for developers: larger, and this file is what merchants get.
    process.env.NODE_ENV = 'production';
    await build({ root, mode, logLevel: 'warn', configFile: join(root, 'vite.config.ts') });
    // React's tests, started from here, would get the wrong React.
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    writeFileSync(markOf(mode), now);
  }
}

/** The text of a target's main file, built first in a process of its own if need be: for those who cannot wait. */
export function builtText(mode: Target): string {
  if (!isFresh(mode)) execFileSync(process.execPath, [fileURLToPath(import.meta.url), mode]);
  return readFileSync(join(root, TARGETS[mode].result), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2) as Target[];
  await buildAll(asked.length > 0 ? asked : undefined);
}
