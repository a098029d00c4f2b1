import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeProduct } from '../testing.ts';
import { Judge, type Ladder, learnLadder } from './ladder.ts';
import type { Described } from './text.ts';

const made = (title: string, over: Parameters<typeof makeProduct>[1] = {}) =>
  makeProduct(1, { title, vendor: '', ...over });

function gains(a: Described, b: Described, ladder: Ladder = []): string[] {
  return new Judge(ladder).gains(a, b).map(({ what, from, to }) => `${what}: ${from} → ${to}`);
}

describe('without anything learnt', () => {
  test('more of what one gets is a gain', () => {
    expect(gains(made('Flask 500 ml'), made('Flask 750 ml'))).toEqual(['volume: 500 ml → 750 ml']);
    expect(gains(made('Towel 2-pack'), made('Towel 4-pack'))).toEqual(['pieces: 2-pack → 4-pack']);
    expect(gains(made('Small bowl'), made('Large bowl'))).toEqual(['size: Small → Large']);
    expect(gains(made('Liten skål'), made('Stor skål'))).toEqual(['size: Liten → Stor']);
  });

  test('less, as much and what only one of them says are none', () => {
    expect(gains(made('Flask 750 ml'), made('Flask 500 ml'))).toEqual([]);
    expect(gains(made('Flask 0,75 l'), made('Flask 750 ml'))).toEqual([]);
    expect(gains(made('Flask'), made('Flask 750 ml'))).toEqual([]);
    expect(gains(made('Flask 500 ml'), made('Rope 75 cm'))).toEqual([]);
  });

  test('a tag may name a burden: weight there is no gain, capacity is', () => {
    const light = made('Pack', { tags: ['weight:1.2 kg', 'capacity:45 L'] });
    const heavy = made('Pack', { tags: ['weight:1.9 kg', 'capacity:60 L'] });
    expect(gains(light, heavy)).toEqual(['capacity: 45 L → 60 L']);
  });

  test('the better model by its name', () => {
    expect(gains(made('Opener'), made('Opener Pro'))).toEqual(['feature:  → Pro']);
    expect(gains(made('Opener Deluxe'), made('Opener Pro'))).toEqual([]);
  });

  test('what falls short in as much as it gains is no better', () => {
    expect(gains(made('Saft 500 ml 6-pack'), made('Saft 750 ml 2-pack'))).toEqual([]);
  });

  test('another colour, house or material proves nothing', () => {
    const plain = made('Red throw', { vendor: 'Kornbo', tags: ['material:cotton', 'sale'] });
    const other = made('Blue throw', { vendor: 'Askelida', tags: ['material:wool', 'new'] });
    expect(gains(plain, other)).toEqual([]);
  });
});

/** Pairs of a cheaper and a dearer product, each pair a job of its own. */
function learnt(pairs: readonly (readonly [cheap: Partial<Described>, dear: Partial<Described>])[]): Ladder {
  const products = pairs.flat().map((over, at) => makeProduct(at + 1, { vendor: '', ...over }));
  const prices = products.map((_, at) => (at % 2 === 0 ? 100 : 160));
  return learnLadder(
    products,
    prices,
    (row) => `job ${Math.floor(row / 2)}`,
    (row) => [row % 2 === 0 ? row + 1 : row - 1],
  );
}

const jobs = (count: number) => Array.from({ length: count }, (_, at) => `Thing${'abcdefghijkl'[at]}`);

describe('what the shop’s own prices teach', () => {
  test('a material that is always the dearer one', () => {
    const ladder = learnt(
      jobs(6).map((job) => [
        { title: job, tags: ['material:cotton'] },
        { title: job, tags: ['material:linen'] },
      ]),
    );
    const cotton = made('Apron', { tags: ['material:cotton'] });
    const linen = made('Apron', { tags: ['material:linen'] });
    expect(gains(cotton, linen, ladder)).toEqual(['material: cotton → linen']);
    expect(gains(linen, cotton, ladder)).toEqual([]);
  });

  test('a house, and a word in titles of many kinds', () => {
    const houses = learnt(
      jobs(6).map((job) => [
        { title: job, vendor: 'Kornbo' },
        { title: job, vendor: 'Smidesborg' },
      ]),
    );
    expect(gains(made('X', { vendor: 'Kornbo' }), made('X', { vendor: 'Smidesborg' }), houses)).toEqual([
      'vendor: Kornbo → Smidesborg',
    ]);
    const words = learnt(jobs(8).map((job) => [{ title: job }, { title: `Brass ${job}` }]));
    expect(gains(made('Lamp'), made('Brass lamp'), words)).toEqual(['feature:  → Brass']);
  });

  test('that lighter is better, against no belief at all', () => {
    const ladder = learnt(
      jobs(6).map((job) => [
        { title: job, type: 'Tents', tags: ['weight:3 kg'] },
        { title: job, type: 'Tents', tags: ['weight:2 kg'] },
      ]),
    );
    const heavy = made('Tent', { type: 'Tents', tags: ['weight:2.5 kg'] });
    const light = made('Tent', { type: 'Tents', tags: ['weight:1.5 kg'] });
    expect(gains(heavy, light, ladder)).toEqual(['weight: 2.5 kg → 1.5 kg']);
    expect(gains(light, heavy, ladder)).toEqual([]);
  });

  test('that bigger is not always better', () => {
    const ladder = learnt(jobs(6).map((job) => [{ title: `${job} 30 cm` }, { title: `${job} 20 cm` }]));
    expect(gains(made('Thing 20 cm'), made('Thing 30 cm'), ladder)).toEqual([]);
  });

  test('nothing from few voices, from voices that disagree, or from one kind of thing for a word', () => {
    const cotton = made('Apron', { tags: ['material:cotton'] });
    const linen = made('Apron', { tags: ['material:linen'] });
    const [cheap, dear] = [['material:cotton'], ['material:linen']];
    const agree = jobs(2).map(
      (job) =>
        [
          { title: job, tags: cheap },
          { title: job, tags: dear },
        ] as const,
    );
    expect(gains(cotton, linen, learnt(agree))).toEqual([]);
    const torn = jobs(8).map((job, at) => {
      const [low, high] = at % 2 === 0 ? [cheap, dear] : [dear, cheap];
      return [
        { title: job, tags: low },
        { title: job, tags: high },
      ] as const;
    });
    expect(gains(cotton, linen, learnt(torn))).toEqual([]);
    const products = Array.from({ length: 16 }, (_, at) =>
      makeProduct(at + 1, { title: at % 2 === 0 ? 'Cup' : 'Kamin cup' }),
    );
    const oneKind = learnLadder(
      products,
      products.map((_, at) => (at % 2 === 0 ? 100 : 160)),
      () => 'cup',
      (row) => [row - 1, row + 1].filter((other) => products[other] !== undefined),
    );
    expect(gains(made('Bowl'), made('Kamin bowl'), oneKind)).toEqual([]);
  });

  test('a chance agreement among hundreds of words is not believed', () => {
    const words = Array.from({ length: 300 }, (_, at) =>
      `Word${at}`.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!),
    );
    const pairs = jobs(4).map((job): [Partial<Described>, Partial<Described>] => [
      { title: job },
      { title: job, tags: words },
    ]);
    expect(learnt(pairs).filter(([, direction]) => direction !== 0)).toEqual([]);
  });
});

test('hostile texts are survived, and the answer is the same each time', () => {
  const text = fc.constantFrom(
    '__proto__',
    'constructor:1',
    'a:b',
    ':',
    '=',
    '500 ml',
    'Pro',
    '🎁',
    'x'.repeat(300),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), fc.array(text, { maxLength: 8 }), (some, others) => {
      const a = made(some.join(' '), { tags: some, vendor: some[0] ?? '' });
      const b = made(others.join(' '), { tags: others, vendor: others[0] ?? '' });
      const forth = gains(a, b);
      expect(gains(a, b)).toEqual(forth);
      // Never better both ways round.
      expect(forth.length === 0 || gains(b, a).length === 0).toBe(true);
    }),
  );
});
