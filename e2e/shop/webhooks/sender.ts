/**
 * Delivers webhooks as Shopify does: signed, at least once, in no promised order, given up after eight retries.
 * The body is made once; a retry hours later still carries what was true then.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_VERSION } from '../schema/source.ts';
import type { TwinApp, TwinShop } from '../state.ts';
import type { Payload } from './payload.ts';

const TIMEOUT_MS = 5000;
/** Pauses before the retries: eight within four hours. */
const SCHEDULE_MS = [10_000, 60_000, 300_000, 900_000, 1_800_000, 2_700_000, 3_600_000, 4_500_000];
const PARALLEL = 16;

export interface Attempt {
  readonly at: number;
  readonly ms: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly problem: string | null;
}

export interface Delivery {
  readonly shop: string;
  readonly topic: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly triggeredAt: string;
  readonly body: string;
  state: 'held' | 'waiting' | 'delivered' | 'failed' | 'dropped';
  readonly attempts: Attempt[];
}

export interface WebhookControls {
  /** Nothing is sent until it is released. */
  held: boolean;
  /** Every delivery goes out so many times more, with the same ids. */
  duplicates: number;
  /** Share of deliveries that are silently lost, 0–1. */
  dropShare: number;
  /** Pauses before retries; a short list means fewer retries. */
  schedule: readonly number[];
  /** How long the app may take to answer. */
  timeoutMs: number;
  /** Requests to the app at the same time; with 1, what is sent first arrives first. */
  parallel: number;
}

export type ReleaseOrder = 'sent' | 'reverse' | 'shuffle';

export class WebhookSender {
  readonly controls: WebhookControls = {
    held: false,
    duplicates: 0,
    dropShare: 0,
    schedule: SCHEDULE_MS,
    timeoutMs: TIMEOUT_MS,
    parallel: PARALLEL,
  };
  readonly deliveries: Delivery[] = [];
  private readonly app: TwinApp;
  private readonly now: () => number;
  private readonly random: () => number;
  private readonly waiting: (() => void)[] = [];
  private readonly busy = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  private sending = 0;

  constructor(app: TwinApp, now: () => number, seed = 1) {
    this.app = app;
    this.now = now;
    this.random = seeded(seed);
  }

  /** Sends when the app subscribed to the topic; compliance topics need no subscription (`always`). */
  send(shop: TwinShop, topic: string, payload: Payload, always = false): void {
    if (!always && !this.app.topics.includes(topic)) return;
    const delivery: Delivery = {
      shop: shop.data.domain,
      topic,
      webhookId: randomUUID(),
      eventId: randomUUID(),
      triggeredAt: new Date(this.now()).toISOString(),
      body: JSON.stringify(payload),
      state: 'waiting',
      attempts: [],
    };
    this.deliveries.push(delivery);
    if (this.random() < this.controls.dropShare) delivery.state = 'dropped';
    else if (this.controls.held) delivery.state = 'held';
    else this.enqueue(delivery);
  }

  /** Lets go of what was held, in the order asked for, and holds no longer. */
  release(order: ReleaseOrder = 'sent'): void {
    this.controls.held = false;
    const held = this.deliveries.filter((delivery) => delivery.state === 'held');
    if (order === 'reverse') held.reverse();
    if (order === 'shuffle') {
      for (let last = held.length - 1; last > 0; last -= 1) {
        const other = Math.floor(this.random() * (last + 1));
        [held[last], held[other]] = [held[other]!, held[last]!];
      }
    }
    for (const delivery of held) {
      delivery.state = 'waiting';
      this.enqueue(delivery);
    }
  }

  /** Sends a delivery once more, as it was: Shopify repeats itself. */
  repeat(delivery: Delivery): Promise<Attempt> {
    return this.attempt(delivery);
  }

  /** Resolves when nothing is under way; retries that wait count as under way, held deliveries do not. */
  async idle(): Promise<void> {
    while (this.busy.size > 0) await Promise.all(this.busy);
  }

  /** Gives up everything that waits. */
  async close(): Promise<void> {
    this.stop.abort();
    await this.idle();
  }

  private enqueue(delivery: Delivery): void {
    for (let copy = 0; copy <= this.controls.duplicates; copy += 1) {
      const work = this.deliver(delivery).finally(() => this.busy.delete(work));
      this.busy.add(work);
    }
  }

  /** One delivery to its end: delivered, or given up after the last retry. */
  private async deliver(delivery: Delivery): Promise<void> {
    for (const pause of [...this.controls.schedule, null]) {
      const { status } = await this.inTurn(() => this.attempt(delivery));
      if (status !== null && status >= 200 && status < 300) {
        delivery.state = 'delivered';
        return;
      }
      if (pause === null || this.stop.signal.aborted) break;
      await sleep(pause, undefined, { signal: this.stop.signal }).catch(() => {});
    }
    if (delivery.state !== 'delivered') delivery.state = 'failed';
  }

  /** Runs `work` when one of the parallel places is free; a waiting retry holds none. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.sending >= this.controls.parallel)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.sending += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.sending -= 1;
    }
  }

  private async attempt(delivery: Delivery): Promise<Attempt> {
    const begun = performance.now();
    const at = this.now();
    let status: number | null = null;
    let problem: string | null = null;
    try {
      const response = await fetch(`${this.app.url}/webhooks`, {
        method: 'POST',
        headers: this.headersOf(delivery),
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.any([this.stop.signal, AbortSignal.timeout(this.controls.timeoutMs)]),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch (error) {
      problem = error instanceof Error ? error.name : String(error);
    }
    const attempt: Attempt = { at, ms: Math.round(performance.now() - begun), status, problem };
    delivery.attempts.push(attempt);
    return attempt;
  }

  private headersOf(delivery: Delivery): Record<string, string> {
    return {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'X-Shopify-Topic': delivery.topic,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', this.app.clientSecret)
        .update(delivery.body)
        .digest('base64'),
      'X-Shopify-Shop-Domain': delivery.shop,
      'X-Shopify-Webhook-Id': delivery.webhookId,
      'X-Shopify-Event-Id': delivery.eventId,
      'X-Shopify-Triggered-At': delivery.triggeredAt,
      'X-Shopify-API-Version': API_VERSION,
    };
  }
}

/** mulberry32: small, seeded, good enough to shuffle and drop. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
