/** Secrets at rest: sealing with AES-256-GCM, keyed hashes that stand for customers, and keys derived for one purpose. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { MersalgError } from './domain/errors.ts';
import type { ShopDomain } from './domain/ids.ts';
import type { Cipher } from './flows/ports.ts';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals with the first key; opens with whichever of the given keys sealed. Layout: key id (1 byte, the first of the
 * key's SHA-256), nonce (12, random), ciphertext, tag (16). Key id and context are authenticated, so that
 * bytes copied to another row do not open. To rotate, put the new key first and keep the old one in
 * `olderKeysHex` until everything has been sealed anew.
 * @throws MersalgError `bad-input` when a key is not 64 hex digits.
 */
export function createCipher(keyHex: string, olderKeysHex: readonly string[] = []): Cipher {
  const keys = [keyHex, ...olderKeysHex].map(parseKey);
  const current = keys[0]!;
  return {
    seal(plain, context) {
      // Random nonces of 96 bits are safe to 2^32 messages of one key; we seal two per shop and hour.
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce);
      cipher.setAAD(aad(current.id, context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(current.id), nonce, body, cipher.getAuthTag()]);
    },
    open(sealed, context) {
      if (sealed.length > NONCE_BYTES + TAG_BYTES) {
        for (const { id, key } of keys) {
          if (sealed[0] !== id) continue;
          const plain = tryOpen(key, id, sealed, context);
          if (plain !== null) return plain;
        }
      }
      throw new MersalgError(
        'internal',
        'A stored secret could not be opened: ENCRYPTION_KEY is not the one that sealed it, or the data were changed. Put the former key back, or open the app in the Shopify admin to install it anew.',
        { context },
      );
    },
  };
}

/**
 * A keyed hash for ids that must not be stored: HMAC-SHA256 over shop and id, the first 132 bits in base64url
 * (22 characters). The shop is part of it: one customer of two shops cannot be recognised across them.
 */
export function keyedHash(secret: string | Uint8Array): (shop: ShopDomain, id: string) => string {
  return (shop, id) => createHmac('sha256', secret).update(`${shop}\0${id}`).digest('base64url').slice(0, 22);
}

/** A key of 32 bytes for one purpose, derived from ENCRYPTION_KEY (HKDF-SHA256), so that no key serves two. */
export function deriveKey(keyHex: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', parseKey(keyHex).key, '', `mersalg:${purpose}`, 32));
}

function parseKey(hex: string): { id: number; key: Buffer } {
  if (!/^[0-9a-f]{64}$/i.test(hex)) {
    throw new MersalgError(
      'bad-input',
      'ENCRYPTION_KEY must be 64 hex digits. Make one with: openssl rand -hex 32',
    );
  }
  const key = Buffer.from(hex, 'hex');
  return { id: createHash('sha256').update(key).digest()[0]!, key };
}

function aad(id: number, context: string): Buffer {
  return Buffer.concat([Buffer.of(id), Buffer.from(context, 'utf8')]);
}

function tryOpen(key: Buffer, id: number, sealed: Uint8Array, context: string): string | null {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(1, 1 + NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(aad(id, context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const body = sealed.subarray(1 + NONCE_BYTES, sealed.length - TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    // A wrong tag: another key with the same id byte, another context, or tampering.
    return null;
  }
}
