/** Our theme app extension as Shopify hosts it: blocks, snippets, texts and assets read from the repo's extension/theme. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadTranslator, type Translator } from './liquid/translate.ts';
import { readSchema, type Schema } from './schema.ts';

export interface ExtensionBlock {
  readonly handle: string;
  readonly file: string;
  readonly source: string;
  readonly schema: Schema;
}

export class ThemeExtension {
  /** The app's handle in addresses. */
  readonly app: string;
  readonly folder: string;
  readonly translate: Translator;

  constructor(folder: string, app = 'mersalg') {
    this.folder = folder;
    this.app = app;
    let texts: { at: string; translate: Translator } | undefined;
    this.translate = (locale, key, values) => {
      const at = stamp(join(folder, 'locales'));
      if (texts?.at !== at) texts = { at, translate: loadTranslator(join(folder, 'locales')) };
      return texts.translate(locale, key, values);
    };
  }

  /** Read anew each time, so that a change shows on reload. */
  blocks(): ExtensionBlock[] {
    return files(join(this.folder, 'blocks'))
      .filter((name) => name.endsWith('.liquid'))
      .sort()
      .map((name) => {
        const file = join(this.folder, 'blocks', name);
        const source = readFileSync(file, 'utf8');
        return {
          handle: basename(name, '.liquid'),
          file,
          source,
          schema: readSchema(source, `blocks/${name}`),
        };
      });
  }

  block(handle: string): ExtensionBlock | undefined {
    return this.blocks().find((block) => block.handle === handle);
  }

  /** Changes with every build, so that browsers may keep assets for a year. */
  version(): string {
    return stamp(join(this.folder, 'assets'));
  }

  /** Path on the twin. */
  assetPath(file: string): string {
    return `/cdn/extensions/${this.app}/${this.version()}/assets/${file}`;
  }

  asset(file: string): Uint8Array | null {
    return readAsset(join(this.folder, 'assets'), file);
  }
}

/** A file of a flat folder; null for anything else, whatever the name says. */
export function readAsset(folder: string, file: string): Uint8Array | null {
  if (!/^[\w][\w.-]*$/.test(file)) return null;
  const path = join(folder, file);
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path) : null;
}

/** A short word for the state of a folder's files. */
export function stamp(folder: string): string {
  const hash = createHash('sha256');
  for (const name of files(folder).sort()) {
    const { mtimeMs, size } = statSync(join(folder, name));
    hash.update(`${name}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 12);
}

function files(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
