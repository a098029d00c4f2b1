/** Connecting the extensions, against the twin on the real schema: once, again without harm, and as far as the grant goes. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { connectedOf } from '../../e2e/shop/graphql/resolvers/connected.ts';
import { sampleShop } from '../../e2e/shop/sample.ts';
import { requiredScopes, validateDocument } from '../../e2e/shop/schema/schema.ts';
import { ADDRESS, ADDRESS_SET, PIXEL, PIXEL_CREATE, PIXEL_UPDATE } from './extensions.ts';
import { hmacSha256 } from './hmac.ts';
import { pixelKey } from './pixelKey.ts';
import { APP, SHOP } from './shopify.testing.ts';
import { type Play, play } from './twin.testing.ts';

const SCOPES = ['read_products', 'write_pixels', 'read_customer_events'];
let open: Play | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const data = () => ({ ...sampleShop(), domain: SHOP });
const connected = () => connectedOf(open!.twin.defaultShop);
const settings = () => JSON.parse(connected().pixel!.settings) as Record<string, string>;

describe('its documents', () => {
  it.each([ADDRESS, ADDRESS_SET, PIXEL, PIXEL_CREATE, PIXEL_UPDATE])(
    '$name is valid against the real schema, and a typo is not',
    ({ text }) => {
      expect(validateDocument(text)).toEqual([]);
      expect(validateDocument(text.replace(/\b(value|message|settings) \}/, '$1x }'))).not.toEqual([]);
    },
  );

  it('need the scopes that shopify.app.toml asks for, and the server by default', () => {
    const toml = readFileSync(new URL('../../shopify.app.toml', import.meta.url), 'utf8');
    const asked = /^scopes = "(.*)"$/m.exec(toml)![1]!.split(',');
    expect(requiredScopes('Mutation', 'webPixelCreate').anyOf).toEqual(['write_pixels']);
    expect(requiredScopes('Mutation', 'webPixelCreate').text).toContain('read_customer_events');
    expect(asked).toEqual(expect.arrayContaining(['write_pixels', 'read_customer_events']));
  });
});

describe('connecting the extensions', () => {
  it('writes our address for checkout’s blocks, and the pixel with the shop’s own key', async () => {
    open = await play(data(), SCOPES);
    expect(await open.platform.connectExtensions(SHOP)).toEqual({ denied: [] });
    expect(connected().metafields.get('$app:mersalg.address')).toBe(APP.appUrl);
    expect(settings()).toEqual({
      address: APP.appUrl,
      shop: SHOP,
      key: pixelKey(hmacSha256(APP.clientSecret), SHOP),
    });
  });

  it('changes nothing when asked again, and mends what no longer fits', async () => {
    open = await play(data(), SCOPES);
    await open.platform.connectExtensions(SHOP);
    const { id } = connected().pixel!;
    await open.platform.connectExtensions(SHOP);
    expect(connected().pixel!.id).toBe(id);
    connected().metafields.set('$app:mersalg.address', 'https://old.example.test');
    connected().pixel!.settings = JSON.stringify({ ...settings(), address: 'https://old.example.test' });
    await open.platform.connectExtensions(SHOP);
    expect(connected().metafields.get('$app:mersalg.address')).toBe(APP.appUrl);
    expect(settings().address).toBe(APP.appUrl);
    expect(connected().pixel!.id).toBe(id);
  });

  it('gives a shop that has not granted the pixel its address all the same', async () => {
    open = await play(data(), ['read_products']);
    expect(await open.platform.connectExtensions(SHOP)).toEqual({ denied: ['pixel'] });
    expect(connected().metafields.get('$app:mersalg.address')).toBe(APP.appUrl);
    expect(connected().pixel).toBeNull();
  });
});
