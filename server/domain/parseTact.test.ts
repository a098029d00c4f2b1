import { expect, test } from 'vitest';
import { DEFAULT_TACT, type Tact } from './journey/memory.ts';
import { parseTact, TACT_BOUNDS } from './parseTact.ts';
import { DEFAULT_SETTINGS, parseSettings, storedSettings } from './settings.ts';

test('limits of tact are taken as they are, unknown keys dropped, absent ones kept', () => {
  const tact: Tact = {
    perVisit: 1,
    perDay: 2,
    declinedDays: 7,
    pressure: 0,
    discounts: 0,
    marginFloor: 25,
    priceFloor: 70,
    quiet: [{ days: [6, 7], from: 1320, to: 480 }],
    exit: 'calm',
  };
  expect(parseTact({ ...tact, shout: true }, DEFAULT_TACT)).toEqual(tact);
  expect(parseTact({ pressure: 3 }, tact)).toEqual({ ...tact, pressure: 3 });
  expect(parseTact(undefined, tact)).toBe(tact);
  expect(parseSettings({ ...DEFAULT_SETTINGS, tact }).tact).toEqual(tact);
});

test('a page older than them cannot undo them', () => {
  const tact = { ...DEFAULT_TACT, pressure: 1 };
  const { placements, excludedProducts } = DEFAULT_SETTINGS;
  expect(parseSettings({ placements, excludedProducts }, { ...DEFAULT_SETTINGS, tact }).tact).toEqual(tact);
});

test('settings stored before them have the usual ones', () => {
  expect(storedSettings({ excludedProducts: [7] }).tact).toEqual(DEFAULT_TACT);
  expect(storedSettings({ tact: { perDay: 1 } }).tact).toEqual({ ...DEFAULT_TACT, perDay: 1 });
});

test.each(Object.entries(TACT_BOUNDS))(
  '%s outside its bounds is refused by name',
  (name, { least, most }) => {
    for (const bad of [least - 1, most + 1, least + 0.5, `${least}`, null, Number.NaN]) {
      expect(() => parseTact({ [name]: bad }, DEFAULT_TACT)).toThrow(
        expect.objectContaining({ code: 'bad-input', data: { field: `tact.${name}` } }),
      );
    }
    for (const good of [least, most])
      expect(parseTact({ [name]: good }, DEFAULT_TACT)).toMatchObject({ [name]: good });
  },
);

test.each([null, 'x', [], 3])('%j is no tact', (input) => {
  expect(() => parseTact(input, DEFAULT_TACT)).toThrow(expect.objectContaining({ data: { field: 'tact' } }));
});

test.each([
  [{ exit: 'loud' }, 'tact.exit'],
  [{ quiet: 'nights' }, 'tact.quiet'],
  [{ quiet: Array(15).fill({ days: [1], from: 0, to: 0 }) }, 'tact.quiet'],
  [{ quiet: [null] }, 'tact.quiet[0]'],
  [{ quiet: [{ days: [], from: 0, to: 60 }] }, 'tact.quiet[0].days'],
  [{ quiet: [{ days: [0], from: 0, to: 60 }] }, 'tact.quiet[0].days'],
  [{ quiet: [{ days: [1], from: -1, to: 60 }] }, 'tact.quiet[0].from'],
  [{ quiet: [{ days: [1], from: 0, to: 1440 }] }, 'tact.quiet[0].to'],
])('%j is refused by name', (tact, field) => {
  expect(() => parseTact(tact, DEFAULT_TACT)).toThrow(
    expect.objectContaining({ code: 'bad-input', data: { field } }),
  );
});

test('the days of a quiet time are each named once, in the order of the week', () => {
  const quiet = [{ days: [7, 1, 7], from: 0, to: 60, loud: true }];
  expect(parseTact({ quiet }, DEFAULT_TACT).quiet).toEqual([{ days: [1, 7], from: 0, to: 60 }]);
});
