/** Puts things in words: the texts come from the extension's locale files, through Liquid, in a JSON script tag. */

export type Texts = Readonly<Record<string, string>>;
/** What fills a text's places. */
export type Values = object;

let texts: Texts | undefined;

/** Takes the texts on this page, the same for all of it; none where they are missing or broken. */
function read(): Texts {
  try {
    return JSON.parse(document.querySelector('[data-mersalg-texts]')!.textContent) as Texts;
  } catch {
    return {};
  }
}
const all = () => (texts ??= read());

/** For tests: speaks these texts from now on; without any, those of the page as it is now. */
export function speak(other?: Texts): void {
  texts = other;
}

/** A text with its `[name]` places filled. An unknown text is empty: a blank is better than a key on a shop's page. */
export function say(key: string, values: Values = {}): string {
  return (all()[key] ?? '').replace(
    /\[(\w+)]/g,
    (_, name: string) => `${(values as Record<string, unknown>)[name] ?? ''}`,
  );
}

/**
 * A text that depends on a number, which fills `[orders]`: `key.one`, `key.other` and whatever forms the language has.
 * The rules follow the language of the texts, not of the page: a shop in a language we lack reads English, correctly.
 */
export function sayCount(key: string, count: number, values: Values = {}): string {
  const { language } = all();
  const form = `${key}.${new Intl.PluralRules(language).select(count)}`;
  const orders = count.toLocaleString(language);
  return say(form in all() ? form : `${key}.other`, { ...values, orders });
}

/** What is true of an offer besides its price: until when, and how many are left; '' where nothing is told. */
export function sayFacts({ ends, left }: { readonly ends?: string; readonly left?: number }): string {
  const date =
    ends && new Date(ends).toLocaleString(all().language, { dateStyle: 'medium', timeStyle: 'short' });
  return joined(date && say('ends', { date }), left && sayCount('left', left));
}

/** `4.7 of 5 (132)`, in the language's own digits; '' where there is none. */
export function sayRating(rating: { readonly value: number; readonly count: number } | undefined): string {
  return rating
    ? sayCount('rating', rating.count, { value: rating.value.toLocaleString(all().language) })
    : '';
}

/** What there is of these, side by side. */
export const joined = (...facts: readonly unknown[]) => facts.filter(Boolean).join(' · ');

/**
 * The name of a difference, or a value that has words of its own (`tier`, `best`): what the texts do not know is the
 * shop's own word, and begins as words in a table do.
 */
export const sayWhat = (what: string, value?: string) =>
  value === undefined
    ? (all()[`what.${what}`] ?? what.replace(/^./u, (first) => first.toUpperCase()))
    : (all()[`what.${what}.${value}`] ?? value);
