import { expect, it, test } from 'vitest';
import { DEFAULT_MEASURE, inEpoch, type Measure } from './measure/measure.ts';
import { MEASURE_BOUNDS, parseMeasure } from './parseMeasure.ts';
import { DEFAULT_SETTINGS, parseSettings, storedSettings } from './settings.ts';

const CHOSEN: Measure = {
  share: 10,
  epoch: 4,
  startedAt: 77,
  assumedMargin: 40,
  guard: false,
  feedback: false,
};

test('choices are taken as they are, unknown keys dropped, absent ones kept', () => {
  const said = { share: 1, assumedMargin: null, guard: true, feedback: true, peek: true };
  const { peek: _, ...clean } = said;
  expect(parseMeasure(said, CHOSEN)).toEqual({ ...CHOSEN, ...clean });
  expect(parseMeasure({ assumedMargin: 35 }, CHOSEN)).toEqual({ ...CHOSEN, assumedMargin: 35 });
  expect(parseMeasure(undefined, CHOSEN)).toBe(CHOSEN);
  expect(parseSettings({ ...DEFAULT_SETTINGS, measure: { share: 7 } }).measure).toMatchObject({ share: 7 });
});

test('the epoch is not the page’s to say', () => {
  expect(parseMeasure({ epoch: 9, startedAt: 1 }, CHOSEN)).toEqual(CHOSEN);
});

test('a page older than them cannot undo them', () => {
  const { placements, excludedProducts } = DEFAULT_SETTINGS;
  const kept = { ...DEFAULT_SETTINGS, measure: CHOSEN };
  expect(parseSettings({ placements, excludedProducts }, kept).measure).toEqual(CHOSEN);
});

test('settings stored before them have the usual ones', () => {
  expect(storedSettings({ excludedProducts: [7] }).measure).toEqual(DEFAULT_MEASURE);
  expect(storedSettings({ measure: { share: 9, assumedMargin: 30 } }).measure).toEqual({
    ...DEFAULT_MEASURE,
    share: 9,
    assumedMargin: 30,
  });
});

test.each(Object.entries(MEASURE_BOUNDS))(
  '%s outside its bounds is refused by name',
  (name, { least, most }) => {
    for (const bad of [least - 1, most + 1, least + 0.5, `${least}`, Number.NaN, true]) {
      expect(() => parseMeasure({ [name]: bad }, DEFAULT_MEASURE)).toThrow(
        expect.objectContaining({ code: 'bad-input', data: { field: `measure.${name}` } }),
      );
    }
    for (const good of [least, most])
      expect(parseMeasure({ [name]: good }, DEFAULT_MEASURE)).toMatchObject({ [name]: good });
  },
);

test.each([
  [{ share: null }, 'measure.share'],
  [{ guard: 1 }, 'measure.guard'],
  [{ feedback: 'yes' }, 'measure.feedback'],
  [null, 'measure'],
  [[], 'measure'],
])('%j is refused', (input, field) => {
  expect(() => parseMeasure(input, DEFAULT_MEASURE)).toThrow(expect.objectContaining({ data: { field } }));
});

it('begins a new epoch whenever the share changes, back again too, and by nothing else', () => {
  const wider = inEpoch(DEFAULT_MEASURE, { ...DEFAULT_MEASURE, share: 10 }, 500);
  expect(wider).toEqual({ ...DEFAULT_MEASURE, share: 10, epoch: 2, startedAt: 500 });
  const margin = inEpoch(wider, { ...wider, assumedMargin: 40, guard: false }, 600);
  expect(margin).toEqual({ ...wider, assumedMargin: 40, guard: false });
  expect(inEpoch(margin, { ...margin, share: 5 }, 700)).toMatchObject({ epoch: 3, startedAt: 700 });
});
