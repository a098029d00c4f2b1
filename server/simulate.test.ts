/** The simulate command: a made shop through the real store comes out as it went in, to the visitor and the minor unit. */
import { describe, expect, it, vi } from 'vitest';
import { drawCast } from './simulate/cast.ts';
import { compare } from './simulate/methods.ts';
import { runSimulate } from './simulate.ts';
import { engines } from './store/testing.ts';

vi.setConfig({ testTimeout: 180_000 });

async function run(...args: string[]): Promise<{ code: number; printed: string; beside: string }> {
  const printed: string[] = [];
  const beside: string[] = [];
  const out = { isTTY: false, write: (text: string) => beside.push(text) > 0 };
  const code = await runSimulate(args, (text) => printed.push(`${text}\n`), out as never);
  return { code, printed: printed.join(''), beside: beside.join('') };
}

const SMALL = ['--visitors', '2000', '--days', '10', '--effect', '0.4', '--share', '20', '--seed', '3'];

/** JSON tells six digits. */
function expectAlike(told: Readonly<Record<string, unknown>>, found: object): void {
  expect(Object.keys(told).sort()).toEqual(Object.keys(found).sort());
  for (const [name, value] of Object.entries(found)) {
    if (typeof value === 'number')
      expect(told[name], name).toBeCloseTo(value, 4 - Math.ceil(Math.log10(value + 1)));
    else if (typeof value !== 'object') expect(told[name], name).toBe(value);
  }
}

describe('npm run simulate', () => {
  it('through the store comes to what a ledger without a fault would, webhooks late and double and all', async () => {
    const { code, printed, beside } = await run(...SMALL, '--json');
    expect(printed.trimEnd().split('\n')).toHaveLength(1);
    const found = JSON.parse(printed);
    for (const { visitors, orders, revenue, past } of found.cells) {
      for (const [counted, known] of [visitors, orders, revenue, past]) {
        expect(counted).toBe(known);
        expect(known).toBeGreaterThan(0);
      }
    }
    expect(found).toMatchObject({ ledgerAgrees: true, truth: { expected: expect.anything() } });
    expect(found.looks).toHaveLength(10);
    expect(found.report.leftOut.map(({ why }: { why: string }) => why)).toEqual(['test', 'not-joined']);
    expect({ code, beside }).toEqual({ code: 0, beside: '' });

    // The estimators were given what a batch gives them of the same visitors: early or not, they say the same of it.
    const plan = { visitors: 2000, days: 10, effect: 0.4, touches: 'conversion' } as const;
    const { known } = drawCast(plan, 20, 3);
    for (let day = 0; day < plan.days; day += 1) known.endDay();
    const { metrics } = found.report.comparisons[0];
    expectAlike(metrics.revenue.compared, compare('capped-cuped', known, found.report.cap));
    expectAlike(metrics.conversion.compared, compare('conversion', known, null));
    expectAlike(metrics['order-value'].compared, compare('order-value', known, null));
  });

  it.each(engines().filter(({ name }) => name === 'postgres'))(
    'on $name comes to the same, and leaves nothing behind',
    async ({ database }) => {
      const own = await database();
      try {
        const args = ['--visitors', '500', '--days', '4', '--json'];
        const found = JSON.parse((await run(...args, '--database', own.url)).printed);
        expect(found).toEqual(JSON.parse((await run(...args)).printed));
        expect(found.ledgerAgrees).toBe(true);
        const store = await own.open();
        expect(await store.shops.list()).toEqual([]);
      } finally {
        await own.drop();
      }
    },
  );

  it('prints every day, then estimate, intervals and truth', async () => {
    const { printed } = await run('--visitors', '300', '--days', '3');
    expect(printed).toMatch(/day +1 .*\nday +2 .*\nday +3 /);
    for (const word of [
      'true, expected',
      'true, of these very visitors',
      'estimate',
      'verdict',
      'as it should be   yes',
    ]) {
      expect(printed).toContain(word);
    }
  });

  it('prints a batch as one JSON document too', async () => {
    const { printed, code } = await run(
      ...['--experiments', '4', '--visitors', '400', '--days', '4', '--threads', '1', '--json'],
    );
    const found = JSON.parse(printed);
    expect(code).toBe(0);
    expect(found.methods.revenue.always.everExcludedZero).toMatchObject({ count: 0, of: 4 });
    const shown = await run('--experiments', '4', '--visitors', '400', '--days', '4', '--threads', '1');
    expect(shown.printed).toContain('ever excluded 0, looked at daily');
  });

  it.each([
    [['--visitors', 'many'], '--visitors must be a number'],
    [['--visitors', '500.5'], '--visitors must be a whole number'],
    [['--effect', '7'], '--effect must be a number from -0.9 to 1'],
    [['--share', '50'], '--share must be a number from 1 to 20'],
    [['--what', 'guard'], '--what goes with --experiments'],
    [['--experiments', '5', '--what', 'luck'], '--what must be one of: intervals, ratio, guard, bandit'],
    [['--speed', '9'], "Unknown option '--speed'"],
  ])('says what is wrong with %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });

  it('tells how it is used', async () => {
    expect(await run()).toMatchObject({ code: 2 });
    expect((await run('--help')).printed).toContain(
      'npm run simulate -- --visitors 20000 --effect 0.1 --seed 1',
    );
  });
});
