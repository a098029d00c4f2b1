/** What a shelf of cards is doing. */
import { describe, expect, it } from 'vitest';
import * as store from './store.ts';
import { item, variant } from './testing/answers.ts';

describe('a shelf', () => {
  it('keeps what each card is doing apart', () => {
    const shelf = store.createShelf([item(2), item(3)]);
    store.setStep(shelf, 2, { kind: 'adding' }, '');
    store.setStep(shelf, 3, { kind: 'refused', message: 'Sold out' }, 'Sold out');
    expect(shelf.getState()).toMatchObject({
      steps: { 2: { kind: 'adding' }, 3: { kind: 'refused', message: 'Sold out' } },
      said: 'Sold out',
    });
  });

  it('stands for the variant picked, else for the first; a pick that is gone does not matter', () => {
    const shirt = item(2, { variants: [variant(20), variant(21)] });
    expect(store.variantOf(shirt, {}).id).toBe(20);
    expect(store.variantOf(shirt, { 2: 21 }).id).toBe(21);
    expect(store.variantOf(shirt, { 2: 99 }).id).toBe(20);
  });
});
