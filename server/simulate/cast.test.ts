/** What happens to the made shop reaches its server as it would in life: in time, late, twice, and not all of it countable. */
import { describe, expect, it } from 'vitest';
import { isBot } from '../domain/measure/bots.ts';
import { visitorBuckets } from './cast.testing.ts';
import { type Cast, DAY_MS, drawCast, type Hook, START } from './cast.ts';
import type { ShopPlan } from './madeShop.ts';

const plan: ShopPlan = { visitors: 6_000, days: 20, effect: 0.5, touches: 'conversion' };
const cast = drawCast(plan, 20, 4);
const hooks = cast.days.flatMap((day) => day.hooks);
const bodies = hooks.map((hook) => JSON.parse(hook.body()));

describe('the cast', () => {
  it('opens pages before it orders, each on its day', () => {
    const opened = new Map<string, number>();
    for (const [day, { visits }] of cast.days.entries()) {
      for (const { id, at } of visits) {
        expect(Math.floor((at - START) / DAY_MS)).toBe(day);
        if (!opened.has(id)) opened.set(id, at);
      }
    }
    const counted = bodies.filter(({ note_attributes }) => note_attributes.length > 0);
    expect(counted.length).toBeGreaterThan(100);
    for (const { note_attributes, created_at } of counted) {
      const id = note_attributes[0].value.replace(/:0$/, '');
      expect(Date.parse(created_at)).toBeGreaterThan(opened.get(id)!);
    }
  });

  it('marks the carts of the held out, and of them alone', () => {
    const { held, shown } = visitorBuckets(cast, 20);
    for (const { note_attributes, test } of bodies) {
      const mark: string | undefined = note_attributes[0]?.value;
      if (mark === undefined || test) continue;
      if (mark.endsWith(':0')) expect(held.has(mark.slice(0, -2))).toBe(true);
      else expect(shown.has(mark)).toBe(true);
    }
  });

  it('tells webhooks twice, late, and after what they are older than', () => {
    const ids = hooks.map(({ webhookId }) => webhookId);
    expect(new Set(ids).size).toBeLessThan(ids.length);
    const late = bodies.filter(
      ({ created_at }, at) =>
        hooks[at]!.at - Date.parse(created_at) > DAY_MS && hooks[at]!.topic === 'orders/create',
    );
    expect(late.length).toBeGreaterThan(0);
  });

  it('counts refunds to the minor unit as the body tells them', () => {
    const back = bodies.filter(({ refunds, cancelled_at }) => refunds.length > 0 && cancelled_at === null);
    expect(back.length).toBeGreaterThan(5);
    for (const body of back) {
      const left = body.line_items.filter((line: { current_quantity: number }) => line.current_quantity > 0);
      const sum = left.reduce((all: number, line: { price: string }) => all + Number(line.price), 0);
      expect(sum).toBeCloseTo(Number(body.current_subtotal_price), 6);
    }
  });

  it('has visitors who may not be counted', () => {
    expect(cast.uncounted).toMatchObject({ withoutConsent: 1980, bots: 240 });
    expect(cast.uncounted.orders).toBeGreaterThan(20);
    expect(
      cast.days.flatMap(({ visits }) => visits).filter(({ userAgent }) => isBot(userAgent)),
    ).toHaveLength(240);
  });

  it('is the same for the same seed', () => {
    const told = ({ before, days }: Cast) => {
      const words = ({ at, webhookId, body }: Hook) => [at, webhookId, body()];
      return [before.map(words), days.map((day) => [day.visits, day.hooks.map(words)])];
    };
    const small = { ...plan, visitors: 300 };
    expect(told(drawCast(small, 20, 4))).toEqual(told(drawCast(small, 20, 4)));
    expect(told(drawCast(small, 20, 4))).not.toEqual(told(drawCast(small, 20, 5)));
  });
});
