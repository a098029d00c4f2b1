/** What queries cost, and what happens to those that cost too much. */
import { afterEach, expect, test } from 'vitest';
import { type Desk, type DeskOptions, openDesk } from '../testing.ts';

const desks: Desk[] = [];
async function open(options?: DeskOptions): Promise<Desk> {
  const desk = await openDesk(options);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

test('costs are told, and what was not used is given back', async () => {
  const { ask } = await open();
  const { extensions } = await ask(
    '{ orders(first: 100) { nodes { id lineItems(first: 4) { nodes { id } } } } }',
  );
  // 2 + 100 × (1 + 2 + 4 × 1); returned: 2 + 5 orders × (1 + 2) + 10 lines.
  expect(extensions?.cost).toEqual({
    requestedQueryCost: 702,
    actualQueryCost: 27,
    throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 973, restoreRate: 100 },
  });
});

test('an empty bucket answers THROTTLED with HTTP 200, and fills with time', async () => {
  const { post, ask, clock, twin } = await open();
  twin.throttle.drain(`${twin.app.clientId}:nordlys.myshopify.com`);
  const query = '{ products(first: 100) { nodes { id } } }';
  const refused = await post(JSON.stringify({ query }));
  expect(refused.status).toBe(200);
  expect(await refused.json()).toEqual({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: expect.any(String) } }],
    extensions: {
      cost: {
        requestedQueryCost: 102,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 0, restoreRate: 100 },
      },
    },
  });
  clock.now += 1000;
  expect((await ask(query)).errors?.[0]?.message).toBe('Throttled');
  clock.now += 20;
  expect((await ask(query)).errors).toBeUndefined();
});

test('a query dearer than 1000 points is refused whole', async () => {
  const { ask } = await open();
  const answer = await ask('{ orders(first: 250) { nodes { lineItems(first: 250) { nodes { id } } } } }');
  expect(answer.data).toBeUndefined();
  expect(answer.errors?.[0]).toMatchObject({
    message: expect.stringContaining(
      'Query cost is 63252, which exceeds the single query max cost limit (1000).',
    ),
    extensions: { code: 'MAX_COST_EXCEEDED', cost: 63252, maxCost: 1000 },
  });
});
