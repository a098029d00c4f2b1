import { expect, test } from 'vitest';
import { makeHistory, makeProduct, repeated } from '../testing.ts';
import { crc32, decodeModel, encodeModel } from './codec.ts';
import { serve, train } from './trained.ts';

const SHOP = 'nordlys.myshopify.com';
const data = await train({
  history: makeHistory([...repeated(6, [1, 2, 3]), ...repeated(20, [4]), ...repeated(5, [2, 4])]),
  products: [1, 2, 3, 4].map((id) => makeProduct(id, { title: `Mug ${id}` })),
});
const file = encodeModel(SHOP, data);

test('a model survives being saved', () => {
  expect(decodeModel(SHOP, file)).toEqual(data);
  const question = { context: [1], barred: new Set<number>(), limit: 5 };
  expect(serve(decodeModel(SHOP, file)).complements(question)).toEqual(serve(data).complements(question));
});

test('a model is read from any place in a larger buffer', () => {
  const shifted = new Uint8Array(file.length + 3);
  shifted.set(file, 3);
  expect(decodeModel(SHOP, shifted.subarray(3))).toEqual(data);
  expect(decodeModel(SHOP, Buffer.from(shifted.buffer, 3))).toEqual(data);
});

test('any truncated or altered file is refused', () => {
  for (let length = 0; length < file.length; length += 13) {
    expect(() => decodeModel(SHOP, file.slice(0, length)), `${length} bytes`).toThrow(
      expect.objectContaining({ code: 'model-corrupt' }),
    );
  }
  for (let at = 0; at < file.length; at += 7) {
    const altered = file.slice();
    altered[at]! ^= 0x10;
    expect(() => decodeModel(SHOP, altered), `byte ${at}`).toThrow(
      expect.objectContaining({ code: 'model-corrupt' }),
    );
  }
});

test("another shop's model is refused", () => {
  expect(() => decodeModel('other.myshopify.com', file)).toThrow(
    expect.objectContaining({ code: 'model-corrupt' }),
  );
});

test('the checksum is the CRC-32 that everybody knows', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
