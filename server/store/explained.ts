/** Turns an engine's failures into errors that say what to do, at the one border where they leave the store. */
import type { MersalgError } from '../domain/errors.ts';

type Verb = (...args: never[]) => Promise<unknown>;

/** The same verbs, but a failure that `explain` knows is thrown as the MersalgError it names. */
export function explained<T extends object>(family: T, explain: (thrown: unknown) => MersalgError | null): T {
  const verbs = Object.entries(family as Record<string, Verb>).map(([name, verb]) => {
    const wrapped: Verb = async (...args) => {
      try {
        return await verb(...args);
      } catch (thrown) {
        throw explain(thrown) ?? thrown;
      }
    };
    return [name, wrapped];
  });
  return Object.fromEntries(verbs) as T;
}
