/** Which tables belong together in a merchant's eyes. A table that is not named here counts as background work. */
import type { Holding, PrivacyReport } from '../../../domain/privacy.ts';

const TABLES = {
  catalogue: ['products', 'collections'],
  orders: ['orders', 'order_lines', 'order_changes', 'imports'],
  measuring: [
    ...['enrolments', 'order_joins', 'visitor_steps', 'trial_orders', 'step_roll_ups', 'roll_ups'],
    ...['counters', 'feedback', 'asked'],
  ],
  choices: ['settings', 'offers', 'trials', 'promises', 'audit'],
  work: [],
  forgotten: ['redactions'],
} as const satisfies Record<string, readonly string[]>;

export type Group = keyof typeof TABLES;
export const GROUPS = Object.keys(TABLES) as readonly Group[];

export function groupOf(table: string): Group {
  return GROUPS.find((group) => (TABLES[group] as readonly string[]).includes(table)) ?? 'work';
}

export function heldBy(report: PrivacyReport, group: Group): readonly Holding[] {
  return report.tables.filter(({ table }) => groupOf(table) === group);
}

export function rowsOf(tables: readonly Holding[]): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** Of all of them; null where none has a time. */
export function oldestOf(tables: readonly Holding[]): number | null {
  const times = tables.flatMap(({ oldest }) => (oldest === null ? [] : [oldest]));
  return times.length === 0 ? null : Math.min(...times);
}
