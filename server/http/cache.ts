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
