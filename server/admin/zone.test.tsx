/** The page tells days and times by the shop's clock, not by the browser's, from the first moment on that it is seen. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createFormat } from './data/format.ts';
import { shopZone } from './data/zone.ts';
import { DONE } from './testing/fixture.ts';
import { renderPage } from './testing/render.tsx';
import { text } from './text.ts';

afterEach(() => {
  cleanup();
  delete window.shopify;
  vi.useRealTimers();
});

/** It is 11:00 on the 18th by UTC; in Auckland the 19th has come. */
const NOW = Date.UTC(2026, 10, 18, 11, 0);
const AN_HOUR_AGO = NOW - 3_600_000;

it('lays out by the shop’s clock what was fetched before the shop was known', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  expect(shopZone()).not.toBe('Pacific/Auckland');
  const { state } = renderPage({ state: { status: { ...DONE, timezone: 'Pacific/Auckland' } } });
  const [first] = state.results.recent;
  state.results = {
    ...state.results,
    recent: [
      { ...first!, createdAt: AN_HOUR_AGO },
      { ...first!, id: 2, createdAt: NOW - 60_000 },
    ],
  };
  const card = await screen.findByRole('region', { name: text.results.recent });
  const told = () => [...card.querySelectorAll('time')].map(({ textContent }) => textContent);
  const clock = createFormat('en-US', () => 'Pacific/Auckland');
  await waitFor(() => expect(told()).toEqual([clock.when(AN_HOUR_AGO, NOW), clock.when(NOW - 60_000, NOW)]));
  within(card).getByText('Nov 18, 11:00 PM');
});
