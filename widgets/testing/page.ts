/** A page as the loader hands it to placements, with its memory in a variable. */
import type { Page, Remembered } from '../page.ts';

export const FRESH: Remembered = {
  began: 1,
  last: 5,
  seen: {},
  today: {},
  declined: {},
  discounted: [],
  checkout: false,
  day: 20_000,
  first: 20_000,
  mute: false,
};

export function pageOf(change: Partial<Remembered> = {}, page: Partial<Page> = {}): Page {
  let memory = { ...FRESH, ...change };
  return {
    root: '/',
    where: '',
    memory: () => memory,
    note: (next) => {
      memory = { ...memory, ...next };
    },
    collapse: () => {},
    personal: async () => '',
    ...page,
  };
}
