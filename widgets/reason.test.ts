/** Every kind of reason, in every language of the extension. */
import { describe, expect, it } from 'vitest';
import type { ToldReason } from '../server/domain/suggestion.ts';
import { sayReason } from './reason.ts';
import { item, variant } from './testing/answers.ts';
import { textsOf } from './testing/texts.ts';
import { speak } from './text.ts';

const BOOT = 1;
const title = 'Boot [orders] $& <b>';
const titles = (id: number) => (id === BOOT ? title : undefined);
const say = (language: string, reason: ToldReason, named = false, more: string | null = null) => {
  speak(textsOf(language));
  return sayReason(item(2, { reason }), variant(20, { more }), named ? titles : undefined);
};

const together = (orders: number): ToldReason => ({ kind: 'bought-together', orders, share: 1, with: BOOT });
const like = (orders: number): ToldReason => ({
  kind: 'like-bought-together',
  like: 9,
  orders,
  share: 1,
  with: BOOT,
});
const again = (times: number): ToldReason => ({ kind: 'again', times, daysAgo: 30 });
const popular = (orders: number): ToldReason => ({ kind: 'popular', orders, days: 30 });

describe('a reason in words', () => {
  it.each<[string, ToldReason, string]>([
    ['en.default', together(1), 'Bought together in 1 order'],
    ['en.default', together(1_234), 'Bought together in 1,234 orders'],
    ['sv', together(1), 'Köpta tillsammans i 1 beställning'],
    ['sv', together(38), 'Köpta tillsammans i 38 beställningar'],
    ['da', together(1), 'Købt sammen i 1 ordre'],
    ['da', together(1_234), 'Købt sammen i 1.234 ordrer'],
    ['nb', together(1), 'Kjøpt sammen i 1 bestilling'],
    ['nb', together(38), 'Kjøpt sammen i 38 bestillinger'],
    ['en.default', like(1), 'Similar products were bought together in 1 order'],
    ['en.default', like(38), 'Similar products were bought together in 38 orders'],
    ['sv', like(38), 'Liknande varor har köpts ihop i 38 beställningar'],
    ['da', like(38), 'Lignende varer er købt sammen i 38 ordrer'],
    ['nb', like(38), 'Lignende varer er kjøpt sammen i 38 bestillinger'],
    ['en.default', again(1), 'You bought this 30 days ago'],
    ['en.default', again(3), 'You bought this 3 times, last 30 days ago'],
    ['sv', again(1), 'Du köpte den för 30 dagar sedan'],
    ['sv', again(3), 'Du har köpt den 3 gånger, senast för 30 dagar sedan'],
    ['da', again(1), 'Du købte den for 30 dage siden'],
    ['da', again(3), 'Du har købt den 3 gange, senest for 30 dage siden'],
    ['nb', again(1), 'Du kjøpte den for 30 dager siden'],
    ['nb', again(3), 'Du har kjøpt den 3 ganger, sist for 30 dager siden'],
    ['en.default', popular(1), 'Popular: in 1 order of the last 30 days'],
    ['en.default', popular(120), 'Popular: in 120 orders of the last 30 days'],
    ['sv', popular(120), 'Populär: i 120 beställningar de senaste 30 dagarna'],
    ['da', popular(120), 'Populær: i 120 ordrer de seneste 30 dage'],
    ['nb', popular(120), 'Populær: i 120 bestillinger de siste 30 dagene'],
    ['en.default', { kind: 'pinned' }, 'Recommended by the shop'],
    ['sv', { kind: 'pinned' }, 'Rekommenderas av butiken'],
    ['da', { kind: 'pinned' }, 'Anbefalet af butikken'],
    ['nb', { kind: 'pinned' }, 'Anbefalt av butikken'],
    ['en.default', { kind: 'similar-cheaper', to: BOOT }, ''],
  ])('%s, %j', (language, reason, words) => {
    expect(say(language, reason)).toBe(words);
  });

  it.each([
    ['en.default', '750 ml instead of 500 ml, 3 instead of 2, 50,00 kr more'],
    ['sv', '750 ml i stället för 500 ml, 3 i stället för 2, 50,00 kr dyrare'],
    ['da', '750 ml i stedet for 500 ml, 3 i stedet for 2, 50,00 kr dyrere'],
    ['nb', '750 ml i stedet for 500 ml, 3 i stedet for 2, 50,00 kr dyrere'],
  ])('%s says in what something is better, and what that costs', (language, words) => {
    const gains = [
      { from: '500 ml', to: '750 ml' },
      { from: '2', to: '3' },
    ];
    const reason: ToldReason = { kind: 'similar-better', than: BOOT, gains };
    expect(say(language, reason, false, '50,00 kr')).toBe(words);
    expect(say(language, { ...reason, gains: [] })).toBe('');
    // What the other lacks altogether has no instead.
    expect(say(language, { ...reason, gains: [{ from: '', to: 'Pro' }] })).toBe('Pro');
  });

  it('names the product it goes with, as text: a title with brackets or dollars stays itself', () => {
    expect(say('en.default', together(2), true)).toBe(`Bought with ${title} in 2 orders`);
    expect(say('nb', like(2), true)).toBe(`Ligner noe kjøpt med ${title} i 2 bestillinger`);
    expect(say('en.default', again(2), true)).toBe('You bought this 2 times, last 30 days ago');
  });

  it('is blank where the texts are missing or the kind is not known here', () => {
    speak({});
    expect(sayReason(item(2), variant(20))).toBe('');
    expect(say('sv', { kind: 'constructor' } as unknown as ToldReason)).toBe('');
  });
});
