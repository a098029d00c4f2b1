/** A bounded cache: what was not asked for longest goes first. */

export interface Cache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

/** `most` bounds the memory: the length of all keys and values, which is bytes for buffers and Latin keys. */
export function createCache<T extends { readonly length: number }>(most: number): Cache<T> {
  // A Map keeps insertion order: reading moves an entry to the end, the first is the oldest.
  const entries = new Map<string, T>();
  let size = 0;
  const drop = (key: string, value: T) => {
    entries.delete(key);
    size -= key.length + value.length;
  };
  return {
    get(key) {
      const value = entries.get(key);
      if (value !== undefined) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set(key, value) {
      const before = entries.get(key);
      if (before !== undefined) drop(key, before);
      if (key.length + value.length > most) return;
      entries.set(key, value);
      size += key.length + value.length;
      for (const [oldest, old] of entries) {
        if (size <= most) break;
        drop(oldest, old);
      }
    },
  };
}
