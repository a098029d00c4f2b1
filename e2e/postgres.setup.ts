/** vitest's global set-up: one throw-away PostgreSQL for all test files, or a reason why there is none. */
import type { TestProject } from 'vitest/node';
import { PostgresMissing, startPostgres } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null when PostgreSQL is missing. Each test file makes its own database in it. */
    postgresUrl: string | null;
    /** Why it is missing; null when it is there. */
    postgresMissing: string | null;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  try {
    const postgres = await startPostgres();
    project.provide('postgresUrl', postgres.url);
    project.provide('postgresMissing', null);
    return () => postgres.stop();
  } catch (thrown) {
    if (!(thrown instanceof PostgresMissing)) throw thrown;
    console.warn(`Tests on PostgreSQL are skipped: ${thrown.message}.`);
    project.provide('postgresUrl', null);
    project.provide('postgresMissing', thrown.message);
    return async () => {};
  }
}
