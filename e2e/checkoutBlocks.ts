/** Our blocks in checkout and on the thank-you page, for browser tests: where they stand, and switching the one in checkout on. */
import type { FrameLocator } from '@playwright/test';
import type { Settings } from '../server/domain/settings.ts';
import type { Page } from './fixtures.ts';
import type { Stack } from './stack.ts';

const inFrame = (page: Page, target: string): FrameLocator =>
  page.frameLocator(`[data-extension-target="purchase.${target}.block.render"] iframe`);
export const inCheckout = (page: Page): FrameLocator => inFrame(page, 'checkout');
export const inThanks = (page: Page): FrameLocator => inFrame(page, 'thank-you');

export async function placeInCheckout(stack: Stack, on: boolean): Promise<void> {
  const { settings, version } = await stack.api<{ settings: Settings; version: number }>('/api/settings');
  await stack.api('/api/settings', {
    method: 'PUT',
    body: JSON.stringify({
      version,
      settings: { ...settings, placements: { ...settings.placements, checkout: on } },
    }),
  });
}
