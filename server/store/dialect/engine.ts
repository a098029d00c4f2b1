/** What the queries need of an engine beyond Kysely: connections for reading and writing, the clock, bulk data. */
import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { MersalgError } from '../../domain/errors.ts';
import type { Database } from '../schema.ts';

export type Db = Kysely<Database>;
export type Trx = Transaction<Database>;

export type ColumnType = 'bigint' | 'text';
export type Cell = number | string | null;

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** For reading outside a transaction. */
  readonly read: Db;
  /** Runs `work` in one writing transaction. It may run again from the start when another writer was in its way. */
  write<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Runs `work` on one unchanging view of the data. */
  snapshot<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /**
   * Runs reading that joins many rows of two tables with each other. PostgreSQL without statistics takes tables for small
   * and would compare each row with each (minutes): here it may not.
   */
  joining<T>(read: (db: Db) => Promise<T>): Promise<T>;
  /** The database's clock, epoch milliseconds. */
  now(): RawBuilder<number>;
  /**
   * Rows as a relation to select from or join with, whatever their number: one parameter per column or
   * one in all, never one per cell. `columns` names and types the cells of a row, in their order.
   */
  relation(
    columns: Readonly<Record<string, ColumnType>>,
    rows: readonly (readonly Cell[])[],
  ): RawBuilder<unknown>;
  /**
   * Whether a column holds one of these values, whatever their count: one parameter, and looked up by index even
   * where the database has no statistics yet, by which it would walk through a join with a `relation`.
   */
  oneOf(column: string, values: readonly number[] | readonly string[]): RawBuilder<boolean>;
  /**
   * Aggregates a column's values to the text of one JSON list, null where there are no rows; several in one select list
   * the rows in the same order. For reading tens of thousands of rows: a row as an object costs several times as much.
   */
  listed(column: string): RawBuilder<string | null>;
  /** Ends a select that will be followed by a write to the same rows: ` for update` where writers run in parallel. */
  readonly forUpdate: RawBuilder<unknown>;
  /** Runs `run` with a connection on which migrations may take their time and one starter waits for another. */
  migrating(run: (db: Db) => Promise<void>): Promise<void>;
  /** Tries whether the database can be written, without leaving anything behind. */
  probe(): Promise<void>;
  /** Names a failure of the database's availability; null for anything else (a bug). */
  explain(thrown: unknown): MersalgError | null;
  close(): Promise<void>;
}
