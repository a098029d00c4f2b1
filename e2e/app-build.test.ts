/** Shopify's own CLI builds all extensions, wherever it is installed; where it is not, this says so and how to get it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { buildStorefront } from '../widgets/bench.ts';
import { findCompiler } from './function.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
/** As much of the repository as the CLI and the extensions' own build commands read. */
const NEEDED = [
  'shopify.app.toml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'extension',
  'server/domain',
  'widgets',
  'e2e',
];

/** The command, from `SHOPIFY_COMMAND` or the PATH; null where there is none. */
async function findCli(): Promise<{ command: string; version: string } | null> {
  const command = process.env.SHOPIFY_COMMAND || 'shopify';
  try {
    const { stdout } = await run(command, ['version'], { env: quiet() });
    return { command, version: stdout.trim() };
  } catch {
    return null;
  }
}

function quiet(): NodeJS.ProcessEnv {
  return { ...process.env, SHOPIFY_CLI_NO_ANALYTICS: '1', CI: '1', NODE_ENV: 'production' };
}

const cli = await findCli();
const why = 'Shopify’s CLI is not on the PATH: npm install -g @shopify/cli@3.94, or set SHOPIFY_COMMAND';

/**
 * Javy, which compiles the discount Function, is fetched by the CLI on a merchant's machine only; where it is not here,
 * the rest is built without that extension, and the test's name says so.
 */
const javy = findCompiler(process.env) !== null;

test.skipIf(cli === null)(
  `shopify app build${cli === null ? ` (skipped: ${why})` : ` by ${cli.version}`}${javy ? '' : ' without the Function (Javy is not here: see e2e/function.ts)'}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mersalg-app-'));
    try {
      for (const path of NEEDED) {
        await cp(join(root, path), join(folder, path), {
          recursive: true,
          filter: (from) => !/[\\/](node_modules|dist)([\\/]|$)/.test(from.slice(root.length)),
        });
      }
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
      const assets = join(folder, 'extension/theme/assets');
      await mkdir(assets, { recursive: true });
      for (const file of await buildStorefront()) {
        await writeFile(join(assets, file.fileName), file.type === 'chunk' ? file.code : file.source);
      }
      if (!javy) await rm(join(folder, 'extension/discount'), { recursive: true, force: true });
      const { stdout, stderr } = await run(
        cli!.command,
        ['app', 'build', '--path', folder, '--skip-dependencies-installation'],
        { env: quiet(), maxBuffer: 16 * 1024 * 1024 },
      );
      const said = `${stdout}\n${stderr}`;
      expect(said).toContain('built!');
      // Theme check's errors do not fail the build: they are only printed.
      expect(said).not.toContain('[error]');
      const checkout = await readFile(join(folder, 'extension/checkout/dist/mersalg-checkout.js'), 'utf8');
      for (const target of ['purchase.checkout.block.render', 'purchase.thank-you.block.render']) {
        expect(checkout).toContain(target);
      }
      const pixel = await readFile(join(folder, 'extension/pixel/dist/mersalg-pixel.js'), 'utf8');
      expect(pixel).toContain('WebPixel::Render');
      if (javy) {
        const wasm = await readFile(join(folder, 'extension/discount/dist/function.wasm'));
        expect(wasm.subarray(0, 4).toString('latin1')).toBe('\0asm');
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  300_000,
);
