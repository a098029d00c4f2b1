/** What comes from outside: clean when it fits, refused by the field's name when it does not. */
import { describe, expect, it } from 'vitest';
import { MersalgError } from '../errors.ts';
import { ANYBODY } from '../offer/offer.ts';
import { makeFields } from '../offer/offers.testing.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { checkSettingsPatch, offerAsPatched } from './parsePatch.ts';
import { parseTrial } from './parseTrial.ts';
import type { Change } from './trial.ts';
import { makeTrialFields, makeVariant } from './trials.testing.ts';

const CHANGES: readonly Change[] = [
  { kind: 'offer-off', offer: 'oset00000' },
  { kind: 'offer', offer: 'oset00000', patch: { detail: makeFields().detail } },
  {
    kind: 'offer',
    offer: 'oset00000',
    patch: { conditions: { ...ANYBODY, countries: ['SE'] }, tellsEnd: true },
  },
  { kind: 'offer', offer: 'oset00000', patch: { stockNote: null } },
  { kind: 'settings', patch: { placements: { exit: false }, tact: { perDay: 2 } } },
  {
    kind: 'settings',
    patch: { rules: { priceRatio: { upsell: { least: 1.2 } }, exclude: { tags: ['sale'] } } },
  },
  { kind: 'strategy', strategy: 'regression' },
  { kind: 'text', texts: { sv: { product: 'Passar till' }, en: { product: 'Goes with', cart: 'More' } } },
];

function fieldOf(read: () => unknown): unknown {
  try {
    read();
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(MersalgError);
    const { code, data, message } = thrown as MersalgError;
    expect(code).toBe('bad-input');
    expect(message).toContain(String(data.field));
    return data.field;
  }
  return null;
}
const refusal = (input: unknown) => fieldOf(() => parseTrial(input));
const withChange = (change: unknown) => makeTrialFields(change as Change);

describe('a trial from outside', () => {
  it.each(CHANGES)('is read as it is: %j', (change) => {
    const fields = makeTrialFields(change);
    expect(parseTrial(fields)).toEqual(fields);
    expect(parseTrial(JSON.parse(JSON.stringify(fields)))).toEqual(fields);
  });

  it('is cleaned: unknown keys go, keys of variants and what leans are ours to say', () => {
    const read = parseTrial({
      ...makeTrialFields(CHANGES[4]!),
      name: '  My trial ',
      lane: 'mine',
      variants: [
        { ...makeVariant('f'), extra: 1 },
        { ...makeVariant('a', { kind: 'settings', patch: { tact: { perDay: 2, x: 1 }, y: 2 } } as never) },
      ],
      allocation: { kind: 'thompson', fixedShare: 40, goal: 'profit', leaning: [1, 999] },
    });
    expect(read).toEqual({
      name: 'My trial',
      size: 1_000,
      variants: [
        { ...makeVariant('a'), name: 'Variant f' },
        { ...makeVariant('b', { kind: 'settings', patch: { tact: { perDay: 2 } } }), name: 'Variant a' },
      ],
      allocation: { kind: 'thompson', fixedShare: 40, goal: 'profit', leaning: null },
    });
  });

  const fields = makeTrialFields(CHANGES[0]!);
  it.each<readonly [string, unknown]>([
    ['the trial', null],
    ['name', { ...fields, name: ' ' }],
    ['size', { ...fields, size: 1_001 }],
    ['size', { ...fields, size: 0.5 }],
    ['size', { ...fields, size: 1 }],
    [
      'size',
      { ...fields, size: 5, variants: [makeVariant('a', undefined, 1_000), makeVariant('b', CHANGES[0])] },
    ],
    ['variants', { ...fields, variants: [makeVariant('a')] }],
    ['variants', { ...fields, variants: Array(7).fill(makeVariant('a')) }],
    ['variants[1].weight', { ...fields, variants: [makeVariant('a'), makeVariant('b', CHANGES[0], 0)] }],
    [
      'variants[1].name',
      { ...fields, variants: [makeVariant('a'), { ...makeVariant('b', CHANGES[0]), name: 1 }] },
    ],
    ['variants[1].change', { ...fields, variants: [makeVariant('a'), makeVariant('b')] }],
    ['variants[1].change', withChange(null)],
    ['variants[1].change.kind', withChange({ kind: 'magic' })],
    ['variants[1].change.offer', withChange({ kind: 'offer-off', offer: '../x' })],
    ['variants[1].change.offer', withChange({ kind: 'offer', offer: 7, patch: {} })],
    ['variants[1].change.patch', withChange({ kind: 'offer', offer: 'oset00000', patch: { name: 'x' } })],
    [
      'variants[1].change.patch.off',
      withChange({
        kind: 'offer',
        offer: 'oset00000',
        patch: { detail: { ...makeFields().detail, off: 3 } },
      }),
    ],
    [
      'variants[1].change.patch.conditions.countries[0]',
      withChange({
        kind: 'offer',
        offer: 'oset00000',
        patch: { conditions: { ...ANYBODY, countries: ['xx'] } },
      }),
    ],
    ['variants[1].change.patch', withChange({ kind: 'settings', patch: { excludedProducts: [1] } })],
    ['variants[1].change.patch', withChange({ kind: 'settings', patch: { tact: {} } })],
    [
      'variants[1].change.patch.tact.perDay',
      withChange({ kind: 'settings', patch: { tact: { perDay: -1 } } }),
    ],
    [
      'variants[1].change.patch.placements.exit',
      withChange({ kind: 'settings', patch: { placements: { exit: 1 } } }),
    ],
    ['variants[1].change.strategy', withChange({ kind: 'strategy', strategy: 'luck' })],
    ['variants[1].change.texts', withChange({ kind: 'text', texts: {} })],
    ['variants[1].change.texts.Swedish', withChange({ kind: 'text', texts: { Swedish: { product: 'x' } } })],
    ['variants[1].change.texts.sv.checkout', withChange({ kind: 'text', texts: { sv: { checkout: 'x' } } })],
    [
      'variants[1].change.texts.sv.product',
      withChange({ kind: 'text', texts: { sv: { product: 'x'.repeat(121) } } }),
    ],
    ['allocation', { ...fields, allocation: undefined }],
    ['allocation.kind', { ...fields, allocation: { kind: 'guess' } }],
    ['allocation.fixedShare', { ...fields, allocation: { kind: 'thompson', fixedShare: 5, goal: 'profit' } }],
    ['allocation.goal', { ...fields, allocation: { kind: 'thompson', fixedShare: 50, goal: 'clicks' } }],
  ])('is refused by %s', (field, input) => expect(refusal(input)).toBe(field));
});

describe('a patch and the offer of today', () => {
  const bar = (at: number, hundredths: number) =>
    makeFields({
      detail: {
        kind: 'progress',
        tiers: [
          { at, gives: { kind: 'shipping' } },
          { at: 900, gives: { kind: 'discount', off: { kind: 'percent', hundredths } } },
        ],
      },
    });

  it('make an offer together, or are refused', () => {
    const offer = makeFields();
    expect(offerAsPatched(offer, { stockNote: 4 })).toEqual({ ...offer, stockNote: 4 });
    expect(fieldOf(() => offerAsPatched(offer, { detail: { kind: 'subscription', products: [] } }))).toBe(
      'detail.kind',
    );
    expect(fieldOf(() => offerAsPatched(offer, { tellsEnd: true }))).toBe('tellsEnd');
  });

  it('leave free delivery alone, which checkout cannot give to some', () => {
    expect(offerAsPatched(bar(500, 500), { detail: bar(500, 900).detail }).detail).toEqual(
      bar(500, 900).detail,
    );
    expect(fieldOf(() => offerAsPatched(bar(500, 500), { detail: bar(400, 500).detail }))).toBe(
      'detail.tiers',
    );
  });

  it('of settings likewise', () => {
    const upsell = (least: number) => ({ rules: { priceRatio: { upsell: { least } } } });
    expect(() => checkSettingsPatch(DEFAULT_SETTINGS, upsell(1.2))).not.toThrow();
    expect(fieldOf(() => checkSettingsPatch(DEFAULT_SETTINGS, upsell(2.5)))).toBe(
      'rules.priceRatio.upsell.most',
    );
  });
});
