/** What the shopper does not want, noted in the memory: fetched with what can be declined. */
import { counted } from './memory.ts';
import type { Page } from './page.ts';

export function noteDeclined({ memory, note }: Page, keys: readonly string[]): void {
  const { declined, day } = memory();
  note({ declined: counted(declined, keys, day) });
}
