/** Starts a whole twin in this process: Admin API, admin frame and storefront behind one address. */
import { adminFrameHandlers } from './admin/handlers.ts';
import { serveTwin } from './serve.ts';
import type { ShopData, TwinApp } from './state.ts';
import { storefrontHandlers } from './storefront/handlers.ts';
import { Twin } from './twin.ts';

export interface StartTwinOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  host?: string;
  app: TwinApp;
  /** One shop or several; the first is the default shop, which plain `http://127.0.0.1:port/` shows. */
  data: ShopData | ShopData[];
  /** Keeps what happened on the twin (orders, changes, tokens) across restarts, as JSON lines. */
  stateFile?: string;
  /** Epoch milliseconds; the system's clock by default. */
  now?: () => number;
}

export interface RunningTwin {
  readonly url: string;
  readonly twin: Twin;
  close(): Promise<void>;
}

/** Resolves when the twin answers. The storefront's handlers come last, because they answer every other path. */
export async function startTwin({ port, host, ...options }: StartTwinOptions): Promise<RunningTwin> {
  const twin = new Twin(options);
  const extraHandlers = [...adminFrameHandlers(twin), ...storefrontHandlers(twin)];
  const served = await serveTwin(twin, {
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    extraHandlers,
  });
  return { url: served.url, twin, close: () => served.close() };
}
