import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuresIn } from './measures.ts';

const short = (text: string) => measuresIn(text).map(({ what, value }) => `${what} ${value}`);

test.each([
  ['Olivolja 500 ml', 'volume 500'],
  ['Kastrull 1,5 l', 'volume 1500'],
  ['Termos 0.75 L', 'volume 750'],
  ['Bottle 12 fl oz', 'volume 354.84'],
  ['Kaffe 1kg', 'weight 1000'],
  ['Honey 250 g', 'weight 250'],
  ['TV 40 tum', 'length 1016'],
  ['TV 40"', 'length 1016'],
  ['Stekpanna 28 cm', 'length 280'],
  ['Duk 140 x 180 cm', 'size 2520000'],
  ['Filler pad 45x30cm', 'size 135000'],
  ['Rug 70×200 cm', 'size 1400000'],
  ['Set of 3 cake tins', 'pieces 3'],
  ['SET/6 cups', 'pieces 6'],
  ['S/4 candles', 'pieces 4'],
  ['Handdukar 2-pack', 'pieces 2'],
  ['Tent Pegs, 10-pack', 'pieces 10'],
  ['Skedar 6 st', 'pieces 6'],
  ['Skeer 6 stk', 'pieces 6'],
  ['3er Set Messer', 'pieces 3'],
  ['Besteck 24-teilig', 'pieces 24'],
  ['Powerbank 10,000 mAh', 'battery 10000'],
  ['Borrmaskin 750 W', 'power 750'],
  ['LED 806 lm', 'brightness 806'],
  ['Disk 2 TB', 'storage 2000000'],
  ['Base layer 200 g/m²', 'grammage 200'],
])('%s', (text, measure) => {
  expect(measuresIn(text).map(({ what, value }) => `${what} ${Math.round(value * 100) / 100}`)).toEqual([
    measure,
  ]);
});

test('two kinds of amount are two measures; the same kind twice is none', () => {
  expect(short('Kaffe 1kg, 2-pack').sort()).toEqual(['pieces 2', 'weight 1000']);
  expect(short('Tube 50 ml / 75 ml')).toEqual([]);
});

test('what merely looks like an amount is none', () => {
  for (const text of [
    'iPhone 13',
    '5 larger',
    '100% cotton',
    'Vidde 2 Tent',
    '1.5.2 l',
    '0 ml',
    '1.000 l',
    'ml',
    '',
  ]) {
    expect(short(text)).toEqual([]);
  }
});

test('the text is as people wrote it', () => {
  expect(measuresIn('Saft 1,5 L')[0]!.text).toBe('1,5 L');
  expect(measuresIn('SET OF 3 tins')[0]!.text).toBe('SET OF 3');
});

test('any text is read, to positive finite amounts, one of a kind', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '1',
          '999999999',
          ',',
          '.',
          ' ',
          'x',
          'l',
          'kg',
          'set of',
          '"',
          '__proto__',
          '-pack',
          'cm',
        ),
        {
          maxLength: 40,
        },
      ),
      (parts) => {
        const found = measuresIn(parts.join(''));
        expect(found.every(({ value }) => value > 0 && Number.isFinite(value))).toBe(true);
        expect(new Set(found.map(({ what }) => what)).size).toBe(found.length);
      },
    ),
  );
});
