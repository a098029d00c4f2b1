/** Writes what our extensions read on Shopify's side: the web pixel's settings, and the server's address for checkout's blocks. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { AdminClient } from './client.ts';
import type { Operation, UserErrors } from './documents.ts';

/** The app's own namespace: no other app and no storefront can write there. checkout's toml asks for the same. */
export const NAMESPACE = '$app:mersalg';
export const ADDRESS_KEY = 'address';

export const ADDRESS: Operation<
  { shop: { id: string; metafield: { value: string } | null } },
  { namespace: string; key: string }
> = {
  name: 'Address',
  idempotent: true,
  text: `query Address($namespace: String!, $key: String!) {
    shop { id metafield(namespace: $namespace, key: $key) { value } }
  }`,
};

export const ADDRESS_SET: Operation<
  { metafieldsSet: UserErrors },
  { metafields: readonly Record<string, string>[] }
> = {
  name: 'AddressSet',
  idempotent: true,
  text: `mutation AddressSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { code message } }
  }`,
};

type PixelInput = { readonly settings: string };

export const PIXEL_CREATE: Operation<{ webPixelCreate: UserErrors }, { webPixel: PixelInput }> = {
  name: 'PixelCreate',
  // A second one is refused as taken, which is then updated.
  idempotent: true,
  text: `mutation PixelCreate($webPixel: WebPixelInput!) {
    webPixelCreate(webPixel: $webPixel) { userErrors { code message } }
  }`,
};

export const PIXEL = {
  name: 'Pixel',
  idempotent: true,
  text: 'query Pixel { webPixel { id settings } }',
} as Operation<{ webPixel: { id: string; settings: unknown } | null }, Record<string, never>>;

export const PIXEL_UPDATE: Operation<{ webPixelUpdate: UserErrors }, { id: string; webPixel: PixelInput }> = {
  name: 'PixelUpdate',
  idempotent: true,
  text: `mutation PixelUpdate($id: ID!, $webPixel: WebPixelInput!) {
    webPixelUpdate(id: $id, webPixel: $webPixel) { userErrors { code message } }
  }`,
};

export interface ExtensionsOptions {
  readonly client: AdminClient;
  /** Without a trailing slash. */
  readonly appUrl: string;
  readonly pixelKey: (shop: ShopDomain) => string;
}

/** Each part for itself: a shop that grants the one but not the other gets what it grants. */
export function createExtensions({ client, appUrl, pixelKey }: ExtensionsOptions) {
  async function address(shop: ShopDomain): Promise<void> {
    const found = await client.run(shop, ADDRESS, { namespace: NAMESPACE, key: ADDRESS_KEY });
    if (found.shop.metafield?.value === appUrl) return;
    const metafield = {
      ownerId: found.shop.id,
      namespace: NAMESPACE,
      key: ADDRESS_KEY,
      type: 'single_line_text_field',
      value: appUrl,
    };
    refuseErrors(shop, (await client.run(shop, ADDRESS_SET, { metafields: [metafield] })).metafieldsSet);
  }

  async function pixel(shop: ShopDomain): Promise<void> {
    const settings = JSON.stringify({ address: appUrl, shop, key: pixelKey(shop) });
    const { webPixelCreate: made } = await client.run(shop, PIXEL_CREATE, { webPixel: { settings } });
    if (!made.userErrors.some(({ code }) => code === 'TAKEN')) return refuseErrors(shop, made);
    const { webPixel } = await client.run(shop, PIXEL, {});
    if (webPixel === null || isSame(webPixel.settings, settings)) return;
    const update = { id: webPixel.id, webPixel: { settings } };
    refuseErrors(shop, (await client.run(shop, PIXEL_UPDATE, update)).webPixelUpdate);
  }

  return {
    async connect(shop: ShopDomain): Promise<{ readonly denied: readonly string[] }> {
      const denied: string[] = [];
      for (const [name, write] of Object.entries({ address, pixel })) {
        try {
          await write(shop);
        } catch (thrown) {
          if (!(thrown instanceof MersalgError) || thrown.data.code !== 'ACCESS_DENIED') throw thrown;
          denied.push(name);
        }
      }
      return { denied };
    },
  };
}

/** Settings come back as JSON text or as the object that it says, in any order of keys. */
function isSame(kept: unknown, wanted: string): boolean {
  try {
    const read = (value: unknown) =>
      Object.entries((typeof value === 'string' ? JSON.parse(value) : value) as object).sort();
    return JSON.stringify(read(kept)) === JSON.stringify(read(wanted));
  } catch {
    return false;
  }
}

function refuseErrors(shop: ShopDomain, { userErrors }: UserErrors): void {
  const [first] = userErrors;
  if (first === undefined) return;
  throw new MersalgError('platform-refused', `Shopify refused to connect an extension: ${first.message}`, {
    shop,
    code: first.code ?? null,
  });
}
