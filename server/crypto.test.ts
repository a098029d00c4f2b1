/** Sealing and keyed hashes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCipher, deriveKey, keyedHash } from './crypto.ts';

const KEY = 'a1'.repeat(32);
const OTHER = 'b2'.repeat(32);

describe('createCipher', () => {
  it('opens what it sealed, for any text and context', () => {
    const cipher = createCipher(KEY);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (plain, context) => {
        expect(cipher.open(cipher.seal(plain, context), context)).toBe(plain.toWellFormed());
      }),
    );
  });

  it('refuses another context, another key and every single changed byte', () => {
    const cipher = createCipher(KEY);
    const sealed = cipher.seal('shpat_secret', 'token:a.myshopify.com:access');
    expect(() => cipher.open(sealed, 'token:b.myshopify.com:access')).toThrow('could not be opened');
    expect(() => createCipher(OTHER).open(sealed, 'token:a.myshopify.com:access')).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const changed = Uint8Array.from(sealed);
      changed[i] = changed[i]! ^ 1;
      expect(() => cipher.open(changed, 'token:a.myshopify.com:access')).toThrow();
    }
    for (const length of [0, 1, 13, 28, sealed.length - 1]) {
      expect(() => cipher.open(sealed.subarray(0, length), 'token:a.myshopify.com:access')).toThrow();
    }
  });

  it('never seals the same text to the same bytes, and leaves no trace of it', () => {
    const cipher = createCipher(KEY);
    const [a, b] = [cipher.seal('shpat_secret', 'c'), cipher.seal('shpat_secret', 'c')];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
    expect(Buffer.from(a).includes('shpat')).toBe(false);
  });

  it('opens with an older key after rotation and seals with the new one', () => {
    const sealed = createCipher(KEY).seal('x', 'c');
    const rotated = createCipher(OTHER, [KEY]);
    expect(rotated.open(sealed, 'c')).toBe('x');
    expect(createCipher(OTHER).open(rotated.seal('y', 'c'), 'c')).toBe('y');
  });

  it('names the remedy when the key is malformed', () => {
    expect(() => createCipher('short')).toThrow('openssl rand -hex 32');
  });
});

describe('keyedHash', () => {
  it('differs by secret, shop and id, is stable, and carries at least 128 bits', () => {
    const hash = keyedHash('secret');
    const one = hash('a.myshopify.com', 'customer:1');
    expect(one).toMatch(/^[\w-]{22}$/);
    expect(one).toBe(keyedHash('secret')('a.myshopify.com', 'customer:1'));
    const all = new Set([
      one,
      hash('a.myshopify.com', 'customer:2'),
      hash('b.myshopify.com', 'customer:1'),
      keyedHash('other')('a.myshopify.com', 'customer:1'),
    ]);
    expect(all.size).toBe(4);
  });

  it('derives one key per purpose', () => {
    expect(Buffer.from(deriveKey(KEY, 'a')).equals(Buffer.from(deriveKey(KEY, 'b')))).toBe(false);
    expect(deriveKey(KEY, 'a')).toHaveLength(32);
  });
});
