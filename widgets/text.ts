/** Puts things in words: the texts come from the extension's locale files, through Liquid, in a JSON script tag. */

export type Texts = Readonly<Record<string, string>>;
/** What fills a text's places. */
export type Values = object;

/** The texts on this page; an empty record when they are missing or broken. */
export function readTexts(): Texts {
  try {
    return JSON.parse(document.querySelector('[data-mersalg-texts]')?.textContent ?? '{}') as Texts;
  } catch {
    return {};
  }
}

/** A text with its `[name]` places filled. An unknown text is empty: a blank is better than a key on a shop's page. */
export function say(texts: Texts, key: string, values: Values = {}): string {
  return (texts[key] ?? '').replace(
    /\[(\w+)]/g,
    (_, name: string) => `${(values as Record<string, unknown>)[name] ?? ''}`,
  );
}

/**
 * A text that depends on a number, which fills `[orders]`: `key.one`, `key.other` and whatever forms the language has.
 * The rules follow the language of the texts, not of the page: a shop in a language we lack reads English, correctly.
 */
export function sayCount(texts: Texts, key: string, count: number, values: Values = {}): string {
  const form = new Intl.PluralRules(texts.language).select(count);
  const orders = count.toLocaleString(texts.language);
  return say(texts, `${key}.${form}` in texts ? `${key}.${form}` : `${key}.other`, { ...values, orders });
}

/** What is true of an offer besides its price: until when, and how many are left; '' where nothing is told. */
export function sayFacts(
  texts: Texts,
  { ends, left }: { readonly ends?: string; readonly left?: number },
): string {
  const date =
    ends && new Date(ends).toLocaleString(texts.language, { dateStyle: 'medium', timeStyle: 'short' });
  return joined(date && say(texts, 'ends', { date }), left && sayCount(texts, 'left', left));
}

/** `4.7 of 5 (132)`, in the language's own digits; '' where there is none. */
export function sayRating(
  texts: Texts,
  rating: { readonly value: number; readonly count: number } | undefined,
): string {
  return rating
    ? sayCount(texts, 'rating', rating.count, { value: rating.value.toLocaleString(texts.language) })
    : '';
}

/** What there is of these, side by side. */
export const joined = (...facts: readonly unknown[]) => facts.filter(Boolean).join(' · ');

/**
 * The name of a difference, or a value that has words of its own (`tier`, `best`): what the texts do not know is the
 * shop's own word, and begins as words in a table do.
 */
export const sayWhat = (texts: Texts, what: string, value?: string) =>
  value === undefined
    ? (texts[`what.${what}`] ?? what.replace(/^./u, (first) => first.toUpperCase()))
    : (texts[`what.${what}.${value}`] ?? value);
