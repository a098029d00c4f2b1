/** Writes sums as the shop writes money: separators, decimals and signs are read off a sample from the platform. */

/** 1,234,567.89 in any shop's format: `1 234 567,89 kr`, `€1.234.568`, `1'234'567.89 CHF`. */
const SAMPLE = /1(\D*)234\D*56\d(?:(\D)89)?/;

/** Whether sums can be written like it. */
export const isSample = (sample: string) => SAMPLE.test(sample);

/** A sum as the platform counts in a browser: hundredths of any currency's unit, also where it has no smaller coin. */
export function writeMoney(sample: string, hundredths: number): string {
  const [body = '', group = '', point] = SAMPLE.exec(sample) ?? [];
  const [whole = '', rest] = (hundredths / 100).toFixed(point ? 2 : 0).split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, group);
  // An amount must not be torn apart at the end of a line.
  return sample.replace(body, () => digits + (point ? point + rest : '')).replaceAll(' ', '\u00a0');
}
