/** Metafields of the app itself, which its blocks in the theme read as `app.metafields.mersalg`: written where they differ. */
import { MersalgError } from '../domain/errors.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { AdminClient } from './client.ts';
import type { Operation, UserErrors } from './documents.ts';

/** Owned by the installation: no scope is needed, and no other app and no merchant's page sees or changes them. */
export const TOLD_NAMESPACE = 'mersalg';

interface Held {
  readonly key: string;
  readonly value: string;
}

export const TOLD: Operation<
  { currentAppInstallation: { id: string; metafields: { nodes: readonly Held[] } } },
  { namespace: string }
> = {
  name: 'Told',
  idempotent: true,
  text: `query Told($namespace: String!) {
    currentAppInstallation { id metafields(namespace: $namespace, first: 50) { nodes { key value } } }
  }`,
};

export const TOLD_SET: Operation<
  { metafieldsSet: UserErrors },
  { metafields: readonly Record<string, string>[] }
> = {
  name: 'ToldSet',
  idempotent: true,
  text: `mutation ToldSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { userErrors { code message } }
  }`,
};

/**
 * @param wanted JSON text by key, at most 25 keys (Shopify's limit for one write). `{}` is as good as absent, and is not
 * written where nothing stands.
 * @returns how many were written. @throws MersalgError `platform-refused`, and what the client throws.
 */
export async function tell(
  client: AdminClient,
  shop: ShopDomain,
  wanted: ReadonlyMap<string, string>,
): Promise<number> {
  const { id, metafields } = (await client.run(shop, TOLD, { namespace: TOLD_NAMESPACE }))
    .currentAppInstallation;
  const before = new Map(metafields.nodes.map(({ key, value }) => [key, canonical(value)]));
  const changed = [...wanted]
    .filter(([key, value]) => (before.get(key) ?? '{}') !== canonical(value))
    .map(([key, value]) => ({ ownerId: id, namespace: TOLD_NAMESPACE, key, type: 'json', value }));
  if (changed.length === 0) return 0;
  const { userErrors } = (await client.run(shop, TOLD_SET, { metafields: changed })).metafieldsSet;
  const [first] = userErrors;
  if (first !== undefined) {
    const data = { shop, code: first.code ?? null };
    throw new MersalgError(
      'platform-refused',
      `Shopify refused what the theme is told: ${first.message}`,
      data,
    );
  }
  return changed.length;
}

/** Shopify writes JSON anew: spaces may differ. Keys that are whole numbers stand in their order wherever they are read. */
function canonical(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value));
  } catch {
    return value;
  }
}
