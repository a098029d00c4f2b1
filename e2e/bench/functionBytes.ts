/** What the discount Function weighs: its bundle, and its WebAssembly where Javy is at hand to compile it. */
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builtText } from '../build.ts';
import { FUNCTION_LIMITS } from '../shop/schema/function.ts';

/**
 * Of JavaScript. Shopify's limit is on the WebAssembly, which holds the bundle as bytecode and, compressed, as text; the
 * engine is Shopify's. Bytecode is no more than a few times its text: within this, the limit is far.
 */
const BUDGET = 20_000;

export async function functionBytes(): Promise<boolean> {
  const script = Buffer.byteLength(builtText('discount'));
  const wasm = fileURLToPath(new URL('../../extension/discount/dist/function.wasm', import.meta.url));
  const compiled = existsSync(wasm) ? statSync(wasm).size : null;
  const figure = (bytes: number) => bytes.toLocaleString('en');
  console.log('\nDiscount Function');
  console.log(`  bundle       ${figure(script)} bytes (own budget ${figure(BUDGET)})`);
  console.log(
    compiled === null
      ? `  WebAssembly  not compiled here (needs Javy, see e2e/function.ts); limit ${figure(FUNCTION_LIMITS.wasm)} bytes`
      : `  WebAssembly  ${figure(compiled)} bytes (limit ${figure(FUNCTION_LIMITS.wasm)})`,
  );
  return script <= BUDGET && (compiled === null || compiled <= FUNCTION_LIMITS.wasm);
}
