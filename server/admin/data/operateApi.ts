/** The page's way to the log of changes, to what is stored, and to how the app runs: one method per route. */
import type { ActivityReport, AuditKind } from '../../domain/audit/audit.ts';
import type { DiagnosticsReport } from '../../domain/diagnostics.ts';
import type { ForgottenReport, PrivacyReport } from '../../domain/privacy.ts';
import type { Ask } from './offersApi.ts';

/** Who is meant; the e-mail finds orders that came from an export. */
export interface CustomerAsked {
  readonly id: number;
  readonly email?: string;
}

export interface OperateApi {
  /** `before`: what came earlier than this entry; null from the latest on. */
  activity(kind: AuditKind | null, before: number | null, signal?: AbortSignal): Promise<ActivityReport>;
  privacy(signal?: AbortSignal): Promise<PrivacyReport>;
  exportAll(): Promise<Blob>;
  exportCustomer(asked: CustomerAsked): Promise<object>;
  forgetCustomer(asked: CustomerAsked): Promise<ForgottenReport>;
  deleteMeasuring(): Promise<PrivacyReport>;
  diagnostics(signal?: AbortSignal): Promise<DiagnosticsReport>;
  bundle(): Promise<Blob>;
  retryJob(kind: string): Promise<DiagnosticsReport>;
}

export function createOperateApi(ask: Ask, file: (url: string) => Promise<Blob>): OperateApi {
  const read = async <T>(url: string, signal?: AbortSignal) =>
    (await ask('GET', url, undefined, signal)).body as T;
  const post = async <T>(url: string, sent: unknown) => (await ask('POST', url, sent)).body as T;
  return {
    activity(kind, before, signal) {
      const query = new URLSearchParams({
        ...(kind !== null && { kind }),
        ...(before !== null && { before: String(before) }),
      });
      return read(`/api/activity?${query}`, signal);
    },
    privacy: (signal) => read('/api/privacy', signal),
    exportAll: () => file('/api/privacy/export'),
    exportCustomer: (asked) => post('/api/privacy/customer/export', asked),
    forgetCustomer: (asked) => post('/api/privacy/customer/forget', asked),
    deleteMeasuring: () => post('/api/privacy/measuring/delete', { sure: true }),
    diagnostics: (signal) => read('/api/diagnostics', signal),
    bundle: () => file('/api/diagnostics/bundle'),
    retryJob: (kind) => post(`/api/diagnostics/jobs/${kind}/retry`, {}),
  };
}
