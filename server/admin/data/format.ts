/** Numbers, money, dates and durations in words, by Intl, in the page's language, the merchant's region and the shop's time zone. */
import { exponentOf } from '../../domain/money.ts';
import { LANGUAGE, preferredLanguages } from './language.ts';
import { shopZone, wallTime } from './zone.ts';

/**
 * The locale for Intl: our texts' language with the region of the merchant's first preference that has one,
 * so that a Swedish merchant reads English with Swedish separators and a 24-hour clock (`en-SE`).
 */
export function formattingLocale(preferences: readonly string[], language: string = LANGUAGE): string {
  for (const preference of preferences) {
    try {
      const region = new Intl.Locale(preference).region ?? new Intl.Locale(preference).maximize().region;
      if (region !== undefined) return `${language}-${region}`;
    } catch {
      // A malformed preference says nothing; the next one may.
    }
  }
  return language;
}

export interface Format {
  /** 12000 → "12,000". */
  number(value: number): string;
  /** A share of 1, with two significant digits below ten per cent: 0.034 → "3.4%". */
  percent(share: number): string;
  /** Hundredths of a percent, none of them rounded away: 1250 → "12.5%". */
  hundredths(value: number): string;
  /** Minor units, e.g. `money(12950, 'SEK')` → "129,50 kr". */
  money(minor: number, currency: string): string;
  /**
   * A difference of money, signed, in three significant digits, for more would claim more than is known:
   * 481234 → "+4,810 kr".
   */
  gain(minor: number, currency: string): string;
  /** A difference of two shares of something, signed: 0.048 → "+4.8%". */
  change(share: number): string;
  /** A difference of two shares in percentage points, signed, without its unit: 0.0042 → "+0.42". */
  points(share: number): string;
  /** A whole score, signed: 42 → "+42". */
  score(value: number): string;
  /** Any figure in three significant digits; signed where it is a difference. */
  rough(value: number, signed?: boolean): string;
  /** Epoch ms: the day, and the year when it is another. */
  day(at: number, now: number): string;
  /** A day as the server counts them, in days since the epoch by UTC; the year when it is another than now's. */
  date(day: number, now: number): string;
  /** Epoch ms: the time alone when it is today, else the day with it, and the year when it is another. */
  when(at: number, now: number): string;
  /** Epoch ms in full, for titles. */
  instant(at: number): string;
  /** Milliseconds, to the second: "48 sec", "1 min 12 sec", "2 hr 5 min". */
  duration(ms: number): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
}

const DAY_MS = 86_400_000;

/** One form of telling times, by time zone; each is made when it is first asked for. */
function zoned(locale: string, form: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const known = made.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...form, timeZone });
    made.set(timeZone, known);
    return known;
  };
}

/** `zone`: the time zone that days and times are told in, asked at each telling. */
export function createFormat(locale: string, zone: () => string = shopZone): Format {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2 });
  const exactPercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const time = zoned(locale, { hour: '2-digit', minute: '2-digit' });
  const day = { day: 'numeric', month: 'short' } as const;
  const clock = { ...day, hour: '2-digit', minute: '2-digit' } as const;
  const thisYear = zoned(locale, clock);
  const otherYear = zoned(locale, { ...clock, year: 'numeric' });
  const full = zoned(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const onlyDay = zoned(locale, day);
  const dayOfYear = zoned(locale, { ...day, year: 'numeric' });
  const dayIn = (timeZone: string, at: number, now: number) => {
    const isThisYear = wallTime(at, timeZone).slice(0, 4) === wallTime(now, timeZone).slice(0, 4);
    return (isThisYear ? onlyDay : dayOfYear)(timeZone).format(at);
  };
  const signed = { signDisplay: 'exceptZero' } as const;
  const change = new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: 2, ...signed });
  const points = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2, ...signed });
  const rough = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const roughSigned = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3, ...signed });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const currencies = new Map<string, Intl.NumberFormat>();
  const gains = new Map<string, Intl.NumberFormat>();
  const unit = (name: 'second' | 'minute' | 'hour', value: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

  function gainFormat(currency: string, minor: number): Intl.NumberFormat {
    // Below ten units cents tell something; from there on they are noise.
    const isSmall = Math.abs(minor) < 10 ** (exponentOf(currency) + 1);
    const key = `${currency} ${isSmall}`;
    let format = gains.get(key);
    if (format === undefined) {
      const style = /^[A-Z]{3}$/.test(currency) ? { style: 'currency', currency } : {};
      const digits = isSmall
        ? { minimumFractionDigits: exponentOf(currency), maximumFractionDigits: exponentOf(currency) }
        : { maximumSignificantDigits: 3, maximumFractionDigits: 0, roundingPriority: 'lessPrecision' };
      format = new Intl.NumberFormat(locale, {
        ...style,
        ...digits,
        ...signed,
      } as Intl.NumberFormatOptions);
      gains.set(key, format);
    }
    return format;
  }

  function currencyFormat(currency: string): Intl.NumberFormat {
    let format = currencies.get(currency);
    if (format === undefined) {
      // Intl refuses what is not three letters; the shop's currency is '' until it is known.
      const style = /^[A-Z]{3}$/.test(currency) ? { style: 'currency', currency } : {};
      const digits = {
        minimumFractionDigits: exponentOf(currency),
        maximumFractionDigits: exponentOf(currency),
      };
      format = new Intl.NumberFormat(locale, { ...style, ...digits } as Intl.NumberFormatOptions);
      currencies.set(currency, format);
    }
    return format;
  }

  return {
    number: (value) => number.format(value),
    percent: (share) => (Math.abs(share) < 0.1 ? finePercent : percent).format(share),
    hundredths: (value) => exactPercent.format(value / 10_000),
    money: (minor, currency) => currencyFormat(currency).format(minor / 10 ** exponentOf(currency)),
    gain: (minor, currency) => gainFormat(currency, minor).format(minor / 10 ** exponentOf(currency)),
    change: (share) => change.format(share),
    points: (share) => points.format(share * 100),
    score: (value) => roughSigned.format(Math.round(value)),
    rough: (value, isSigned = false) => (isSigned ? roughSigned : rough).format(value),
    day: (at, now) => dayIn(zone(), at, now),
    date: (number, now) => dayIn('UTC', number * DAY_MS, now),
    when(at, now) {
      const [then, today] = [wallTime(at, zone()), wallTime(now, zone())];
      if (then.slice(0, 10) === today.slice(0, 10)) return time(zone()).format(at);
      return (then.slice(0, 4) === today.slice(0, 4) ? thisYear : otherYear)(zone()).format(at);
    },
    instant: (at) => full(zone()).format(at),
    duration(ms) {
      const seconds = Math.max(0, Math.round(ms / 1000));
      if (seconds < 60) return unit('second', seconds);
      if (seconds < 3600)
        return `${unit('minute', Math.floor(seconds / 60))} ${unit('second', seconds % 60)}`;
      return `${unit('hour', Math.floor(seconds / 3600))} ${unit('minute', Math.floor(seconds / 60) % 60)}`;
    },
    list: (items) => list.format(items),
  };
}

/** The admin's locale is often a bare language ("sv"): a browser preference that names a region knows better. */
const regional = (all: readonly string[]) => [...all.filter((tag) => tag.includes('-')), ...all];

export const format: Format = createFormat(formattingLocale(regional(preferredLanguages())));
