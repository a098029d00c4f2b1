/** What the merchant's page is told of what is stored, as plain JSON shapes. */

export interface Holding {
  readonly table: string;
  readonly rows: number;
  /** When the oldest entry is of, epoch milliseconds; null where a table has none, or no times. */
  readonly oldest: number | null;
}

/** `GET /api/privacy`. */
export interface PrivacyReport {
  readonly tables: readonly Holding[];
  /** Whether the app may read customers: without it no order says whose it is. */
  readonly customers: boolean;
}

/** `POST /api/privacy/customer/forget`. */
export interface ForgottenReport {
  /** Orders that no longer say whose they are. */
  readonly orders: number;
}
