/** Makes the schema files anew from their npm package: `node e2e/shop/schema/fetch.ts`. Nobody writes them by hand. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACKAGE, SCHEMAS } from './source.ts';

const scratch = mkdtempSync(join(tmpdir(), 'schema-'));
try {
  const name = `${PACKAGE.name}@${PACKAGE.version}`;
  execFileSync('npm', ['pack', '--silent', name, '--pack-destination', scratch], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = join(scratch, `${PACKAGE.name.replace('@', '').replace('/', '-')}-${PACKAGE.version}.tgz`);
  for (const { path, sha256, file } of Object.values(SCHEMAS)) {
    execFileSync('tar', ['-xzf', archive, '-C', scratch, `package/${path}`]);
    const fetched = join(scratch, 'package', path);
    const found = createHash('sha256').update(readFileSync(fetched)).digest('hex');
    if (found !== sha256) {
      throw new Error(`${path} has sha256 ${found}, expected ${sha256}. Check the version, then source.ts.`);
    }
    copyFileSync(fetched, file);
    console.log(`${name} ${path} ${found}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
