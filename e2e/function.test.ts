import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findCompiler } from './function.ts';

let cli: string;
let bin: string;

beforeEach(() => {
  cli = mkdtempSync(join(tmpdir(), 'cli-'));
  bin = join(cli, 'bin');
  mkdirSync(bin);
});
afterEach(() => rmSync(cli, { recursive: true }));

describe('Javy, which compiles the Function,', () => {
  it('is what the environment names', () => {
    expect(findCompiler({ JAVY: '/a/javy', JAVY_PLUGIN: '/a/engine.wasm', SHOPIFY_CLI: cli })).toEqual({
      javy: '/a/javy',
      plugin: '/a/engine.wasm',
    });
  });

  it('is the newest that Shopify’s CLI keeps, with its engine', () => {
    for (const name of [
      'javy-5.0.4',
      'javy-7.0.1',
      'javy-7.0.1.gz',
      'shopify_functions_javy_v2.wasm',
      'shopify_functions_javy_v3.wasm',
    ])
      writeFileSync(join(bin, name), '');
    expect(findCompiler({ SHOPIFY_CLI: cli })).toEqual({
      javy: join(bin, 'javy-7.0.1'),
      plugin: join(bin, 'shopify_functions_javy_v3.wasm'),
    });
  });

  it('is none without its engine', () => {
    writeFileSync(join(bin, 'javy-7.0.1'), '');
    expect(findCompiler({ SHOPIFY_CLI: cli, JAVY: '/a/javy' })).toBeNull();
    expect(findCompiler({})).toBeNull();
  });
});
