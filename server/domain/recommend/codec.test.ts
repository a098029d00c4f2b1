/** The model file: everything that was learnt comes back, and nothing else is ever taken for a model. */
import { describe, expect, test } from 'vitest';
import { makeCustomerHistory, makeHistory, makeProduct, repeated } from '../testing.ts';
import { crc32, decodeModel, encodeModel, MODEL_FORMAT } from './codec.ts';
import { NOBODY } from './cold.ts';
import { DEFAULT_BLEND } from './defaults.ts';
import { plantedBaskets } from './testing.ts';
import { type ModelData, serve, train } from './trained.ts';

const SHOP = 'nordlys.myshopify.com';

/** A shop in which there is something to learn of everything. */
const baskets = plantedBaskets({ orders: 700, seed: 21, groups: 3, groupSize: 4 });
const lengths = [40, 60, 90, 120, 150, 200];
const data = await train({
  history: makeCustomerHistory(
    baskets.map((basket, o) => [1 + (o % 90), o / 2, basket.map((item) => item + 1)] as const),
  ),
  products: [
    ...baskets[0]!.map((item) => makeProduct(item + 1, { title: `Oak board ${item}` })),
    // Longer ones are dearer, and one of them is new.
    ...lengths.map((length, at) =>
      makeProduct(20 + at, { title: `Steel cable ${length} cm`, type: 'Cables', price: 1_000 * (at + 1) }),
    ),
    makeProduct(14, { title: 'Steel hook' }),
    makeProduct(15, { title: 'Steel hook, painted' }),
  ],
});
const small = await train({
  history: makeHistory([...repeated(6, [1, 2]), ...repeated(20, [3])]),
  products: [makeProduct(1), makeProduct(4)],
});
const file = encodeModel(SHOP, small);
const corrupt = (why: unknown = expect.any(String)) =>
  expect.objectContaining({ code: 'model-corrupt', data: { shop: SHOP, why } });

describe('a model file', () => {
  test('holds everything that was learnt', () => {
    const learnt: ModelData = {
      ...data,
      // None of these may be what it would be if it had been forgotten.
      like: Uint32Array.from(data.like, (one, item) => (item === 3 ? 5 : one)),
      ladder: [...data.ladder, ['mark __proto__', -1], ['word ✂ "quoted"', 0]],
    };
    expect(learnt.blend).not.toEqual(DEFAULT_BLEND);
    expect(learnt.ladder.some(([, direction]) => direction === 1)).toBe(true);
    expect(learnt.repurchase.share.some((share) => share > 0)).toBe(true);
    expect(learnt.repurchase.medianDays.some((days) => days > 0)).toBe(true);
    expect(learnt.scored.trend.some((trend) => trend !== 0)).toBe(true);
    expect(learnt.scored.relation.ridge.some((weight) => weight < 0)).toBe(true);
    expect(learnt.like.some((one) => one !== NOBODY)).toBe(true);
    expect(learnt.substitutes.item.length).toBeGreaterThan(0);
    expect(decodeModel(SHOP, encodeModel(SHOP, learnt))).toEqual(learnt);
  });

  test('answers as the model that was saved', () => {
    const read = serve(decodeModel(SHOP, encodeModel(SHOP, data)));
    const fresh = serve(data);
    for (const context of [[1], [2, 5], [20], [14, 1]]) {
      const question = { context, barred: new Set<number>(), limit: 5 };
      expect(read.complements(question)).toEqual(fresh.complements(question));
      expect(read.ranking(question)).toEqual(fresh.ranking(question));
      expect(read.substitutes(context[0]!, 5)).toEqual(fresh.substitutes(context[0]!, 5));
      expect(read.repeats?.(context[0]!)).toEqual(fresh.repeats?.(context[0]!));
    }
  });

  test('is the same for the same model, and holds a model of nothing', async () => {
    expect(encodeModel(SHOP, data)).toEqual(encodeModel(SHOP, decodeModel(SHOP, encodeModel(SHOP, data))));
    const empty = await train({ history: makeHistory([]), products: [] });
    expect(decodeModel(SHOP, encodeModel(SHOP, empty))).toEqual(empty);
  });

  test('is read from any place in a larger buffer', () => {
    const shifted = new Uint8Array(file.length + 3);
    shifted.set(file, 3);
    expect(decodeModel(SHOP, shifted.subarray(3))).toEqual(small);
    expect(decodeModel(SHOP, Buffer.from(shifted.buffer, 3))).toEqual(small);
  });
});

describe('what is no model of this shop is refused', () => {
  test('at whatever place it is cut off', () => {
    for (let length = 0; length < file.length; length++) {
      expect(() => decodeModel(SHOP, file.subarray(0, length)), `${length} bytes`).toThrow(corrupt());
    }
  });

  test('whichever byte is altered', () => {
    const altered = file.slice();
    for (let at = 0; at < file.length; at++) {
      altered[at]! ^= 1 << (at & 7);
      expect(() => decodeModel(SHOP, altered), `byte ${at}`).toThrow(corrupt());
      altered[at] = file[at]!;
    }
    expect(decodeModel(SHOP, altered)).toEqual(small);
  });

  test("when it is another shop's", () => {
    const theirs = encodeModel('other.myshopify.com', small);
    expect(() => decodeModel(SHOP, theirs)).toThrow(corrupt('it belongs to another shop'));
  });

  /** A file as whole as ours, with another header. */
  function forged(header: unknown): Uint8Array {
    const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
    const bytes = new Uint8Array(16 + text.length + 4096);
    bytes.set(new TextEncoder().encode('MERSALG\0'));
    bytes.set(text, 16);
    const view = new DataView(bytes.buffer);
    view.setUint32(12, text.length, true);
    view.setUint32(8, crc32(bytes.subarray(12)), true);
    return bytes;
  }

  test('when it has the format of a former or a later version', () => {
    const former = { shop: SHOP, stats: { orders: 1, products: 1, pairs: 0 }, sections: [] };
    for (const format of [1, MODEL_FORMAT - 1, MODEL_FORMAT + 1, undefined]) {
      expect(() => decodeModel(SHOP, forged({ ...former, format }))).toThrow(
        corrupt(`format ${format}, this server reads ${MODEL_FORMAT}`),
      );
    }
  });

  test('when its header is none, or lacks a section', () => {
    expect(() => decodeModel(SHOP, forged('not json'))).toThrow(corrupt(expect.stringContaining('format')));
    expect(() => decodeModel(SHOP, forged('null'))).toThrow(corrupt(expect.stringContaining('format')));
    const header = { format: MODEL_FORMAT, shop: SHOP, facts: {}, sections: [] };
    expect(() => decodeModel(SHOP, forged(header))).toThrow(corrupt('no section ids'));
    const enormous = { ...header, sections: [{ name: 'ids', type: 'f64', length: 1e9 }] };
    expect(() => decodeModel(SHOP, forged(enormous))).toThrow(corrupt('it ends too soon'));
  });
});

test('the checksum is the CRC-32 that everybody knows', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
