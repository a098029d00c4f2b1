/** An offer shown while it is edited: as the storefront would decide, with nothing stored, and why it would not be. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANYBODY } from '../../domain/offer/offer.ts';
import { makeFields } from '../../domain/offer/offers.testing.ts';
import type { OfferFields } from '../../domain/offer/parseOffer.ts';
import type { DraftPreview, OfferReport } from '../../domain/offer/report.ts';
import { makeProduct } from '../../domain/testing.ts';
import { NOW, SHOP } from '../../flows/testing.ts';
import { bearer, startTestApp, type TestApp } from '../testing.ts';

let t: TestApp;
beforeEach(async () => {
  t = await startTestApp();
  await ask('/api/offers/brief');
  await t.store.products.upsert(
    SHOP,
    [1, 2, 3].map((id) => makeProduct(id)),
    NOW,
  );
  await t.views.refresh();
});
afterEach(() => t.close());

async function ask(url: string, payload?: unknown) {
  const headers = await bearer(t.clock.now());
  return payload === undefined
    ? t.app.inject({ method: 'GET', url, headers })
    : t.app.inject({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/json' },
        payload: JSON.stringify(payload),
      });
}
const show = async (over: Partial<OfferFields> = {}, query = '', id: string | null = null) =>
  (await ask(`/api/preview${query}`, { offer: makeFields(over), id })).json<DraftPreview>();
const decided = ({ explained, draft }: DraftPreview) =>
  explained?.decisions.find(({ offer }) => offer === draft)?.kind ??
  explained?.unproposed.find(({ offer }) => offer === draft);

describe('an offer that is being edited', () => {
  it('is shown with a product that it speaks of, though it is a draft, and is not stored', async () => {
    const report = await show({ status: 'draft' });
    expect(report).toMatchObject({ placement: 'bundle', product: { id: 1 }, why: null });
    expect(report.suggestions.map(({ product }) => product.id)).toEqual([2]);
    expect(decided(report)).toBe('shown');
    expect((await ask('/api/offers/brief')).json().offers).toEqual([]);
  });

  it('takes the place of what is saved of it', async () => {
    const { offer } = (await ask('/api/offers', { offer: makeFields() })).json<OfferReport>();
    const detail = {
      ...makeFields().detail,
      parts: [
        { products: [1], quantity: 1 },
        { products: [3], quantity: 1 },
      ],
    };
    const report = await show({ detail } as Partial<OfferFields>, '', offer.id);
    expect(report.suggestions.map(({ product }) => product.id)).toEqual([3]);
    expect(report.explained?.offers).toHaveLength(1);
  });

  it('is shown as to those for whom it is meant, at the time when it holds', async () => {
    const conditions = { ...ANYBODY, countries: ['NO'], visitor: 'returning' as const, boughtBefore: [3] };
    expect(decided(await show({ conditions, startsAt: NOW + 1e9 }))).toBe('shown');
  });

  it('says why it would not be shown', async () => {
    expect(decided(await show({}, '?product=3'))).toMatchObject({ kind: 'no-occasion' });
    expect(decided(await show({ endsAt: NOW - 1 }))).toMatchObject({ refusal: { why: 'ended' } });
    const phone = { ...ANYBODY, devices: ['phone' as const] };
    expect(decided(await show({ conditions: phone }, '?device=desktop'))).toMatchObject({
      refusal: { why: 'device' },
    });
    expect(decided(await show({ conditions: phone }, '?device=phone'))).toBe('shown');
    expect(decided(await show({}, '?placement=cart'))).toMatchObject({ kind: 'elsewhere' });
  });

  it('is told where Shopify’s own discounts could not keep it', async () => {
    expect((await show()).keeping).toBeNull();
    await t.store.promises.put(SHOP, { at: NOW, route: 'native', why: 'plan', kept: [], warnings: [] });
    expect((await show()).keeping).toEqual({ kind: 'unkept', why: 'bundle-percent' });
  });

  it('is refused by its field while it is not complete', async () => {
    const answer = await ask('/api/preview', { offer: makeFields({ name: '' }), id: null });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.field).toBe('name');
    expect((await ask('/api/preview?product=9', { offer: makeFields(), id: null })).statusCode).toBe(404);
  });
});
