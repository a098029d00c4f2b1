/** The page's way to what it needs while the shop is being set up. */
import type { SetupReport, StorefrontLook } from '../../domain/setup.ts';
import type { Ask } from './offersApi.ts';

export interface SetupApi {
  read(signal?: AbortSignal): Promise<SetupReport>;
  /** Looks at the live shop; may take some seconds. */
  selfTest(): Promise<StorefrontLook>;
}

export function createSetupApi(
  read: <T>(url: string, signal?: AbortSignal) => Promise<T>,
  ask: Ask,
): SetupApi {
  return {
    read: (signal) => read('/api/setup', signal),
    async selfTest() {
      return (await ask('POST', '/api/self-test')).body as StorefrontLook;
    },
  };
}
