/** Scripted misbehaviour: what the platform does on a bad day, on request and a counted number of times. */
import type { BulkErrorCode } from './bulk/operation.ts';

/** Where a fault strikes. */
export type FaultPlace = 'graphql' | 'oauth' | 'bulk-run' | 'bulk-file';

export type FaultKind =
  /** An HTTP error with an empty JSON body, e.g. 503. */
  | { kind: 'status'; status: number }
  /** Nothing for so long, then the true answer. */
  | { kind: 'stall'; ms: number }
  /** The connection dies before the request is looked at. */
  | { kind: 'reset' }
  /** The request is carried out, and the answer is lost. */
  | { kind: 'lost' }
  /** A page instead of JSON. */
  | { kind: 'html'; status: number }
  /** GraphQL THROTTLED, HTTP 200. */
  | { kind: 'throttled' }
  /** The answer of a shop that does not let the app read `field`. */
  | { kind: 'denied'; field: string }
  /** HTTP 429 with Retry-After in seconds. */
  | { kind: 'rate-limited'; retryAfter: number }
  /** `bulk-file`: the file stops after so many bytes; `abrupt` breaks the promised length, else it looks complete. */
  | { kind: 'truncate'; bytes: number; abrupt: boolean }
  /** `bulk-run`: the operation fails after so many objects and leaves a partial file. */
  | { kind: 'fail'; afterObjects: number; errorCode: BulkErrorCode };

export type Fault = FaultKind & {
  on: FaultPlace;
  /** Only for this shop. */
  shop?: string;
  /** Only when the request's text (GraphQL document, grant type) contains this. */
  containing?: string;
  /** Lets so many matching requests pass first. */
  skip?: number;
  /** Strikes so often, then is spent; once by default. */
  times?: number;
};

interface Armed {
  readonly fault: Fault;
  skip: number;
  times: number;
}

export class Faults {
  private armed: Armed[] = [];

  add(...faults: Fault[]): void {
    for (const fault of faults) this.armed.push({ fault, skip: fault.skip ?? 0, times: fault.times ?? 1 });
  }

  clear(): void {
    this.armed = [];
  }

  /** What is still to strike. */
  list(): readonly Fault[] {
    return this.armed.map(({ fault, times, skip }) => ({ ...fault, times, skip }));
  }

  /** The fault that strikes this request, if any; counts it down. */
  take(on: FaultPlace, request: { shop: string; text: string }): Fault | null {
    for (const armed of this.armed) {
      const { fault } = armed;
      if (fault.on !== on) continue;
      if (fault.shop !== undefined && fault.shop !== request.shop) continue;
      if (fault.containing !== undefined && !request.text.includes(fault.containing)) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      armed.times -= 1;
      if (armed.times <= 0) this.armed = this.armed.filter((other) => other !== armed);
      return fault;
    }
    return null;
  }
}
