/** Lets a scripted fault strike an HTTP answer of the Admin side. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HttpResponse } from 'msw';
import type { Fault, FaultPlace } from './faults.ts';
import { denied } from './graphql/context.ts';
import { THROTTLED } from './graphql/run.ts';
import type { Twin } from './twin.ts';

/**
 * The answer, or what a fault makes of it. `Response.error()` means a broken connection: a network error
 * in-process, a reset socket when served.
 */
export async function struckBy(
  twin: Twin,
  on: FaultPlace,
  about: { shop: string; text: string },
  answer: (fault: Fault | null) => Promise<Response>,
): Promise<Response> {
  const fault = twin.faults.take(on, about);
  switch (fault?.kind) {
    case 'status':
      return HttpResponse.json({ errors: 'Service unavailable' }, { status: fault.status });
    case 'html':
      return HttpResponse.html('<!doctype html><title>Something went wrong</title>', {
        status: fault.status,
      });
    case 'rate-limited':
      return HttpResponse.json(
        {
          errors:
            'Exceeded 40 calls per second for api client. Reduce request rates to resume uninterrupted service.',
        },
        { status: 429, headers: { 'retry-after': String(fault.retryAfter) } },
      );
    case 'throttled': {
      const throttleStatus = twin.throttle.status(`${twin.app.clientId}:${about.shop}`);
      const cost = { requestedQueryCost: 10, actualQueryCost: null, throttleStatus };
      return HttpResponse.json({ errors: [THROTTLED], extensions: { cost } });
    }
    case 'denied': {
      const { message, extensions } = denied(fault.field, 'a permission of the merchant’s');
      return HttpResponse.json({ errors: [{ message, extensions }] });
    }
    case 'reset':
      return HttpResponse.error();
    case 'lost':
      await answer(null);
      return HttpResponse.error();
    case 'stall':
      await sleep(fault.ms);
      return answer(null);
    default:
      return answer(fault);
  }
}
