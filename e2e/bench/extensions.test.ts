/** The extensions stay within Shopify's limits, and the weighing would notice. */
import { expect, test } from 'vitest';
import { weighExtensions } from './extensions.ts';

test('every extension is within its limit, and weighs something', async () => {
  for (const { name, bytes, limit } of await weighExtensions()) {
    expect(bytes, name).toBeGreaterThan(100);
    expect(bytes, name).toBeLessThanOrEqual(limit);
  }
});
