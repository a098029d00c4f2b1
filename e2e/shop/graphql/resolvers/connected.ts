/** What the app writes for its extensions: the web pixel of a shop, and metafields of the shop itself. */
import { readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { parse } from 'smol-toml';
import type { TwinShop } from '../../state.ts';
import { denied, fieldsOf, parseGid, unknownToTwin } from '../context.ts';
import { installationId, shopId } from './app.ts';

export interface Connected {
  /** The app's pixel; `settings` as JSON text. */
  pixel: { id: number; settings: string } | null;
  /** The shop's own, by `namespace.key`. */
  readonly metafields: Map<string, string>;
  /** The app installation's: read by the app's own theme blocks as `app.metafields`. */
  readonly appMetafields: Map<string, string>;
}

const shops = new WeakMap<TwinShop, Connected>();

/** Lost with the process: the app writes it anew with its next reconcile. */
export function connectedOf(shop: TwinShop): Connected {
  const found: Connected = shops.get(shop) ?? {
    pixel: null,
    metafields: new Map(),
    appMetafields: new Map(),
  };
  shops.set(shop, found);
  return found;
}

const PIXEL_TOML = new URL('../../../../extension/pixel/shopify.extension.toml', import.meta.url);

type Refusal = { readonly code: string; readonly field: readonly string[]; readonly message: string };

/** As Shopify holds them to the settings of the extension's toml. */
function refusalOf(settings: unknown): Refusal | null {
  const refuse = (code: string, message: string): Refusal => ({ code, field: ['settings'], message });
  let values: unknown = settings;
  try {
    if (typeof settings === 'string') values = JSON.parse(settings);
  } catch {
    return refuse('INVALID_CONFIGURATION_JSON', 'The provided settings is not a valid JSON.');
  }
  const { settings: declared } = parse(readFileSync(PIXEL_TOML, 'utf8')) as unknown as {
    settings: { fields: Record<string, { validations: { name: string; value: string }[] }> };
  };
  const given = Object.entries(values as Record<string, unknown>);
  const fits =
    given.length === Object.keys(declared.fields).length &&
    given.every(([name, value]) => {
      const field = declared.fields[name];
      if (field === undefined || typeof value !== 'string') return false;
      return field.validations.every((rule) =>
        rule.name === 'min' ? value.length >= Number(rule.value) : value.length <= Number(rule.value),
      );
    });
  return fits ? null : refuse('INVALID_SETTINGS', 'Settings do not match the extension’s definition.');
}

const asText = (settings: unknown) => (typeof settings === 'string' ? settings : JSON.stringify(settings));
const EVENTS = '`write_pixels` access scope. Also: The app requires read_customer_events access scope.';

interface PixelArgs {
  readonly webPixel: { readonly settings: unknown };
}

const gidOf = ({ id, settings }: { id: number; settings: string }) => ({
  __typename: 'WebPixel',
  id: `gid://shopify/WebPixel/${id}`,
  settings,
});

export const connectedQueries = fieldsOf<unknown>({
  webPixel: (_root, _args, { shop }) => {
    const { pixel } = connectedOf(shop);
    if (pixel) return gidOf(pixel);
    throw new GraphQLError('No web pixel was found for this app', {
      extensions: { code: 'RESOURCE_NOT_FOUND' },
    });
  },
});

export const connectedMutations = fieldsOf<unknown>({
  webPixelCreate: (_root, args, { shop, scopes }) => {
    if (!scopes.has('read_customer_events')) throw denied('webPixelCreate', EVENTS);
    const { settings } = (args as unknown as PixelArgs).webPixel;
    const connected = connectedOf(shop);
    const taken = { code: 'TAKEN', field: null, message: 'Web pixel is taken.' };
    const refusal = connected.pixel ? taken : refusalOf(settings);
    if (refusal) return { webPixel: null, userErrors: [refusal] };
    connected.pixel = { id: shop.nextId(), settings: asText(settings) };
    return { webPixel: gidOf(connected.pixel), userErrors: [] };
  },
  webPixelUpdate: (_root, args, { shop, scopes }) => {
    if (!scopes.has('read_customer_events')) throw denied('webPixelUpdate', EVENTS);
    const { settings } = (args as unknown as PixelArgs).webPixel;
    const connected = connectedOf(shop);
    const unknown = { code: 'NOT_FOUND', field: ['id'], message: 'No such web pixel.' };
    const refusal = parseGid(args.id).id === connected.pixel?.id ? refusalOf(settings) : unknown;
    if (refusal) return { webPixel: null, userErrors: [refusal] };
    connected.pixel!.settings = asText(settings);
    return { webPixel: gidOf(connected.pixel!), userErrors: [] };
  },
  metafieldsSet: (_root, args, { shop }) => {
    const wanted = args.metafields as readonly Record<'ownerId' | 'namespace' | 'key' | 'value', string>[];
    for (const { ownerId, namespace, key, value } of wanted) {
      const { metafields, appMetafields } = connectedOf(shop);
      const at = `${namespace}.${key}`;
      if (ownerId === `gid://shopify/Shop/${shopId(shop.data.domain)}`) metafields.set(at, value);
      else if (ownerId === installationId(shop)) appMetafields.set(at, value);
      else throw unknownToTwin('metafieldsSet of what is neither shop nor installation');
    }
    return { metafields: [], userErrors: [] };
  },
});

export const connectedShop = fieldsOf<TwinShop>({
  metafield: (shop, { namespace, key }) => {
    const value = connectedOf(shop).metafields.get(`${namespace}.${key}`);
    return value === undefined ? null : { namespace, key, value };
  },
});

export const connectedInstallation = fieldsOf<TwinShop>({
  metafields: (shop, { namespace }) => ({
    nodes: [...connectedOf(shop).appMetafields].flatMap(([at, value]) => {
      const [space, key] = at.split('.');
      return namespace && namespace !== space ? [] : [{ namespace: space, key, value }];
    }),
  }),
});
