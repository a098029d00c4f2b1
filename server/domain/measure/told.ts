/** What the merchant's page is told of results: the report of the holdout with what may be said of it, and whole tables. */
import type { CellName } from '../experiment/ledger.ts';
import type { Verdict } from '../experiment/verdict.ts';
import type { Interval } from '../statistics/sample.ts';
import type { MeasuredReport, Metric } from './report.ts';

/** Of these a verdict is due: two say what was earned, two what must not suffer for it. */
export const JUDGED = ['revenue', 'profit', 'checkout', 'refunds'] as const satisfies readonly Metric[];
export type Judged = (typeof JUDGED)[number];

/** `GET /api/results/measured?days=`. */
export interface MeasuredAnswer {
  /** As many as were asked for; the report begins later where the epoch of the holdout did. */
  readonly days: number;
  /** Percent of consenting shoppers who are shown nothing. */
  readonly share: number;
  readonly report: MeasuredReport;
  /** Null where a figure is not known for another reason than too few visitors: its own metric says which. */
  readonly verdicts: Readonly<Record<Judged, Verdict | null>>;
}

/** `GET /api/results/trials/:id`: since it began, each variant against the control. */
export interface TrialAnswer {
  readonly report: MeasuredReport;
  /** Of revenue per visitor, in the order of the report's comparisons. */
  readonly verdicts: readonly { readonly cell: CellName; readonly verdict: Verdict }[];
}

/** The money gained in all, as it was known at the end of a day; null while nothing could be said. */
export interface HistoryPoint {
  /** Days since 1970-01-01 UTC. */
  readonly day: number;
  readonly total: { readonly value: number; readonly fixed: Interval; readonly always: Interval } | null;
}

/** `GET /api/results/history?days=`: a few days of the same period, the last one today. */
export interface HistoryReport {
  readonly currency: string;
  /** Earliest first. */
  readonly points: readonly HistoryPoint[];
}

export const EXPORT_FORMS = ['csv', 'json'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** A table that a merchant can have whole. */
export interface ExportTable {
  readonly id: string;
  /** What stands in it, in English; a page may have its own words. */
  readonly what: string;
  readonly columns: readonly string[];
}

/** `GET /api/exports`. */
export interface ExportsReport {
  readonly tables: readonly ExportTable[];
}
