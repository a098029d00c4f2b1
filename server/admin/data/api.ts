/** The page's way to the app server: one method per route, each request with a fresh session token. */
import type { BrowseReport, ChangeReport, Show } from '../../domain/browseReport.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { HomeReport } from '../../domain/home.ts';
import type { ProductId } from '../../domain/ids.ts';
import type { CssReport } from '../../domain/look/ownCss.ts';
import type { Placement } from '../../domain/placement.ts';
import type {
  GroupKind,
  GroupSearchReport,
  PreviewReport,
  ProductSearchReport,
  ResultsReport,
  SettingsReport,
  StatusReport,
} from '../../domain/report.ts';
import type { Settings } from '../../domain/settings.ts';
import { text } from '../text.ts';
import { LANGUAGE, type Language } from './language.ts';
import { type Ask, createOffersApi, type OffersApi } from './offersApi.ts';
import { createOperateApi, type OperateApi } from './operateApi.ts';
import { createResultsApi, type ResultDays, type ResultsApi } from './resultsApi.ts';
import { createSetupApi, type SetupApi } from './setupApi.ts';
import { createTrialsApi, type TrialsApi } from './trialsApi.ts';
import { type Upload, upload as uploadByBrowser } from './upload.ts';

/** `offline`: no answer at all; `no-token`: Shopify's admin gave no session token; `odd-answer`: not our JSON. */
export type ApiErrorCode = ErrorCode | 'offline' | 'no-token' | 'odd-answer';

/** A refused or failed request; `message` is fit to show. `status` is 0 without an answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly status: number;
  /** Which of what was sent is refused, as the server names it. */
  readonly field: string | undefined;

  constructor(
    code: ApiErrorCode,
    status: number,
    message: string,
    options?: ErrorOptions & { readonly field?: string | undefined },
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.field = options?.field;
  }
}

export interface Api {
  home(signal?: AbortSignal): Promise<HomeReport>;
  status(signal?: AbortSignal): Promise<StatusReport>;
  startSync(): Promise<void>;
  settings(signal?: AbortSignal): Promise<SettingsReport>;
  /** Throws ApiError `conflict` when `version` is no longer current. Resolves to null when the answer has no settings in it. */
  saveSettings(settings: Settings, version: number): Promise<SettingsReport | null>;
  products(query: string, signal?: AbortSignal): Promise<ProductSearchReport>;
  /** `after`: `next` of the page before; null for the first. */
  browse(
    asked: { readonly query: string; readonly show: Show; readonly after: string | null },
    signal?: AbortSignal,
  ): Promise<BrowseReport>;
  changes(signal?: AbortSignal): Promise<ChangeReport>;
  groups(kind: GroupKind, query: string, signal?: AbortSignal): Promise<GroupSearchReport>;
  /** `more`: whatever else a widget may ask, by its parameters. */
  preview(
    product: ProductId,
    placement: Placement,
    signal?: AbortSignal,
    more?: Readonly<Record<string, string>>,
  ): Promise<PreviewReport>;
  /** The CSS as widgets would get it, and what in it is not allowed; nothing is saved. */
  ownCss(css: string, signal?: AbortSignal): Promise<CssReport>;
  results(days: ResultDays, signal?: AbortSignal): Promise<ResultsReport>;
  readonly offers: OffersApi;
  readonly measured: ResultsApi;
  readonly trials: TrialsApi;
  readonly setup: SetupApi;
  readonly operate: OperateApi;
}

/** What the client needs of the world. `token` may reject or never settle. */
export interface ApiIo {
  fetch(url: string, init: RequestInit): Promise<Response>;
  token(): Promise<string>;
  /** As `upload`, which it is unless given. */
  readonly upload?: Upload;
  /** Milliseconds to wait for a token, and for an answer. */
  readonly patience?: number;
}

/** Milliseconds that a whole table may take. */
const FILE_PATIENCE = 600_000;
const JSON_TYPE = { 'content-type': 'application/json' };

export function createApi({ fetch, token, patience = 20_000, upload = uploadByBrowser }: ApiIo): Api {
  async function bearer(): Promise<string> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('No token in time')), patience);
    });
    try {
      return `Bearer ${await Promise.race([token(), late])}`;
    } catch (cause) {
      throw new ApiError('no-token', 0, text.errors.noToken, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  async function attempt(
    url: string,
    init: RequestInit,
    signal: AbortSignal | undefined,
    within = patience,
  ): Promise<Response> {
    const authorization = await bearer();
    const timeout = AbortSignal.timeout(within);
    try {
      return await fetch(url, {
        ...init,
        headers: { ...init.headers, accept: 'application/json', authorization },
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
    } catch (cause) {
      // Cancelled by the page itself: no news for anybody.
      if (signal?.aborted) throw cause;
      throw new ApiError('offline', 0, text.errors.offline, { cause });
    }
  }

  async function answer(url: string, init: RequestInit, signal: AbortSignal | undefined) {
    let response = await attempt(url, init, signal);
    // A token may expire on its way; a second refusal is a real one.
    if (response.status === 401) response = await attempt(url, init, signal);
    const body: unknown = await response.json().catch(() => undefined);
    return { ok: response.ok, status: response.status, body };
  }

  /** A whole table may be on its way for minutes; one that breaks off on the way is refused, not kept in part. */
  async function file(url: string): Promise<Blob> {
    let response = await attempt(url, {}, undefined, FILE_PATIENCE);
    if (response.status === 401) response = await attempt(url, {}, undefined, FILE_PATIENCE);
    if (!response.ok) throw refusal(response.status, await response.json().catch(() => undefined));
    try {
      return await response.blob();
    } catch (cause) {
      throw new ApiError('offline', 0, text.errors.offline, { cause });
    }
  }

  /** Not tried again by itself: a refused token is found before much has been sent. */
  async function send(
    url: string,
    file: Blob,
    onSent: (bytes: number) => void,
    signal: AbortSignal,
  ): Promise<unknown> {
    const headers = { authorization: await bearer(), 'content-type': 'application/octet-stream' };
    const sent = await upload(url, file, { headers, onSent, signal }).catch((cause: unknown) => {
      if (signal.aborted) throw cause;
      throw new ApiError('offline', 0, text.errors.offline, { cause });
    });
    if (sent.status < 200 || sent.status > 299) throw refusal(sent.status, sent.body);
    return sent.body;
  }

  async function request(url: string, init: RequestInit = {}, signal?: AbortSignal): Promise<unknown> {
    const { ok, status, body } = await answer(url, init, signal);
    if (ok) return body;
    throw refusal(status, body);
  }

  const ask: Ask = async (method, url, sent, signal) => {
    const json = sent === undefined ? {} : { body: JSON.stringify(sent), headers: JSON_TYPE };
    const { ok, status, body } = await answer(url, { method, ...json }, signal);
    const isConflict =
      status === 409 && typeof body === 'object' && body !== null && ('now' in body || 'blocked' in body);
    const isGone = status === 404 && method !== 'GET';
    if (!ok && !isConflict && !isGone) throw refusal(status, body);
    if (typeof body !== 'object' || body === null)
      throw new ApiError('odd-answer', 200, text.errors.oddAnswer);
    return { status, body };
  };

  async function read<T>(url: string, signal?: AbortSignal): Promise<T> {
    const body = await request(url, {}, signal);
    if (typeof body !== 'object' || body === null) {
      throw new ApiError('odd-answer', 200, text.errors.oddAnswer);
    }
    return body as T;
  }

  return {
    home: (signal) => read('/api/home', signal),
    status: (signal) => read('/api/status', signal),
    async startSync() {
      await request('/api/sync', { method: 'POST' });
    },
    settings: (signal) => read('/api/settings', signal),
    async saveSettings(settings, version) {
      const body = await request('/api/settings', {
        method: 'PUT',
        headers: JSON_TYPE,
        body: JSON.stringify({ settings, version }),
      });
      return isSettingsReport(body) ? body : null;
    },
    products: (query, signal) => read(`/api/products?q=${encodeURIComponent(query)}`, signal),
    browse({ query, show, after }, signal) {
      const asked = new URLSearchParams({ show, q: query, ...(after === null ? {} : { after }) });
      return read(`/api/products?${asked}`, signal);
    },
    changes: (signal) => read('/api/changes', signal),
    groups: (kind, query, signal) => read(`/api/groups?kind=${kind}&q=${encodeURIComponent(query)}`, signal),
    preview(product, placement, signal, more = {}) {
      const query = new URLSearchParams({ product: String(product), placement, ...more });
      return read(`/api/preview?${query}`, signal);
    },
    ownCss: async (css, signal) => (await ask('POST', '/api/look/css', { css }, signal)).body as CssReport,
    results: (days, signal) => read(`/api/results?days=${days}`, signal),
    offers: createOffersApi(ask),
    measured: createResultsApi(read, file),
    trials: createTrialsApi(ask),
    setup: createSetupApi(read, ask, send),
    operate: createOperateApi(ask, file),
  };
}

/** Reads `{"error":{"code","message","field"}}`; anything else (a proxy's HTML page, say) becomes a plain sentence. */
function refusal(status: number, body: unknown): ApiError {
  const error = (
    body as { error?: { code?: unknown; message?: unknown; field?: unknown } } | null | undefined
  )?.error;
  if (typeof error?.code === 'string' && typeof error.message === 'string') {
    const code = error.code as ApiErrorCode;
    const field = typeof error.field === 'string' ? error.field : undefined;
    return new ApiError(code, status, refusedInWords(code, error.message, field), { field });
  }
  return new ApiError('odd-answer', status, text.errors.status(status));
}

/** The server's own words are the most exact, and English: another language has words by the code, and the field's name. */
export function refusedInWords(
  code: string,
  message: string,
  field: string | undefined,
  language: Language = LANGUAGE,
): string {
  const { refused } = text.errors;
  if (language === 'en' || !Object.hasOwn(refused, code)) return message;
  const said = refused[code as keyof typeof refused];
  return field !== undefined ? `${said} ${text.errors.field(field)}` : said;
}

function isSettingsReport(body: unknown): body is SettingsReport {
  const report = body as Partial<SettingsReport> | null | undefined;
  return (
    typeof report?.version === 'number' &&
    Array.isArray(report.products) &&
    Array.isArray(report.collections) &&
    report.settings !== undefined
  );
}
