/** A bounded cache: what was not asked for in a long time goes. */

export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/**
 * `most` bounds the memory: the length of all keys and values, which is bytes for buffers and Latin keys. Two halves:
 * when the younger is full, the older is dropped whole, and what was asked for meanwhile has moved on. Finding
 * something costs one look where an order by last use would cost three.
 */
export function createCache<T extends { readonly length: number }>(most: number): Cache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  let size = 0;
  function set(key: string, value: T): void {
    const before = young.get(key);
    if (before !== undefined) size -= key.length + before.length;
    young.delete(key);
    old.delete(key);
    const length = key.length + value.length;
    if (length > most / 2) return;
    if (size + length > most / 2) {
      old = young;
      young = new Map();
      size = 0;
    }
    young.set(key, value);
    size += length;
  }
  return {
    get(key) {
      const found = young.get(key);
      if (found !== undefined) return found;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
  };
}

/** Marks of what was asked for: 64 kB. */
const MARKS = 1 << 14;

/**
 * Tells what was asked for before from what is new, by marks of a few bytes: what nobody asks for again should not take
 * the place of what many do, nor the collector's time. Now and then it takes one for new that is not, or the other way
 * round, which costs or spares a little work and harms nothing else.
 */
export function createDoor(): (key: string) => boolean {
  const marks = new Uint32Array(MARKS);
  return (key) => {
    // FNV-1a; 0 stands for nobody.
    let mark = 0x811c9dc5;
    for (let at = 0; at < key.length; at++) mark = Math.imul(mark ^ key.charCodeAt(at), 0x01000193);
    mark = mark >>> 0 || 1;
    const place = (mark ^ (mark >>> 16)) & (MARKS - 1);
    const isKnown = marks[place] === mark;
    marks[place] = mark;
    return isKnown;
  };
}
