// @vitest-environment happy-dom
/** The question after the purchase, in Shopify's own tester: one press, one question, and never again for half a year. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getExtension } from '@shopify/ui-extensions-tester';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { button, line, product, read, SERVER, translator } from './testing.ts';

const VISITOR = '0b7c1d52-6f3a-4e1b-9a55-3c2f1e0d9b8a';
const DAY = Math.floor(Date.now() / 86_400_000);
const extension = getExtension('purchase.thank-you.block.render');
let question: unknown;
let suggested: unknown;
let lines: ReturnType<typeof line>[];
let attributes: { key: string; value: string }[];
let asked: { url: string; body: Record<string, unknown> }[];
let kept: Record<string, unknown>;
let locale: string;

async function open(over: () => void = () => {}): Promise<void> {
  // A page that is opened anew keeps nothing of the last one's.
  render(null, document.body);
  extension.tearDown();
  extension.setUp();
  asked = [];
  const { shopify } = extension;
  shopify.settings.value = { address: SERVER };
  shopify.lines.value = lines;
  shopify.localization.currency.value = { isoCode: 'SEK' };
  shopify.localization.country.value = { isoCode: 'SE' };
  shopify.localization.language.value = { isoCode: 'en' };
  shopify.i18n.translate = translator(locale) as typeof shopify.i18n.translate;
  shopify.i18n.formatCurrency = (amount) => `${amount} kr`;
  shopify.sessionToken.get = async () => 'a.b.c';
  shopify.customerPrivacy.value.allowedProcessing.analytics = true;
  shopify.attributes.value = attributes;
  shopify.checkoutToken.value = 'c0ffee';
  shopify.orderConfirmation.value = { order: { id: 'o1' }, number: 'A1', isFirstOrder: false };
  shopify.storage = {
    read: async (key: string) => (kept[key] ?? null) as never,
    write: async (key: string, data: unknown) => {
      kept[key] = structuredClone(data);
    },
    delete: async (key: string) => void delete kept[key],
  };
  shopify.query = vi.fn(async () => ({ data: { product: product('Gas', ['129.0']) } })) as never;
  extension.fetch = vi.fn(async (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), body: JSON.parse(String(init?.body)) as Record<string, unknown> });
    const isFeedback = String(url).endsWith('/feedback');
    return new Response(JSON.stringify({ v: 1, ...(isFeedback ? { question } : { suggestion: suggested }) }));
  }) as typeof fetch;
  over();
  await extension.render();
  await new Promise((resolve) => setTimeout(resolve, 30));
}

beforeEach(() => {
  extension.setUp();
  kept = {};
  locale = 'en.default';
  question = 'helpful';
  suggested = null;
  lines = [line(1, 'Stove', 'product:cross-sell')];
  attributes = [{ key: '__mersalg', value: VISITOR }];
});
afterEach(() => extension.tearDown());

const told = () => asked.filter(({ url }) => url.endsWith('/feedback')).map(({ body }) => body);

describe('the question after the purchase', () => {
  it('is put once and answered by one press, as a number and nothing else', async () => {
    await open();
    await vi.waitFor(() => expect(read()).not.toBe(''));
    expect(told()).toEqual([{ ask: { helpful: true }, visitor: VISITOR, checkout: 'c0ffee' }]);
    expect(read()).toContain('Were our suggestions helpful?');
    button('Yes').click();
    await vi.waitFor(() => expect(read()).toBe('Thank you for your answer.'));
    expect(document.body.querySelector('[accessibilityRole="status"]')?.textContent).toContain('Thank you');
    expect(told()[1]).toEqual({
      answer: { question: 'helpful', answer: 1 },
      visitor: VISITOR,
      checkout: 'c0ffee',
    });
    expect(kept.mersalg).toMatchObject({ asked: DAY });
    await open();
    expect([read(), told()]).toEqual(['', []]);
  });

  it('may be left, without a word to anybody', async () => {
    await open();
    await vi.waitFor(() => expect(read()).not.toBe(''));
    button('Skip the question').click();
    await vi.waitFor(() => expect(read()).toBe(''));
    expect(told()).toHaveLength(1);
  });

  it.each(['en.default', 'sv', 'da', 'nb'])('of recommending goes from 0 to 10, in %s', async (language) => {
    question = 'nps';
    locale = language;
    await open();
    const texts = JSON.parse(readFileSync(join(import.meta.dirname, `locales/${language}.json`), 'utf8')) as {
      feedback: Record<string, string>;
    };
    await vi.waitFor(() => expect(read()).toContain(texts.feedback.nps));
    const scores = [...document.body.querySelectorAll('s-button')].slice(0, 11);
    expect(scores.map((one) => one.textContent)).toEqual(Array.from({ length: 11 }, (_, at) => String(at)));
    expect(scores[7]!.getAttribute('accessibilityLabel')).toBe(
      texts.feedback.score!.replace('{{score}}', '7'),
    );
    (scores[7] as HTMLElement).click();
    await vi.waitFor(() => expect(told()[1]).toMatchObject({ answer: { question: 'nps', answer: 7 } }));
  });

  it('comes again after half a year, if the server says so', async () => {
    kept.mersalg = { asked: DAY - 182 };
    await open();
    await vi.waitFor(() => expect(read()).toContain('helpful'));
    kept.mersalg = { asked: DAY - 181 };
    await open();
    expect(told()).toEqual([]);
  });

  it.each<[string, boolean, () => void]>([
    ['what a suggestion sold is in the order', true, () => {}],
    [
      'checkout has offered something',
      true,
      () => {
        lines = [line(1)];
        kept.mersalg = { offered: [9] };
      },
    ],
    [
      'something is suggested now',
      true,
      () => {
        lines = [line(1)];
        suggested = { product: 42, mark: 'thanks:cross-sell', reason: { kind: 'pinned' } };
      },
    ],
    ['this shopper has met nothing of ours', false, () => (lines = [line(1)])],
  ])('tells whether it can be about suggestions: %s', async (_when, helpful, arrange) => {
    arrange();
    await open();
    await vi.waitFor(() => expect(told()[0]).toMatchObject({ ask: { helpful } }));
  });

  it.each<[string, () => void, (() => void)?]>([
    ['the server asks nothing', () => (question = null)],
    ['the server asks what we do not know', () => (question = 'name')],
    ['the shopper is held out', () => (attributes = [{ key: '__mersalg', value: `${VISITOR}:0` }])],
    [
      'there is no consent',
      () => {},
      () => (extension.shopify.customerPrivacy.value.allowedProcessing.analytics = false),
    ],
    [
      'nothing can be remembered',
      () => {},
      () => (extension.shopify.storage.read = () => Promise.reject(new Error('no storage'))),
    ],
    [
      'the server is away',
      () => {},
      () => (extension.fetch = (() => Promise.reject(new TypeError('away'))) as typeof fetch),
    ],
  ])('is not put when %s', async (_why, arrange, over) => {
    arrange();
    await open(over);
    expect(read()).toBe('');
    if (over !== undefined || attributes[0]?.value.endsWith(':0')) expect(told()).toEqual([]);
  });
});
