/** Builds the discount Function for Shopify: bundles it, and compiles the bundle by Javy. Run by `shopify app build` and `deploy`. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.ts';

const dist = fileURLToPath(new URL('../extension/discount/dist/', import.meta.url));

export interface Compiler {
  readonly javy: string;
  /** Shopify's engine, to which a Function is linked: without it, the engine itself would be in the file, and above the limit. */
  readonly plugin: string;
}

/**
 * From `JAVY` and `JAVY_PLUGIN`, or as Shopify's CLI keeps them in its own folder (`SHOPIFY_CLI`, or beside the `shopify`
 * command on the PATH) once it has built any JavaScript Function. Null where neither has them.
 */
export function findCompiler(env: Readonly<Record<string, string | undefined>>): Compiler | null {
  const { JAVY: javy, JAVY_PLUGIN: plugin } = env;
  if (javy && plugin) return { javy, plugin };
  const folders = [
    ...(env.SHOPIFY_CLI ? [join(env.SHOPIFY_CLI, 'bin')] : []),
    ...(env.PATH ?? '').split(':').map((path) => join(path, '..', '@shopify', 'cli', 'bin')),
    ...(env.PATH ?? '')
      .split(':')
      .map((path) => join(path, '..', 'lib', 'node_modules', '@shopify', 'cli', 'bin')),
  ];
  for (const folder of folders.filter((one) => existsSync(one))) {
    // The newest of each, by name: javy-7.0.1, shopify_functions_javy_v3.wasm.
    const files = readdirSync(folder).sort();
    const found = files.findLast((name) => /^javy-[\d.]+(\.exe)?$/.test(name));
    const engine = files.findLast((name) => /^shopify_functions_javy_v\d+\.wasm$/.test(name));
    if (found && engine) return { javy: join(folder, found), plugin: join(folder, engine) };
  }
  return null;
}

const HELP = `The discount Function is bundled, but not compiled: Javy is not here.
Get Javy (https://github.com/bytecodealliance/javy/releases) and Shopify's engine for it
(https://cdn.shopify.com/shopifycloud/shopify-functions-javy-plugin/shopify_functions_javy_v3.wasm),
and run this again with JAVY and JAVY_PLUGIN set to where they are. A shop without the Function keeps
its promises by native discounts: see docs/discounts.md.`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildAll(['discount']);
  const compiler = findCompiler(process.env);
  if (compiler === null) {
    console.error(HELP);
    process.exit(1);
  }
  const { javy, plugin } = compiler;
  const options = ['-C', 'dynamic', '-C', `plugin=${plugin}`];
  execFileSync(javy, ['build', ...options, '-o', join(dist, 'function.wasm'), join(dist, 'function.js')], {
    stdio: 'inherit',
    cwd: dirname(dist),
  });
}
