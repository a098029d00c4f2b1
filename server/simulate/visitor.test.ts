/** The made shop is what it says it is: the truth that is reckoned is the truth that is drawn. */
import { describe, expect, it } from 'vitest';
import { isVisitorId } from '../domain/experiment/assign.ts';
import { Experiment, keptOf, pastOf, worthOf } from './experiment.ts';
import type { ShopPlan } from './madeShop.ts';
import { seeded, uuid } from './random.ts';
import { share } from './tally.ts';
import { truthAt } from './truth.ts';
import { arrivals, drawVisitor } from './visitor.ts';

const plan: ShopPlan = { visitors: 200_000, days: 30, effect: 0.2, touches: 'conversion' };

/** Every visitor in both cells, told to the end. */
function lives(over: Partial<ShopPlan> = {}): { experiment: Experiment; shop: ShopPlan } {
  const shop = { ...plan, ...over };
  const chance = seeded(7);
  const arrive = arrivals(shop.days);
  const experiment = new Experiment(shop.days, shop.effect, shop.touches);
  for (let n = 0; n < shop.visitors; n += 1) {
    const visitor = drawVisitor(chance, shop, arrive);
    experiment.add(visitor, 0);
    experiment.add(visitor, 1);
  }
  return { experiment, shop };
}

function mean(values: Float64Array, units: number): { mean: number; error: number } {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const average = sum / units;
  return { mean: average, error: Math.sqrt((squares / units - average * average) / units) };
}

describe('the made shop', () => {
  it.each(['conversion', 'value'] as const)(
    'is worth what is reckoned, at any day, when %s is touched',
    (touches) => {
      const { experiment, shop } = lives({ touches });
      for (let day = 0; day < shop.days; day += 1) {
        experiment.endDay();
        if (![0, 4, 13, 29].includes(day)) continue;
        const truth = truthAt(shop, day);
        for (const [cell, expected] of [truth.held, truth.held + truth.difference].entries()) {
          const { units, values } = experiment.revenue(cell as 0 | 1);
          const found = mean(values, units);
          expect(Math.abs(found.mean - expected)).toBeLessThan(4 * found.error);
          // Or the comparison would say nothing.
          expect(found.error).toBeLessThan(expected * (day === 0 ? 0.3 : 0.08));
        }
      }
    },
  );

  it('gives each visitor two lives that differ by the effect alone', () => {
    const chance = seeded(3);
    const arrive = arrivals(30);
    let more = 0;
    for (let n = 0; n < 50_000; n += 1) {
      const visitor = drawVisitor(chance, plan, arrive);
      if (visitor.buysHeld) expect(visitor.buysShown && visitor.begins).toBe(true);
      if (visitor.buysShown && !visitor.buysHeld) more += 1;
    }
    expect(more).toBeGreaterThan(100);
  });

  it('has heavy tails, returning customers, refunds and cancellations', () => {
    const chance = seeded(5);
    const arrive = arrivals(30);
    const orders = [];
    let known = 0;
    for (let n = 0; n < 100_000; n += 1) {
      const visitor = drawVisitor(chance, plan, arrive);
      if (pastOf(visitor) > 0) known += 1;
      orders.push(...visitor.orders);
      for (const order of visitor.orders) {
        expect(order.lines.every((line) => Number.isInteger(line) && line >= 1)).toBe(true);
        expect(keptOf(order, 1)).toBeLessThanOrEqual(worthOf(order, 1));
      }
    }
    const worths = orders.map((order) => worthOf(order, 1)).sort((one, other) => one - other);
    const median = worths[worths.length >> 1]!;
    expect(worths.at(-1)! / median).toBeGreaterThan(15);
    expect(share(known, 100_000).share).toBeCloseTo(0.115, 2);
    for (const kind of ['cancelled', 'back', 'kept']) {
      expect(orders.filter(({ fate }) => fate.kind === kind).length).toBeGreaterThan(orders.length * 0.015);
    }
  });

  it('is the same for the same seed, another for another, and ids are like those of browsers', () => {
    const draw = (seed: number, stream: number) => drawVisitor(seeded(seed, stream), plan, arrivals(30));
    expect(draw(1, 0)).toEqual(draw(1, 0));
    const few = (seed: number, stream: number) => {
      const chance = seeded(seed, stream);
      return [chance.uniform(), chance.normal(), chance.uniform()];
    };
    expect(few(1, 0)).not.toEqual(few(2, 0));
    expect(few(1, 0)).not.toEqual(few(1, 1));
    expect(isVisitorId(uuid(seeded(1)))).toBe(true);
  });
});
