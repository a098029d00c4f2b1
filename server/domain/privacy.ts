/** What the merchant's page is told of what is stored, as plain JSON shapes. */

export interface HoldingTold {
  readonly table: string;
  readonly rows: number;
  /** Epoch milliseconds; null where there is none. */
  readonly oldest: number | null;
}

/** `GET /api/privacy`. */
export interface PrivacyReport {
  readonly tables: readonly HoldingTold[];
  /** Whether the app may read customers: without it no order says whose it is. */
  readonly customers: boolean;
}

/** `POST /api/privacy/customer/forget`. */
export interface ForgottenReport {
  /** Orders that no longer say whose they are. */
  readonly orders: number;
}
