import { describe, expect, it } from 'vitest';
import { builtText } from '../build.ts';
import { functionOf } from '../shop/discounts/function.ts';
import { comparePromises } from './promises.ts';

const text = builtText('discount');

describe('checkout keeps the promise', () => {
  it('to the minor unit, on 1,500 random carts in five currencies', { timeout: 120_000 }, () => {
    const { discounted, byCurrency } = comparePromises(1_500, functionOf(text), 1);
    // A test of carts on which nothing goes off would prove nothing.
    expect(discounted).toBeGreaterThan(1_000);
    expect(Object.keys(byCurrency).sort()).toEqual(['DKK', 'EUR', 'JPY', 'NOK', 'SEK']);
  });

  it('and a bundle that rounds otherwise is found out', () => {
    const broken = text.replace('+.5)', '+.4)');
    expect(broken).not.toBe(text);
    expect(() => comparePromises(1_500, functionOf(broken), 1)).toThrow('Counterexample');
  });
});
