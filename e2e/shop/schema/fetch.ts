/** Makes `admin_2026-07.json.gz` anew from its npm package: `node e2e/shop/schema/fetch.ts`. Nobody writes that file by hand. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHEMA_FILE, SOURCE } from './source.ts';

const scratch = mkdtempSync(join(tmpdir(), 'schema-'));
try {
  execFileSync('npm', ['pack', '--silent', `${SOURCE.package}@${SOURCE.version}`, '--pack-destination', scratch], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = join(scratch, `${SOURCE.package.replace('@', '').replace('/', '-')}-${SOURCE.version}.tgz`);
  execFileSync('tar', ['-xzf', archive, '-C', scratch, `package/${SOURCE.path}`]);
  const file = join(scratch, 'package', SOURCE.path);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sha256 !== SOURCE.sha256) {
    throw new Error(`${SOURCE.path} has sha256 ${sha256}, expected ${SOURCE.sha256}. Check the version, then source.ts.`);
  }
  copyFileSync(file, SCHEMA_FILE);
  console.log(`${SOURCE.package}@${SOURCE.version} ${SOURCE.path} ${sha256}`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
