/** Where the Admin schema file comes from, and how to know that it is that file and no other. */

export const SOURCE = {
  package: '@shopify/dev-mcp',
  version: '1.16.0',
  licence: 'ISC',
  /** Path inside the package. */
  path: 'dist/data/admin_2026-07.json.gz',
  sha256: '5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19',
} as const;

export const API_VERSION = '2026-07';

export const SCHEMA_FILE = new URL('./admin_2026-07.json.gz', import.meta.url);
