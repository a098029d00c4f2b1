/** Renders the whole page in a test's DOM, on the fixture's API, inside a stand-in for Shopify's admin. */
import { configure, render } from '@testing-library/react';
import { App } from '../app.tsx';
import { createApi } from '../data/api.ts';
import type { AppBridge } from '../data/platform.ts';
import { createQueryClient } from '../data/queries.ts';
import { createFixture, type FixtureState } from './fixture.ts';

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 5000 });

/** `hash` opens a view; `bridge` adds to what App Bridge offers. */
export function renderPage(
  options: { hash?: string; state?: Partial<FixtureState>; bridge?: Partial<AppBridge> } = {},
) {
  const fixture = createFixture(options.state);
  const bridge: AppBridge = { idToken: async () => 'a-token', ...options.bridge };
  window.shopify = bridge;
  history.replaceState(null, '', options.hash ?? '#/results');
  const api = createApi({
    async fetch(url, { signal, ...init }) {
      const answer = await fixture.answer(new Request(new URL(url, 'http://app.test'), init));
      signal?.throwIfAborted();
      return answer ?? new Response(null, { status: 404 });
    },
    token: bridge.idToken,
    async upload(url, file, { headers, onSent, signal }) {
      onSent(file.size);
      const init = { method: 'POST', headers, body: await file.text() };
      const answer = await fixture.answer(new Request(new URL(url, 'http://app.test'), init));
      signal.throwIfAborted();
      return { status: answer?.status ?? 404, body: await answer?.json() };
    },
  });
  const client = createQueryClient();
  // Retries wait a second and more; here they need not.
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 1 } });
  return { ...render(<App api={api} client={client} />), state: fixture.state, log: fixture.state.log };
}
