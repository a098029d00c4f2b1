/** A trial as shoppers meet it, over HTTP: two buckets are shown two variants, and each is charged what it was shown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shownTo } from '../domain/experiment/allocate.ts';
import type { TrialReport } from '../domain/experiment/report.ts';
import type { Change, Trial } from '../domain/experiment/trial.ts';
import { makeTrialFields } from '../domain/experiment/trials.testing.ts';
import { termsFor } from '../domain/offer/audience.ts';
import { makeFields } from '../domain/offer/offers.testing.ts';
import { readPromise } from '../domain/offer/promise.ts';
import { settle } from '../domain/offer/settle.ts';
import type { Terms } from '../domain/offer/terms.ts';
import type { ToldOffer } from '../domain/offer/told.ts';
import { makeProduct } from '../domain/testing.ts';
import { keepPromises } from '../flows/keepPromises.ts';
import { control, NOW, QUIET, SHOP } from '../flows/testing.ts';
import { bearer, proxyQuery, startTestApp, type TestApp } from './testing.ts';

let t: TestApp;
/** What checkout was told last. */
let written = '';
beforeEach(async () => {
  t = await startTestApp();
  await api('GET', '/api/status');
  const products = [1, 2].map((id) => makeProduct(id, { handle: `thing-${id}`, price: 10_000 }));
  await t.store.products.upsert(SHOP, products, NOW);
});
afterEach(() => t.close());

async function api(method: 'GET' | 'POST', url: string, payload?: unknown) {
  const headers = await bearer(t.clock.now());
  const body = payload === undefined ? {} : { payload: JSON.stringify(payload) };
  const json = payload === undefined ? {} : { 'content-type': 'application/json' };
  return t.app.inject({ method, url, headers: { ...headers, ...json }, ...body });
}

/** As the job does: checkout is told, and what it keeps is shown. */
async function keep() {
  const platform = {
    ...t.platform,
    writeFunctionDiscount: async (_shop: string, _id: string | null, { terms }: { terms: string }) => {
      written = terms;
      return { kind: 'written' as const };
    },
  };
  await keepPromises({ store: t.store, platform, clock: t.clock, log: QUIET }, SHOP, control());
  await t.views.refresh();
}

async function begin(change: Change): Promise<Trial> {
  const made = await api('POST', '/api/trials', { trial: makeTrialFields(change) });
  const { trial } = made.json<TrialReport>();
  const begun = await api('POST', `/api/trials/${trial.id}/start`, { version: trial.version });
  expect(begun.statusCode, begun.body).toBe(200);
  await keep();
  return begun.json<TrialReport>().trial;
}

async function asked(bucket: number | null, over: Record<string, string> = {}): Promise<string> {
  const params = { placement: 'product', product: '1', spots: 'bundle', ...over };
  const query = proxyQuery(bucket === null ? params : { ...params, bucket: String(bucket) }, t.clock.now());
  const answer = await t.app.inject({ url: `/proxy/suggest?${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body;
}

const offersIn = (body: string): readonly ToldOffer[] => {
  const text = /"offers":(\[.*?\])(?:,"items"|\{% assign g)/s.exec(body)?.[1];
  return text === undefined ? [] : (JSON.parse(text) as ToldOffer[]);
};
const inVariant = (trial: Trial, key: string) =>
  [...Array(1_000).keys()].find((bucket) => shownTo(trial, bucket)?.key === key)!;

const both = [1, 2].map((id) => ({
  key: String(id),
  productId: id,
  variantId: id * 10,
  quantity: 1,
  price: 10_000,
  offer: null,
  parent: null,
}));
const cart = { currency: 'SEK', rate: 1, shopCurrency: 'SEK', country: 'SE', now: NOW, lines: both };
const shownTotal = (offers: readonly ToldOffer[]) =>
  settle(
    cart,
    offers.flatMap(({ terms }): Terms[] => (terms === undefined ? [] : [terms])),
  ).total;
function chargedTotal(bucket: number | null): number {
  const { terms } = readPromise(JSON.parse(written))!;
  return settle(cart, termsFor({ ...cart, bucket }, terms)).total;
}

const twenty = { ...makeFields().detail, off: { kind: 'percent', hundredths: 2_000 } } as never;

describe('two visitors of different buckets', () => {
  it('are shown different terms, and each is charged what was shown', async () => {
    const { offer } = (await api('POST', '/api/offers', { offer: makeFields() })).json();
    await keep();
    const trial = await begin({ kind: 'offer', offer: offer.id, patch: { detail: twenty } });
    const [a, b] = [inVariant(trial, 'a'), inVariant(trial, 'b')];
    const totals = [];
    for (const bucket of [a, b, null]) {
      const shown = offersIn(await asked(bucket));
      expect(shown).toHaveLength(1);
      // Which buckets are tried is nobody's business on a page.
      expect(shown[0]!.terms).not.toHaveProperty('only');
      expect(chargedTotal(bucket)).toBe(shownTotal(shown));
      totals.push(chargedTotal(bucket));
    }
    expect(totals).toEqual([18_000, 16_000, 18_000]);
    expect(offersIn(await asked(a))[0]!.id).toBe(offer.id);
    expect(offersIn(await asked(b))[0]!.id).not.toBe(offer.id);
  });

  it('have an offer, or have it not', async () => {
    const { offer } = (await api('POST', '/api/offers', { offer: makeFields() })).json();
    await keep();
    const trial = await begin({ kind: 'offer-off', offer: offer.id });
    const [a, b] = [inVariant(trial, 'a'), inVariant(trial, 'b')];
    expect([offersIn(await asked(a)).length, offersIn(await asked(b)).length]).toEqual([1, 0]);
    expect([chargedTotal(a), chargedTotal(b)]).toEqual([18_000, 20_000]);
  });

  it('share an answer with all of their combination, and never with another', async () => {
    const { offer } = (await api('POST', '/api/offers', { offer: makeFields() })).json();
    await keep();
    const trial = await begin({ kind: 'offer', offer: offer.id, patch: { detail: twenty } });
    const buckets = [...Array(1_000).keys()].slice(0, 60);
    const answers = new Map<string, Set<string>>();
    // Twice over: the second time what is kept answers.
    for (const bucket of [...buckets, ...buckets]) {
      const key = shownTo(trial, bucket)!.key;
      answers.set(key, (answers.get(key) ?? new Set()).add(await asked(bucket)));
    }
    expect([...answers.values()].map(({ size }) => size)).toEqual([1, 1]);
    expect(answers.get('a')).not.toEqual(answers.get('b'));
  });

  it('read different headings, each in the shopper’s language as the platform knows it', async () => {
    await api('POST', '/api/offers', { offer: makeFields() });
    await keep();
    const texts = { sv: { bundle: 'Köp {{ ihop }}', product: 'Nej' }, en: { bundle: 'Together' } };
    const trial = await begin({ kind: 'text', texts });
    expect(await asked(inVariant(trial, 'a'))).not.toContain('headings');
    const body = await asked(inVariant(trial, 'b'));
    expect(body).toContain(
      '{% case g %}{% when "sv" %},"headings":{"bundle":"Köp \\u007b\\u007b ihop \\u007d\\u007d"}{% when "en" %},"headings":{"bundle":"Together"}{% endcase %}',
    );
    expect(body).not.toContain('Nej');
  });
});

describe('a bucket', () => {
  it('is refused where a trial runs and it is none, and not looked at where none runs', async () => {
    const url = (bucket: string) =>
      `/proxy/suggest?${proxyQuery({ placement: 'product', product: '1', bucket }, t.clock.now())}`;
    expect((await t.app.inject({ url: url('x') })).statusCode).toBe(200);
    await begin({ kind: 'strategy', strategy: 'damped' });
    for (const bucket of ['x', '1000', '-1'])
      expect((await t.app.inject({ url: url(bucket) })).json().error).toMatchObject({ code: 'bad-input' });
    expect((await t.app.inject({ url: url('999') })).statusCode).toBe(200);
  });
});
