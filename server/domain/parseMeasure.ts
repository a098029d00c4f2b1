/** Checks what a page says of measuring: each field by itself, so that the error can name it. The epoch is never its to say. */
import type { Measure } from './measure/measure.ts';
import { record, refused, whole as wholeIn } from './parseRules.ts';

/** What a merchant steers of it. */
export type MeasureChoice = Omit<Measure, 'epoch' | 'startedAt'>;

/** Bounds of the numbers, both included; all are whole. Below 1 % nothing could ever be seen; above 20 % the shop loses by it. */
export const MEASURE_BOUNDS = {
  share: { least: 1, most: 20 },
  assumedMargin: { least: 0, most: 99 },
} as const;

/**
 * Clean choices in the epoch of `kept`: unknown keys, epoch among them, are dropped; one that is absent stays as `kept`
 * has it. Whether a new epoch begins is decided when it is saved, by `inEpoch`.
 * @throws MersalgError `bad-input` naming the field.
 */
export function parseMeasure(input: unknown, kept: Measure): Measure {
  if (input === undefined) return kept;
  const fields = record(input, 'measure');
  const read = <Name extends keyof MeasureChoice>(name: Name): unknown =>
    Object.hasOwn(fields, name) ? fields[name] : kept[name];
  const whole = (name: keyof typeof MEASURE_BOUNDS) =>
    wholeIn(read(name), `measure.${name}`, MEASURE_BOUNDS[name]);
  const isOn = (name: 'guard' | 'feedback'): boolean => {
    const value = read(name);
    if (typeof value !== 'boolean') throw refused(`measure.${name}`, 'true or false');
    return value;
  };
  return {
    share: whole('share'),
    epoch: kept.epoch,
    startedAt: kept.startedAt,
    assumedMargin: read('assumedMargin') === null ? null : whole('assumedMargin'),
    guard: isOn('guard'),
    feedback: isOn('feedback'),
  };
}
