/** Where the schema files come from, and how to know that they are those files and no others. */

export const PACKAGE = { name: '@shopify/dev-mcp', version: '1.16.0', licence: 'ISC' } as const;

export const API_VERSION = '2026-07';

/** By what they describe. `path`: inside the package; `file`: here. */
export const SCHEMAS = {
  admin: {
    path: 'dist/data/admin_2026-07.json.gz',
    sha256: '5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19',
    file: new URL('./admin_2026-07.json.gz', import.meta.url),
  },
  discountFunction: {
    path: 'dist/data/functions_discount_2026-07.json.gz',
    sha256: 'fb475c174aa7a5b019441d1485e34205b091ea9c7763aaef62a7537a8cb261ac',
    file: new URL('./functions_discount_2026-07.json.gz', import.meta.url),
  },
  /** What extensions in checkout may ask. */
  storefront: {
    path: 'dist/data/storefront-graphql_2026-07.json.gz',
    sha256: '201bfdb84283b614432b0eb1a054abd22285755fe2f67893c1ac0e0d9ce27f56',
    file: new URL('./storefront_2026-07.json.gz', import.meta.url),
  },
} as const;
