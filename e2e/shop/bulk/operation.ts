/** One bulk operation: what the API shows of it and where its file lies. */

export type BulkStatus =
  | 'CREATED'
  | 'RUNNING'
  | 'CANCELING'
  | 'CANCELED'
  | 'COMPLETED'
  | 'FAILED'
  | 'EXPIRED';
export type BulkErrorCode = 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT';

export interface BulkOperation {
  readonly id: number;
  readonly gid: string;
  readonly shop: string;
  readonly query: string;
  readonly grouped: boolean;
  readonly scopes: ReadonlySet<string>;
  readonly createdAt: string;
  /** Random part of the file's address: without it the file is not given out. */
  readonly key: string;
  status: BulkStatus;
  errorCode: BulkErrorCode | null;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
}

export function isRunning(operation: BulkOperation): boolean {
  return operation.status === 'CREATED' || operation.status === 'RUNNING' || operation.status === 'CANCELING';
}
