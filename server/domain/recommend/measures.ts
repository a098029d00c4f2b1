/** Reads amounts with units out of texts: `500 ml`, `1,5 l`, `2-pack`, `set of 3`, `45x30cm`, `40 tum`. */

export interface Measure {
  /** What is measured: `volume`, `weight`, `length`, `size`, `pieces`, `power`… */
  readonly what: string;
  /** In the smallest unit of its kind, so that amounts compare: millilitres, grams, millimetres, square millimetres. */
  readonly value: number;
  /** As the text has it, for people. */
  readonly text: string;
}

/** Kind of amount and factor to its smallest unit. Written as in English, the Nordic languages and German. */
const UNITS: Readonly<Record<string, readonly [what: string, factor: number]>> = {
  ...units('volume', { ml: 1, cl: 10, dl: 100, l: 1000, ltr: 1000, lt: 1000, liter: 1000, liters: 1000 }),
  ...units('volume', { litre: 1000, litres: 1000, litraa: 1000, floz: 29.57 }),
  ...units('weight', { mg: 0.001, g: 1, gr: 1, gram: 1, grams: 1, hg: 100, kg: 1000, kilo: 1000, oz: 28.35 }),
  ...units('weight', { lb: 453.6, lbs: 453.6, gramm: 1 }),
  ...units('length', {
    mm: 1,
    cm: 10,
    m: 1000,
    meter: 1000,
    metre: 1000,
    inch: 25.4,
    inches: 25.4,
    '"': 25.4,
  }),
  ...units('length', {
    '”': 25.4,
    '″': 25.4,
    tum: 25.4,
    tommer: 25.4,
    tomme: 25.4,
    tuumaa: 25.4,
    zoll: 25.4,
  }),
  ...units('power', { w: 1, watt: 1, kw: 1000 }),
  ...units('battery', { mah: 1, ah: 1000 }),
  ...units('energy', { wh: 1, kwh: 1000 }),
  ...units('brightness', { lm: 1, lumen: 1, lumens: 1 }),
  ...units('storage', { mb: 1, gb: 1000, tb: 1_000_000 }),
  ...units('duration', { h: 60, hour: 60, hours: 60, timmar: 60, timer: 60, tuntia: 60, stunden: 60 }),
  ...units('duration', { min: 1, minutes: 1, minuter: 1, minutter: 1, minuten: 1 }),
  ...units('years', { year: 1, years: 1, år: 1, vuotta: 1, jahre: 1 }),
  ...units('grammage', { 'g/m²': 1, 'g/m2': 1, gsm: 1 }),
  ...units('pieces', { pack: 1, pk: 1, pcs: 1, pc: 1, pieces: 1, piece: 1, st: 1, stk: 1, stück: 1, kpl: 1 }),
  ...units('pieces', {
    delar: 1,
    dele: 1,
    deler: 1,
    teilig: 1,
    set: 1,
    er: 1,
    pakke: 1,
    osainen: 1,
    pair: 1,
    pairs: 1,
  }),
};

function units(what: string, factors: Record<string, number>): Record<string, readonly [string, number]> {
  return Object.fromEntries(Object.entries(factors).map(([unit, factor]) => [unit, [what, factor]]));
}

/** A number with an optional fraction after a point or comma; at most nine digits, so that no text becomes Infinity. */
const NUMBER = String.raw`(?<![\p{L}\p{N}.,])(\d{1,9}(?:[.,]\d{1,4})?)`;
const UNIT = String.raw`(g\/m[²2]|fl\.?\s?oz|["”″]|\p{L}+)`;
/** The end of a unit: `5 larger` is no five litres. */
const END = String.raw`(?![\p{L}\p{N}])`;
const AMOUNT = new RegExp(String.raw`${NUMBER}(?:\s|-)?${UNIT}${END}`, 'giu');
const AREA = new RegExp(
  String.raw`${NUMBER}\s?(mm|cm|m)?\s?[x×]\s?(\d{1,9}(?:[.,]\d{1,4})?)\s?(mm|cm|m)${END}`,
  'giu',
);
const COUNT = new RegExp(
  String.raw`(?<!\p{L})(?:set|pack|box|pair|sett|sæt|paket|pakke|satz|s)(?:\s?\/\s?|\s+(?:of|med|à|mit|von|af|av)\s+|\s+)(\d{1,4})${END}(?!\s?[x×.,]\s?\d)`,
  'giu',
);

/** Longest text read; the platform's limit of a title is 255. */
const LONGEST = 255;

/** Every amount in a text. Of a kind that the text has twice it cannot say which is meant, so none is given. */
export function measuresIn(text: string): Measure[] {
  const found: Measure[] = [];
  let rest = text.slice(0, LONGEST);
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Measure | null) => {
    for (const match of rest.matchAll(pattern)) {
      const measure = read(match);
      if (measure !== null && measure.value > 0) found.push(measure);
    }
    rest = rest.replace(pattern, ' ');
  };
  take(COUNT, (match) => ({ what: 'pieces', value: number(match[1]!), text: match[0].trim() }));
  take(AREA, (match) => {
    const factor = UNITS[match[4]!.toLowerCase()]![1];
    const other = match[2] === undefined ? factor : UNITS[match[2].toLowerCase()]![1];
    const value = number(match[1]!) * other * number(match[3]!) * factor;
    return { what: 'size', value, text: match[0].trim() };
  });
  take(AMOUNT, (match) => {
    const name = match[2]!.toLowerCase().replace(/^fl\.?\s?oz$/, 'floz');
    if (!Object.hasOwn(UNITS, name)) return null;
    const [what, factor] = UNITS[name]!;
    return { what, value: number(match[1]!) * factor, text: match[0].trim() };
  });
  return found.filter((one) => found.every((other) => other === one || other.what !== one.what));
}

/** `1,500` is a thousand and a half; `1.500` may be either, so it is nothing (NaN); otherwise the comma is a point. */
function number(text: string): number {
  if (/^[1-9]\d{0,5},\d{3}$/.test(text)) return Number(text.replace(',', ''));
  if (/^[1-9]\d{0,5}\.\d{3}$/.test(text)) return Number.NaN;
  return Number(text.replace(',', '.'));
}
