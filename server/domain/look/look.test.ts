/** What the theme is told of a look, and which looks are refused. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings, storedSettings } from '../settings.ts';
import { DEFAULT_LOOK, toldLook } from './look.ts';
import { parseLook } from './parseLook.ts';

describe('the theme is told', () => {
  it('nothing while all is as usual', () => {
    expect(toldLook(DEFAULT_LOOK, '')).toEqual({});
  });

  it('titles by language, for both codes of Norwegian, numbers of cards, and one style sheet with the merchant’s own last', () => {
    const spots = {
      ...DEFAULT_LOOK.spots,
      cart: {
        cards: 2,
        titles: [
          { language: 'nb', text: 'Til kurven' },
          { language: 'sv', text: 'Till korgen' },
        ],
      },
    };
    const look = { ...DEFAULT_LOOK, spots, radius: 0, gap: 24 };
    expect(toldLook(look, '.mersalg h2{color:red}')).toEqual({
      titles: { cart: { no: 'Til kurven', nb: 'Til kurven', sv: 'Till korgen' } },
      cards: { cart: 2 },
      css: '.mersalg{--mersalg-radius:0px;--mersalg-gap:24px}\n.mersalg h2{color:red}',
    });
  });

  it('of buttons only where they are not the usual ones, and never of those that decline', () => {
    for (const button of ['theme', 'filled'] as const) {
      const { css } = toldLook({ ...DEFAULT_LOOK, button }, '');
      expect(css).toContain('button:not(.mersalg__decline,.mersalg__close)');
    }
  });
});

describe('a look from outside', () => {
  it('keeps what it does not speak of, and drops titles without text', () => {
    const kept = { ...DEFAULT_LOOK, radius: 8, css: 'a{color:red}' };
    const cart = {
      titles: [
        { language: 'sv', text: '  Mer  ' },
        { language: 'da', text: ' ' },
      ],
    };
    expect(parseLook({ gap: 8, spots: { cart } }, kept)).toEqual({
      ...kept,
      gap: 8,
      spots: { ...kept.spots, cart: { cards: null, titles: [{ language: 'sv', text: 'Mer' }] } },
    });
  });

  it('of a spot whose number cannot be chosen has none', () => {
    expect(parseLook({ spots: { upgrade: { cards: 3 } } }, DEFAULT_LOOK).spots.upgrade.cards).toBeNull();
  });

  it.each([
    [{ radius: 99 }, 'look.radius'],
    [{ radius: 1.5 }, 'look.radius'],
    [{ gap: '8' }, 'look.gap'],
    [{ button: 'round' }, 'look.button'],
    [{ css: 'x'.repeat(10_001) }, 'look.css'],
    [{ spots: { product: { cards: 9 } } }, 'look.spots.product.cards'],
    [{ spots: { cart: { titles: [{ language: 'sv-SE', text: 'a' }] } } }, 'look.spots.cart.titles'],
    [{ spots: { cart: { titles: [{ language: '__proto__', text: 'a' }] } } }, 'look.spots.cart.titles'],
    [
      {
        spots: {
          cart: {
            titles: [
              { language: 'sv', text: 'a' },
              { language: 'sv', text: 'b' },
            ],
          },
        },
      },
      'look.spots.cart.titles',
    ],
    [[], 'look'],
  ])('%j is refused by the name of its field', (look, field) => {
    expect(() => parseSettings({ ...DEFAULT_SETTINGS, look })).toThrow(field);
  });

  it('that was stored is read back whole, and is as usual where none was', () => {
    const look = parseLook(
      { spots: { cart: { cards: 2, titles: [{ language: 'sv', text: 'Mer' }] } } },
      DEFAULT_LOOK,
    );
    expect(storedSettings(JSON.parse(JSON.stringify({ ...DEFAULT_SETTINGS, look }))).look).toEqual(look);
    const { look: _, ...older } = DEFAULT_SETTINGS;
    expect(storedSettings(older).look).toEqual(DEFAULT_LOOK);
  });
});
