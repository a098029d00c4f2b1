/** Ruby's decimals in JavaScript, where 21.0 and 21 are one number: arithmetic that stays decimal, as Shopify's Liquid does. */
import { type Context, Drop, type Liquid, toValue } from 'liquidjs';
import { JSON_FORM } from './state.ts';

/** A decimal without a fraction (`21.0`); one with a fraction is a plain number. */
class Decimal extends Drop {
  readonly #value: number;

  constructor(value: number) {
    super();
    this.#value = value;
  }
  override valueOf(): number {
    return this.#value;
  }
  [JSON_FORM](): number {
    return this.#value;
  }
}

interface Filter {
  readonly context: Context;
  readonly token: { getText(): string };
}

/** Whole numbers give whole numbers, anything with a decimal point gives decimals: `7 | divided_by: 2` is 3. */
export function registerArithmetic(engine: Liquid): void {
  const arithmetic = (work: (a: number, b: number, decimal: boolean) => number) =>
    function (this: Filter, left: unknown, right: unknown) {
      const written = /^-?\d+\.\d+$/.test(this.token.getText().split(':')[1]?.trim() ?? '');
      const decimal = written || isDecimal(left) || isDecimal(right);
      const value = work(number(left), number(right), decimal);
      return decimal && Number.isInteger(value) ? new Decimal(value) : value;
    };
  engine.registerFilter(
    'times',
    arithmetic((a, b) => a * b),
  );
  engine.registerFilter(
    'plus',
    arithmetic((a, b) => a + b),
  );
  engine.registerFilter(
    'minus',
    arithmetic((a, b) => a - b),
  );
  engine.registerFilter(
    'divided_by',
    arithmetic((a, b, decimal) => {
      if (b === 0) throw new Error('divided by 0');
      return decimal ? a / b : Math.floor(a / b);
    }),
  );
}

function isDecimal(value: unknown): boolean {
  if (value instanceof Decimal) return true;
  if (typeof value === 'string') return /^\s*-?\d+\.\d+/.test(value);
  return typeof value === 'number' && !Number.isInteger(value);
}

/** What is no number counts as nothing, as in Ruby. */
function number(given: unknown): number {
  const value = Number(toValue(given));
  return Number.isFinite(value) ? value : 0;
}
