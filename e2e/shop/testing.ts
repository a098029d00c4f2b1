/** Opens a twin for a test: served on a free port, with a clock of its own and a token that works. */

import { SAMPLE_NOW, sampleApp, sampleShop } from './sample.ts';
import { type ServedTwin, serveTwin } from './serve.ts';
import type { ShopData, TwinApp } from './state.ts';
import { Twin, type TwinOptions } from './twin.ts';

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails where it is not
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: Record<string, number>;
    };
  };
}

export interface Desk {
  readonly twin: Twin;
  readonly url: string;
  /** The twin's clock, epoch milliseconds: set it to move time. */
  readonly clock: { now: number };
  /** Access token of the default shop. */
  token: string;
  /** Posts a GraphQL request to the default shop. */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same, as a raw response. */
  post(query: string, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

export interface DeskOptions extends Partial<Omit<TwinOptions, 'app' | 'data'>> {
  app?: Partial<TwinApp>;
  data?: ShopData | ShopData[];
}

export async function openDesk({ app, data, ...options }: DeskOptions = {}): Promise<Desk> {
  const clock = { now: SAMPLE_NOW };
  const twin = new Twin({
    app: sampleApp(app),
    data: data ?? sampleShop(),
    now: () => clock.now,
    ...options,
  });
  const served: ServedTwin = await serveTwin(twin);
  const domain = twin.defaultShop.data.domain;
  const endpoint = `${served.url}/admin/api/2026-07/graphql.json`;
  const desk: Desk = {
    twin,
    url: served.url,
    clock,
    token: twin.tokens.grant(domain, twin.app.scopes, true).access,
    post: (query, headers = {}) =>
      fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-shopify-access-token': desk.token, ...headers },
        body: query,
      }),
    ask: async (query, variables = {}) => {
      const response = await desk.post(JSON.stringify({ query, variables }));
      if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
      return (await response.json()) as Answer;
    },
    close: () => served.close(),
  };
  return desk;
}
