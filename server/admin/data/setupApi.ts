/** The page's way to what it needs while the shop is being set up. */
import type { ImportReportTold } from '../../domain/importTold.ts';
import type { SetupReport, StorefrontLook } from '../../domain/setup.ts';
import type { Ask } from './offersApi.ts';

export interface SetupApi {
  read(signal?: AbortSignal): Promise<SetupReport>;
  /** Looks at the live shop; may take some seconds. */
  selfTest(): Promise<StorefrontLook>;
  /** Sends an orders export; resolves when all of it is stored. `signal` stops it: sent again, it goes on. */
  importOrders(file: Blob, onSent: (bytes: number) => void, signal: AbortSignal): Promise<ImportReportTold>;
}

export function createSetupApi(
  read: <T>(url: string, signal?: AbortSignal) => Promise<T>,
  ask: Ask,
  send: (url: string, file: Blob, onSent: (bytes: number) => void, signal: AbortSignal) => Promise<unknown>,
): SetupApi {
  return {
    read: (signal) => read('/api/setup', signal),
    async selfTest() {
      return (await ask('POST', '/api/self-test')).body as StorefrontLook;
    },
    importOrders: async (file, onSent, signal) =>
      (await send('/api/import', file, onSent, signal)) as ImportReportTold,
  };
}
