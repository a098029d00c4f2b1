/** The log of a shop's changes: what can be told in it, of which things, by whom. Nothing here names a person. */

/** What a change was of, and what can have been done to it. A part with changes of its own adds its line here. */
export const AUDITED = {
  settings: ['changed'],
  offer: ['created', 'changed', 'removed'],
  trial: ['created', 'changed', 'started', 'stopped', 'paused', 'allocated', 'removed'],
  sync: ['started'],
  import: ['started', 'finished'],
  'self-test': ['ran'],
  privacy: ['exported', 'customer-exported', 'customer-forgotten', 'measuring-deleted'],
  job: ['retried'],
} as const;

export type AuditKind = keyof typeof AUDITED;
export const AUDIT_KINDS = Object.keys(AUDITED) as readonly AuditKind[];

export type AuditDid<K extends AuditKind = AuditKind> = (typeof AUDITED)[K][number];

export interface AuditSubject<K extends AuditKind = AuditKind> {
  readonly kind: K;
  /** '' where the shop has but one, as of settings. */
  readonly id: string;
  /** Its name at that time, which tells it from others when it is gone. '' where it has none. */
  readonly name: string;
}

/** A field, before and after. Null when there was none, as of an offer just made. */
export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** What a list was, where the whole of it would be too long to log or to read: how many, and some that came and went. */
export interface ListChange {
  readonly field: string;
  readonly from: number;
  readonly to: number;
  /** Names of at most `MOST_NAMED`; ids where a thing has no name any more. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const MOST_NAMED = 5;

export interface AuditDetail {
  readonly changes?: readonly FieldChange[];
  readonly lists?: readonly ListChange[];
  /** Why Mersalg did it, as data whose words are the page's. */
  readonly why?: unknown;
  /** Whatever else tells of it: counts, outcomes. Never a person's data. */
  readonly figures?: Readonly<Record<string, number | string | boolean | null>>;
}

export interface AuditNote<K extends AuditKind = AuditKind> {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The platform's number of a staff member, never a name or an address; '' where Mersalg did it itself. */
  readonly staff: string;
  readonly did: AuditDid<K>;
  readonly subject: AuditSubject<K>;
  readonly detail: AuditDetail;
}

export interface AuditEntry extends AuditNote {
  /** Grows with each entry of the shop. */
  readonly n: number;
}

/** `GET /api/activity`. */
export interface ActivityReport {
  /** Latest first. */
  readonly entries: readonly AuditEntry[];
  /** Ask with this `before` for what came earlier; null when there is no more. */
  readonly before: number | null;
  /** The number of the staff member who asks. */
  readonly me: string;
}
