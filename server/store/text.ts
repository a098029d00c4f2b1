/** How text is made fit for the tables: comparable without regard to case, and storable on every engine. */

/** Lower case in one Unicode form. SQLite's own `lower` knows ASCII only, so what is searched is stored folded. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** A `like` pattern (escape character `\`) for text that contains `part` literally. */
export function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

/** PostgreSQL cannot store the character NUL; no shop means anything by it. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** `storable` for columns that may be null. */
export function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text);
}
