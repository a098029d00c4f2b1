import fc from 'fast-check';
import { describe, it } from 'vitest';
import { settle } from './settle.ts';
import type { PricedCart, Settlement, Terms } from './terms.ts';
import { someCart, someTerms } from './testing.ts';

const RUNS = { numRuns: 3_000 };

/** Holds over random carts and terms, in five currencies. */
function always(claim: (cart: PricedCart, terms: Terms[], settled: Settlement) => boolean): void {
  fc.assert(
    fc.property(someCart, someTerms, (cart, terms) => claim(cart, terms, settle(cart, terms))),
    RUNS,
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const lineOf = (cart: PricedCart, key: string) => cart.lines.find((line) => line.key === key)!;

/** The same cart as a checkout tells it: other keys, another order. */
function toldAnew(cart: PricedCart, seed: number): PricedCart {
  const renamed = new Map(cart.lines.map(({ key }, i) => [key, `c${(i * 7 + seed) % 1_000}-${key}`]));
  const lines = cart.lines.map((one) => ({
    ...one,
    key: renamed.get(one.key)!,
    parent: one.parent === null ? null : (renamed.get(one.parent) ?? one.parent),
  }));
  const shift = lines.length === 0 ? 0 : seed % lines.length;
  const turned = [...lines.slice(shift), ...lines.slice(0, shift)];
  return { ...cart, lines: seed % 2 === 0 ? turned : turned.reverse() };
}

describe('whatever the cart and the terms', () => {
  it('no price falls below nothing, and every amount is a whole number of minor units', () => {
    always(
      (_cart, _terms, { deductions, order, total, subtotal }) =>
        Number.isSafeInteger(total) &&
        total >= 0 &&
        total <= subtotal &&
        [...deductions.map(({ amount }) => amount), order?.amount ?? 1].every(
          (amount) => Number.isSafeInteger(amount) && amount > 0,
        ),
    );
  });

  it('nothing is taken off more than its pieces cost', () => {
    always((cart, _terms, { deductions }) =>
      deductions.every(
        ({ line, quantity, amount }) => amount <= lineOf(cart, line).price * quantity && quantity >= 1,
      ),
    );
  });

  it('a piece is discounted by one offer only', () => {
    always((cart, _terms, { deductions }) =>
      cart.lines.every(
        ({ key, quantity }) =>
          sum(deductions.filter(({ line }) => line === key).map((one) => one.quantity)) <= quantity,
      ),
    );
  });

  it('the total is the subtotal less what went off lines and the order', () => {
    always(
      (cart, _terms, { subtotal, deductions, order, total }) =>
        subtotal === sum(cart.lines.map(({ price, quantity }) => price * quantity)) &&
        total === subtotal - sum(deductions.map(({ amount }) => amount)) - (order?.amount ?? 0),
    );
  });

  it('no gift is given twice, nor below its threshold', () => {
    always((cart, terms, { deductions, order, states, total }) =>
      terms.every((one, i) => {
        if (one.kind !== 'gift') return true;
        const taken = deductions.filter(({ offer }) => offer === one.id);
        const state = states[i]!;
        if (state.kind !== 'gift') return false;
        const paid = total + (order?.amount ?? 0);
        return (
          sum(taken.map(({ quantity }) => quantity)) <= 1 &&
          taken.every(({ line }) => lineOf(cart, line).variantId === one.variant) &&
          (!state.given || paid >= state.threshold)
        );
      }),
    );
  });

  it('what left the cart is not discounted, nor a bundle that is no longer whole', () => {
    fc.assert(
      fc.property(someCart, someTerms, fc.nat(), (cart, terms, seed) => {
        if (cart.lines.length === 0) return true;
        const gone = cart.lines[seed % cart.lines.length]!;
        const rest = { ...cart, lines: cart.lines.filter((line) => line !== gone) };
        return settle(rest, terms).deductions.every(({ offer, line }) => {
          const one = terms.find(({ id }) => id === offer)!;
          const has = (fits: (line: PricedCart['lines'][number]) => boolean) => rest.lines.some(fits);
          return (
            line !== gone.key &&
            (one.kind !== 'bundle' ||
              one.parts.every(({ products }) => has(({ productId }) => products.includes(productId)))) &&
            (one.kind !== 'add-on' || has(({ key }) => key === lineOf(rest, line).parent))
          );
        });
      }),
      RUNS,
    );
  });

  it('terms for another market or past their end change nothing', () => {
    always((cart, terms, settled) => {
      const held = terms.filter(
        ({ countries, until }) =>
          (countries.length === 0 || countries.includes(cart.country!)) &&
          (until === null || cart.now === null || cart.now < until),
      );
      return settle(cart, held).total === settled.total;
    });
  });

  it('page and checkout agree, in whatever order and by whatever keys they tell the lines', () => {
    fc.assert(
      fc.property(someCart, someTerms, fc.nat(999), (cart, terms, seed) => {
        const [here, there] = [settle(cart, terms), settle(toldAnew(cart, seed), [...terms].reverse())];
        return (
          here.total === there.total &&
          here.order?.amount === there.order?.amount &&
          JSON.stringify([...here.states].reverse()) === JSON.stringify(there.states)
        );
      }),
      RUNS,
    );
  });

  it('settling changes neither cart nor terms', () => {
    fc.assert(
      fc.property(someCart, someTerms, (cart, terms) => {
        const before = JSON.stringify([cart, terms]);
        settle(cart, terms);
        return JSON.stringify([cart, terms]) === before;
      }),
    );
  });
});
