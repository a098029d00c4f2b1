/** A limit on how long an answer waits for the store. */
import { MersalgError } from '../domain/errors.ts';

/** Rejects with `store-unavailable` when the promise takes longer; the work itself goes on unheard. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new MersalgError('store-unavailable', 'The database did not answer in time. Try again.', { ms }),
      );
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
