/** Puts an amount that we have reckoned ourselves in words; prices come from the platform as they are. */
import type { Texts } from './text.ts';

/** An amount in hundredths, as Liquid counts in every currency, without empty decimals: `120 kr`. */
export function sayMoney(texts: Texts, hundredths: number, currency: string): string {
  const format = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  return new Intl.NumberFormat(texts.language, format).format(hundredths / 100);
}

/** An amount must not be torn apart at the end of a line. */
export const unbroken = (money: string) => money.replaceAll(' ', '\u00a0');
