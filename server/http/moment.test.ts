/** The moment that a request speaks of: each parameter is typed, bounded, and refused by its name. */
import { describe, expect, it } from 'vitest';
import { NO_MEMORY } from '../domain/journey/memory.ts';
import { LONGEST_MEMORY, memoryParam } from './memoryParam.ts';
import { deviceOf, MOST_ON_PAGE, momentOf } from './moment.ts';
import type { Params } from './params.ts';
import { previewParams } from './previewParams.ts';

const NOW = 1_700_000_000_000;
const around = { headers: {}, currency: 'SEK', now: NOW };
const moment = (params: Params) => momentOf({ placement: 'product', product: '7', ...params }, around);
const refusedFor = (field: string) =>
  expect.objectContaining({ code: 'bad-input', status: 400, data: { field } });

describe('a moment', () => {
  it('without more is what it always was, at a time', () => {
    expect(moment({})).toEqual({
      placement: 'product',
      productId: 7,
      cart: [],
      limit: 4,
      context: { country: '', language: '', device: null, cartTotal: null, now: NOW },
    });
  });

  it('says which spots stand on the page, what it shows, and where the shopper is', () => {
    const params = {
      spots: 'upgrade,bundle,upgrade,product',
      shown: '1,2',
      country: 'se',
      language: 'pt-BR',
      total: '12345',
      memory: '{"seen":{"p42":2},"returning":true}',
    };
    expect(moment(params)).toMatchObject({
      spots: ['upgrade', 'bundle', 'product'],
      onPage: [1, 2],
      memory: { ...NO_MEMORY, seen: { p42: 2 }, returning: true },
      context: { country: 'SE', language: 'pt-BR', cartTotal: 12_345 },
    });
  });

  it('counts the cart in the shop’s own minor units, by the rate that the page knows', () => {
    const total = (params: Params, currency = 'SEK') =>
      momentOf({ placement: 'cart', ...params }, { ...around, currency }).context!.cartTotal;
    expect(total({ total: '5000', rate: '0.0885' })).toBe(56_497);
    // Ajax counts hundredths of every currency, ISO 4217 does not.
    expect(total({ total: '123400' }, 'JPY')).toBe(1_234);
    expect(total({ total: '100' }, 'KWD')).toBe(1_000);
    expect(total({ rate: '2' })).toBeNull();
  });

  it.each<[string, Params, string]>([
    ['an unknown spot', { spots: 'upgrade,footer' }, 'spots'],
    ['a spot of Object', { spots: 'constructor' }, 'spots'],
    ['empty spots', { spots: ',' }, 'spots'],
    ['more spots than there are', { spots: 'cart,'.repeat(20) }, 'spots'],
    ['spots twice', { spots: ['cart', 'exit'] }, 'spots'],
    ['a country of three', { country: 'SWE' }, 'country'],
    ['a language of Liquid', { language: '{{x}}' }, 'language'],
    ['a total with decimals', { total: '12.5' }, 'total'],
    ['a negative total', { total: '-1' }, 'total'],
    ['a rate of 0', { rate: '0', total: '1' }, 'rate'],
    ['a rate that is none', { rate: '1e5', total: '1' }, 'rate'],
    ['an id that is none', { shown: '1,x' }, 'shown'],
    [
      'too much shown',
      { shown: Array.from({ length: MOST_ON_PAGE + 1 }, (_, at) => at + 1).join() },
      'shown',
    ],
    ['memory that is no JSON', { memory: '{' }, 'memory'],
    ['memory twice', { memory: ['{}', '{}'] }, 'memory'],
  ])('with %s is refused by name', (_, params, field) => {
    expect(() => moment(params)).toThrow(refusedFor(field));
  });
});

describe('memory', () => {
  it('has what is missing as a new browser has it', () => {
    expect(memoryParam(undefined)).toBe(NO_MEMORY);
    expect(memoryParam('')).toBe(NO_MEMORY);
    expect(memoryParam('{}')).toEqual(NO_MEMORY);
    expect(memoryParam('{"discounted":[20000],"checkout":true,"more":1}')).toEqual({
      ...NO_MEMORY,
      discounted: [20_000],
      checkout: true,
    });
  });

  it.each<[string, string, string]>([
    ['a list', '[]', 'memory'],
    ['null', 'null', 'memory'],
    ['a word', '"x"', 'memory'],
    ['counts in a list', '{"seen":[1]}', 'memory.seen'],
    ['a count of words', '{"seen":{"p1":"2"}}', 'memory.seen.p1'],
    ['a negative count', '{"today":{"p1":-1}}', 'memory.today.p1'],
    ['a fraction', '{"declined":{"p1":1.5}}', 'memory.declined.p1'],
    ['a key of Liquid', '{"seen":{"{{x}}":1}}', 'memory.seen'],
    ['a prototype', '{"seen":{"__proto__":1}}', 'memory.seen'],
    ['a day that is none', '{"discounted":["x"]}', 'memory.discounted'],
    ['too many days', `{"discounted":[${Array.from({ length: 61 }, () => 1).join()}]}`, 'memory.discounted'],
    ['a flag of 1', '{"checkout":1}', 'memory.checkout'],
    ['too much', `{"seen":{"p1":1}}${' '.repeat(LONGEST_MEMORY)}`, 'memory'],
  ])('that holds %s is refused by name', (_, text, field) => {
    expect(() => memoryParam(text)).toThrow(refusedFor(field));
  });

  it('lets no key reach what objects have by themselves', () => {
    const memory = memoryParam('{"__proto__":{"checkout":true},"declined":{"constructor":5}}');
    expect(memory.checkout).toBe(false);
    expect(Object.hasOwn(memory.declined, 'constructor')).toBe(true);
    expect(({} as Record<string, unknown>).checkout).toBeUndefined();
  });
});

describe('the device', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148 Safari/604.1', 'phone'],
    ['Mozilla/5.0 (Linux; Android 16; Pixel 9) Chrome/140.0 Mobile Safari/537.36', 'phone'],
    ['Mozilla/5.0 (Linux; Android 16; SM-X910) Chrome/140.0 Safari/537.36', 'tablet'],
    ['Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) Mobile/15E148', 'tablet'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36', 'desktop'],
  ])('%s is a %s', (agent, device) => expect(deviceOf({ 'user-agent': agent })).toBe(device));

  it('is not known of a browser that says nothing', () => {
    expect(deviceOf({})).toBeNull();
    expect(deviceOf({ 'sec-ch-ua-mobile': '?1' })).toBe('phone');
  });
});

describe('the preview', () => {
  const ask = (params: Params) =>
    previewParams({ placement: 'product', product: '7', ...params }, { currency: 'SEK', now: NOW });

  it('may try out a device and a past', () => {
    expect(ask({})).toMatchObject({ limit: 12, context: { device: null } });
    expect(ask({}).personal).toBeUndefined();
    const tried = ask({ device: 'tablet', bought: '3', boughtDays: '10', orders: '2' });
    expect(tried.context?.device).toBe('tablet');
    const day = 86_400_000;
    expect(tried.personal?.purchases).toEqual([{ productId: 3, at: [NOW - 20 * day, NOW - 10 * day] }]);
  });

  it.each<[Params, string]>([
    [{ device: 'watch' }, 'device'],
    [{ bought: 'x' }, 'bought'],
    [{ orders: '0' }, 'orders'],
  ])('refuses %j by name', (params, field) => expect(() => ask(params)).toThrow(refusedFor(field)));
});
