/** A bounded cache of texts: what was not asked for longest goes first. */

export interface TextCache {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
}

/** `mostChars` bounds the memory: JavaScript strings of Latin text take one byte per character, others two. */
export function createTextCache(mostChars: number): TextCache {
  // A Map keeps insertion order: reading moves an entry to the end, the first is the oldest.
  const entries = new Map<string, string>();
  let chars = 0;
  const drop = (key: string, text: string) => {
    entries.delete(key);
    chars -= key.length + text.length;
  };
  return {
    get(key) {
      const text = entries.get(key);
      if (text !== undefined) {
        entries.delete(key);
        entries.set(key, text);
      }
      return text;
    },
    set(key, text) {
      const before = entries.get(key);
      if (before !== undefined) drop(key, before);
      if (key.length + text.length > mostChars) return;
      entries.set(key, text);
      chars += key.length + text.length;
      for (const [oldest, old] of entries) {
        if (chars <= mostChars) break;
        drop(oldest, old);
      }
    },
  };
}
