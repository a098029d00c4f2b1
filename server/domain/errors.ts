/** The one error class that crosses module borders: a stable code, an HTTP-like status and data for the log. */

export type ErrorCode =
  | 'bad-input'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'rate-limited'
  | 'not-installed'
  | 'token-expired'
  | 'platform-unavailable'
  | 'platform-throttled'
  | 'platform-refused'
  | 'bulk-failed'
  | 'bulk-truncated'
  | 'store-unavailable'
  | 'store-locked'
  | 'model-corrupt'
  | 'internal';

const STATUS: Record<ErrorCode, number> = {
  'bad-input': 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'rate-limited': 429,
  'not-installed': 401,
  'token-expired': 401,
  'platform-unavailable': 502,
  'platform-throttled': 503,
  'platform-refused': 502,
  'bulk-failed': 502,
  'bulk-truncated': 502,
  'store-unavailable': 503,
  'store-locked': 503,
  'model-corrupt': 500,
  internal: 500,
};

export const ERROR_CODES = Object.keys(STATUS) as readonly ErrorCode[];

/**
 * An expected failure. `message` says what happened and what to do next, in words for the person who
 * meets it; `data` holds facts for the log and must never hold tokens or personal data.
 */
export class MersalgError extends Error {
  override readonly name = 'MersalgError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, data: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = STATUS[code];
    this.data = data;
  }
}

/** Narrows anything thrown to a MersalgError; what is not one becomes `internal` with the cause kept. */
export function asMersalgError(thrown: unknown): MersalgError {
  if (thrown instanceof MersalgError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new MersalgError('internal', message, {}, { cause: thrown });
}
