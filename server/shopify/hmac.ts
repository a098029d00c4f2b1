/** HMAC-SHA256 for texts by the thousand per second: two one-shot hashes, where createHmac makes a stream for each. */
import { hash } from 'node:crypto';

/** Bytes that SHA-256 works on at a time. */
const BLOCK = 64;
const DIGEST = 32;

/** RFC 2104: H(key ⊕ opad, H(key ⊕ ipad, text)). The key's two blocks are made once. */
export function hmacSha256(secret: string): (text: string) => Buffer {
  const long = Buffer.from(secret);
  const key = Buffer.alloc(BLOCK);
  (long.length > BLOCK ? hash('sha256', long, 'buffer') : long).copy(key);
  const outer = Buffer.alloc(BLOCK + DIGEST);
  let inner = Buffer.alloc(BLOCK + 4096);
  for (let at = 0; at < BLOCK; at++) {
    outer[at] = key[at]! ^ 0x5c;
    inner[at] = key[at]! ^ 0x36;
  }
  return (text) => {
    // No character of UTF-16 takes more than three bytes.
    if (BLOCK + 3 * text.length > inner.length) {
      inner = Buffer.concat([inner.subarray(0, BLOCK), Buffer.alloc(3 * text.length)]);
    }
    const end = BLOCK + inner.write(text, BLOCK);
    hash('sha256', inner.subarray(0, end), 'buffer').copy(outer, BLOCK);
    return hash('sha256', outer, 'buffer');
  };
}
