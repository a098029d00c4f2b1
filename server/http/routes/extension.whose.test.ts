/** Whose checkout and whose order it is, by the pixel's word; who is held out; and the question after the purchase. */
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isHeldOut } from '../../domain/experiment/assign.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import { makeProduct } from '../../domain/testing.ts';
import { dayOf } from '../../flows/settle.ts';
import { OTHER_SHOP, SHOP } from '../../flows/testing.ts';
import type { ShopView } from '../../flows/views.ts';
import { hmacSha256 } from '../../shopify/hmac.ts';
import { pixelKey } from '../../shopify/pixelKey.ts';
import { CLIENT_ID, SECRET, startTestApp, type TestApp, visitorKey } from '../testing.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const IDS = Array.from(
  { length: 1_000 },
  (_, at) => `0b7c1d52-6f3a-4e1b-9a55-${String(at).padStart(12, '0')}`,
);
const HELD = IDS.find((id) => isHeldOut(id, 5))!;
const SHOWN = IDS.find((id) => !isHeldOut(id, 20))!;

let t: TestApp;
let settings: Settings;

beforeEach(async () => {
  t = await startTestApp();
  settings = DEFAULT_SETTINGS;
  const token = { access: new Uint8Array([1]), accessExpiresAt: 0, refresh: null, refreshExpiresAt: null };
  const shop = await t.store.shops.install(SHOP, [], token, t.clock.now());
  const reason = { kind: 'pinned' } as const;
  vi.spyOn(t.views, 'get').mockImplementation(async (name) =>
    name === SHOP
      ? ({
          shop,
          modelVersion: 1,
          revision: 1,
          offers: [],
          promises: new Map(),
          catalog: new Map([1, 2].map((id) => [id, makeProduct(id)])),
          settings,
          model: {
            stats: { orders: 1, products: 2, pairs: 1 },
            complements: () => [{ productId: 2, score: 1, reason }],
            ranking: () => [],
            substitutes: () => [],
          },
        } as ShopView)
      : null,
  );
});
afterEach(() => t.close());

const events = (kind: string) => [{ kind, placement: 'checkout' }];
const pixel = (body: object, agent = BROWSER) => {
  const key = pixelKey(hmacSha256(SECRET), SHOP);
  return t.app.inject({
    method: 'POST',
    url: '/extension/events',
    payload: JSON.stringify({ shop: SHOP, key, ...body }),
    headers: { 'content-type': 'text/plain', 'user-agent': agent },
  });
};
async function block(path: string, body: object, claims: object = {}, agent = BROWSER) {
  const seconds = Math.floor(t.clock.now() / 1000);
  const signed = await new SignJWT({
    dest: SHOP,
    aud: CLIENT_ID,
    iat: seconds,
    exp: seconds + 300,
    ...claims,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET));
  return t.app.inject({
    method: 'POST',
    url: `/extension/${path}`,
    payload: JSON.stringify(body),
    headers: { authorization: `Bearer ${signed}`, 'user-agent': agent },
  });
}
const key = (id: string) => visitorKey(SHOP, id);

describe('the pixel’s word', () => {
  it('joins the order to the visitor by a key, and notes who began and who paid', async () => {
    const join = vi.spyOn(t.store.ledger, 'join');
    const note = vi.spyOn(t.store.ledger, 'note');
    const day = dayOf(t.clock.now());
    await pixel({ events: events('started'), visitor: SHOWN, checkout: 'c1', order: 9 });
    expect(
      (await pixel({ events: events('completed'), visitor: SHOWN, checkout: 'c1', order: 9 })).statusCode,
    ).toBe(204);
    await t.checkouts.flush();
    expect(join.mock.calls).toEqual([[SHOP, [{ order: 9, visitor: key(SHOWN), by: 'pixel' }]]]);
    expect(note.mock.calls).toEqual([
      [
        SHOP,
        [
          { visitor: key(SHOWN), day, step: 'began' },
          { visitor: key(SHOWN), day, step: 'paid' },
        ],
      ],
    ]);
    expect(await t.store.ledger.stepDays(SHOP, day, day)).toEqual([
      { day, step: 'began', visitors: 1 },
      { day, step: 'paid', visitors: 1 },
    ]);
  });

  it.each<[string, object, string?]>([
    ['that names nobody', {}],
    ['with an id that no browser drew', { visitor: 'me' }],
    ['with an id that is no text', { visitor: 7 }],
    ['of a machine', { visitor: SHOWN }, 'Mozilla/5.0 (compatible; Googlebot/2.1)'],
    ['about what was seen', { visitor: SHOWN, events: [{ kind: 'seen', placement: 'product' }] }],
  ])('%s is nobody’s order', async (_name, body, agent) => {
    const note = vi.spyOn(t.store.ledger, 'note');
    const join = vi.spyOn(t.store.ledger, 'join');
    const answer = await pixel({ events: events('completed'), order: 9, checkout: 'c1', ...body }, agent);
    expect(answer.statusCode).toBe(204);
    await t.checkouts.flush();
    expect([note.mock.calls, join.mock.calls]).toEqual([[], []]);
  });

  it('with an odd order or checkout is a step all the same', async () => {
    const join = vi.spyOn(t.store.ledger, 'join');
    await pixel({ events: events('completed'), visitor: SHOWN, order: '9', checkout: '../x' });
    await t.checkouts.flush();
    expect(join).not.toHaveBeenCalled();
    expect(await t.store.ledger.stepDays(SHOP, 0, dayOf(t.clock.now()))).toHaveLength(1);
  });

  it('with another shop’s key is refused, and joins nothing', async () => {
    const join = vi.spyOn(t.store.ledger, 'join');
    const stolen = pixelKey(hmacSha256(SECRET), OTHER_SHOP);
    const body = { key: stolen, events: events('completed'), visitor: SHOWN, order: 9 };
    expect((await pixel(body)).statusCode).toBe(401);
    await t.checkouts.flush();
    expect(join).not.toHaveBeenCalled();
  });
});

describe('a shopper who is held out', () => {
  const suggested = async (checkout?: string) =>
    (await block('suggest', { placement: 'thanks', products: [1], checkout })).json().suggestion?.product;

  it('is suggested nothing in the checkout that the pixel knows, and others are', async () => {
    await pixel({ events: events('started'), visitor: HELD, checkout: 'held' });
    await pixel({ events: events('started'), visitor: SHOWN, checkout: 'shown' });
    expect([await suggested('held'), await suggested('shown'), await suggested()]).toEqual([undefined, 2, 2]);
  });

  it('is asked nothing', async () => {
    await pixel({ events: events('started'), visitor: HELD, checkout: 'held' });
    const ask = (checkout: string) => block('feedback', { ask: { helpful: true }, checkout });
    await pixel({ events: events('started'), visitor: SHOWN, checkout: 'shown' });
    expect((await ask('held')).json()).toEqual({ v: 1, question: null });
    expect((await ask('shown')).json()).toEqual({ v: 1, question: 'helpful' });
  });
});

describe('the question after the purchase', () => {
  const ask = async (body: object, claims?: object, agent?: string) =>
    (await block('feedback', { ask: { helpful: true }, ...body }, claims, agent)).json().question;
  const counted = () => t.store.feedback.sum(SHOP, 0, dayOf(t.clock.now()));

  it('is put once to a visitor, and its answer counted without a name', async () => {
    expect(await ask({ visitor: SHOWN })).toBe('helpful');
    expect(await ask({ visitor: SHOWN })).toBeNull();
    const answer = { question: 'helpful', answer: 1 };
    expect((await block('feedback', { answer, visitor: SHOWN })).statusCode).toBe(204);
    expect(await counted()).toEqual([{ ...answer, day: dayOf(t.clock.now()), count: 1 }]);
  });

  it('is put once to a customer who is logged in, whichever browser it is', async () => {
    const sub = 'gid://shopify/Customer/7';
    expect(await ask({ visitor: SHOWN }, { sub })).toBe('helpful');
    expect(await ask({ visitor: IDS[5]! }, { sub })).toBeNull();
    expect(await ask({}, { sub: 'gid://shopify/Customer/8' })).toBe('helpful');
  });

  it.each<[string, object, string?]>([
    ['who is known by nothing', {}],
    ['a machine', { visitor: SHOWN }, 'curl/8.5.0'],
  ])('is not put to %s', async (_who, body, agent) => {
    expect(await ask(body, {}, agent)).toBeNull();
  });

  it('is not put, nor its answer counted, where the merchant switched it off', async () => {
    expect(await ask({ visitor: SHOWN })).toBe('helpful');
    settings = { ...settings, measure: { ...settings.measure, feedback: false } };
    expect(await ask({ visitor: IDS[5]! })).toBeNull();
    await block('feedback', { answer: { question: 'helpful', answer: 1 }, visitor: SHOWN });
    expect(await counted()).toEqual([]);
  });

  it('counts no answer that was not asked for', async () => {
    await block('feedback', { answer: { question: 'nps', answer: 9 }, visitor: SHOWN });
    expect(await counted()).toEqual([]);
  });

  it.each([
    {},
    { ask: {} },
    { ask: { helpful: 1 } },
    { answer: { question: 'name', answer: 1 } },
    { answer: { question: 'nps', answer: 11 } },
    { answer: { question: 'nps', answer: 1.5 } },
    { answer: { question: 'helpful', answer: 2 } },
  ])('refuses %j', async (body) => {
    expect((await block('feedback', body)).statusCode).toBe(400);
  });

  it('is not the pixel’s to put', async () => {
    const answer = await t.app.inject({ method: 'POST', url: '/extension/feedback', payload: '{}' });
    expect(answer.statusCode).toBe(401);
  });
});
