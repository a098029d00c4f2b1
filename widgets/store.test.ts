/** The memory of a visit, and what a shelf of cards is doing. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Page, Visit } from './page.ts';
import { item, variant } from './testing/answers.ts';

const fresh: Visit = { began: 1, last: 5, shown: {}, exitShown: false, dismissed: false };
const page = (save: (visit: Visit) => void): Page => ({
  root: '/',
  visit: fresh,
  save,
  personal: async () => '',
});

let store: typeof import('./store.ts');
beforeEach(async () => {
  vi.resetModules();
  store = await import('./store.ts');
});

describe('the memory of a visit', () => {
  it('is one for all placements, and every change is written back', () => {
    const saved: Visit[] = [];
    const visit = store.visitOf(page((state) => saved.push(state)));
    expect(store.visitOf(page(() => {}))).toBe(visit);
    store.markShown(visit, 'product', 4);
    store.markShown(visit, 'cart', 3);
    store.markShown(visit, 'product', 2);
    expect(saved.at(-1)).toEqual({ ...fresh, shown: { product: 6, cart: 3 } });
    visit.setState({ exitShown: true });
    expect(saved.at(-1)).toMatchObject({ exitShown: true, last: 5, dismissed: false });
  });
});

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
