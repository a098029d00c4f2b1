/** Bulk operations from start to file: states, order of lines, refusals, failures, size. */
import { afterEach, expect, test } from 'vitest';
import { sampleOrder, sampleProduct, sampleShop } from '../sample.ts';
import { type Desk, type DeskOptions, openDesk } from '../testing.ts';

const LINES =
  '{ orders { edges { node { id name lineItems { edges { node { id quantity product { id } } } } } } } }';
const RUN = `mutation($query: String!, $grouped: Boolean!) {
  bulkOperationRunQuery(query: $query, groupObjects: $grouped) { bulkOperation { id status objectCount url } userErrors { field message code } } }`;
const LOOK =
  '{ bulkOperation(id: "ID") { status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt } }';

const desks: Desk[] = [];
async function open(options?: DeskOptions): Promise<Desk> {
  const desk = await openDesk(options);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

async function start(desk: Desk, query: string, grouped = false) {
  return (await desk.ask(RUN, { query, grouped })).data.bulkOperationRunQuery;
}
async function look(desk: Desk, id: string) {
  return (await desk.ask(LOOK.replace('ID', id))).data.bulkOperation;
}
async function finish(desk: Desk, query: string, grouped = false) {
  const { bulkOperation, userErrors } = await start(desk, query, grouped);
  expect(userErrors).toEqual([]);
  await desk.twin.bulk.idle();
  return look(desk, bulkOperation.id);
}
async function linesOf(url: string): Promise<{ id: string; __parentId?: string; name?: string }[]> {
  const text = await (await fetch(url)).text();
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('an operation is created, runs, and ends with a file of its lines', async () => {
  const desk = await open();
  const { bulkOperation } = await start(desk, LINES);
  expect(bulkOperation).toMatchObject({ status: 'CREATED', objectCount: '0', url: null });
  await desk.twin.bulk.idle();
  const done = await look(desk, bulkOperation.id);
  expect(done).toMatchObject({
    status: 'COMPLETED',
    errorCode: null,
    objectCount: '15',
    rootObjectCount: '5',
    partialDataUrl: null,
    completedAt: '2026-11-21T12:00:00Z',
  });
  const response = await fetch(done.url);
  expect(response.headers.get('content-length')).toBe(done.fileSize);
  expect((await response.arrayBuffer()).byteLength).toBe(Number(done.fileSize));
});

test('grouped, children stand right below their parents', async () => {
  const desk = await open();
  const lines = await linesOf((await finish(desk, LINES, true)).url);
  let parent = '';
  for (const line of lines) {
    if (line.__parentId === undefined) parent = line.id;
    else expect(line.__parentId).toBe(parent);
  }
});

test('not grouped, children are scattered: some before their parents, none beside a sibling', async () => {
  const orders = Array.from({ length: 200 }, (_, i) => sampleOrder(5000 + i, 50 - i / 10, [11, 12, 13]));
  const desk = await open({ data: sampleShop({ orders }) });
  const lines = await linesOf((await finish(desk, LINES)).url);
  expect(lines).toHaveLength(800);
  const at = new Map(lines.map((line, index) => [line.id, index]));
  const children = lines.filter((line) => line.__parentId !== undefined);
  expect(children.filter((line) => at.get(line.id)! < at.get(line.__parentId!)!).length).toBeGreaterThan(50);
  expect(
    children.filter((line) => at.get(line.id)! - at.get(line.__parentId!)! > 100).length,
  ).toBeGreaterThan(50);
  const beside = lines.filter(
    (line, i) => line.__parentId !== undefined && line.__parentId === lines[i - 1]?.__parentId,
  );
  expect(beside).toEqual([]);
  const below = lines.filter(
    (line, i) => line.__parentId !== undefined && line.__parentId === lines[i - 1]?.id,
  );
  expect(below).toEqual([]);
});

test('the lines are what an ordinary query answers', async () => {
  const fields = `id name createdAt test cancelledAt customer { id email } currentTotalPriceSet { shopMoney { amount currencyCode } }`;
  const line =
    'id title sku quantity custom: customAttributes { key value } product { id vendor featuredMedia { __typename alt ... on MediaImage { id image { url } } } } variant { id price }';
  const desk = await open();
  const lines = await linesOf(
    (
      await finish(
        desk,
        `{ orders { edges { node { ${fields} lineItems { edges { node { ${line} } } } } } } }`,
        true,
      )
    ).url,
  );
  const { data } = await desk.ask(
    `{ orders(first: 9) { nodes { ${fields} lineItems(first: 9) { nodes { ${line} } } } } }`,
  );
  interface Order {
    id: string;
    lineItems: { nodes: object[] };
  }
  const expected = (data.orders.nodes as Order[]).flatMap(({ lineItems, ...order }) => [
    order,
    ...lineItems.nodes.map((node) => ({ ...node, __parentId: order.id })),
  ]);
  expect(lines).toEqual(expected);
  expect(lines).toHaveLength(15);
});

test('filters and the 60-day window hold in bulk too', async () => {
  const desk = await open({ app: { scopes: ['read_orders'] } });
  const query = '{ orders(query: "created_at:>2026-11-01") { edges { node { id } } } }';
  expect((await linesOf((await finish(desk, query)).url)).map((one) => one.id)).toEqual([
    'gid://shopify/Order/1004',
    'gid://shopify/Order/1005',
  ]);
  expect((await finish(desk, '{ orders { edges { node { id } } } }')).objectCount).toBe('3');
});

test('what finds nothing completes without a file', async () => {
  const desk = await open();
  const done = await finish(desk, '{ products(query: "title:none") { edges { node { id } } } }');
  expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '0', url: null });
});

test('a refused query is a user error, and a second operation must wait', async () => {
  const desk = await open();
  expect((await start(desk, '{ shop { name } }')).userErrors).toEqual([
    { field: ['query'], message: 'Bulk queries must contain at least one connection.', code: 'INVALID' },
  ]);
  const first = await start(desk, LINES);
  const second = await start(desk, LINES);
  expect(second.bulkOperation).toBeNull();
  expect(second.userErrors).toEqual([
    {
      field: null,
      code: 'OPERATION_IN_PROGRESS',
      message: `A bulk query operation for this app and shop is already in progress: ${first.bulkOperation.id}.`,
    },
  ]);
  await desk.twin.bulk.idle();
  expect((await start(desk, LINES)).userErrors).toEqual([]);
});

test('a missing scope fails the operation, not the mutation', async () => {
  const desk = await open({ app: { scopes: ['read_orders'] } });
  const done = await finish(desk, LINES);
  expect(done).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null, objectCount: '0' });
});

test('counters grow while it runs; cancelling stops it', async () => {
  const orders = Array.from({ length: 2000 }, (_, i) => sampleOrder(5000 + i, 50 - i / 100, [11, 12]));
  const desk = await open({ data: sampleShop({ orders }) });
  desk.twin.bulk.pauseMs = 20;
  const { bulkOperation } = await start(desk, LINES);
  const seen = new Set<string>();
  for (let i = 0; i < 5; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = await look(desk, bulkOperation.id);
    expect(now).toMatchObject({ status: 'RUNNING', url: null, completedAt: null });
    seen.add(now.objectCount);
  }
  expect(seen.size).toBeGreaterThan(2);
  const cancel =
    'mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }';
  const cancelled = await desk.ask(cancel, { id: bulkOperation.id });
  expect(cancelled.data.bulkOperationCancel).toEqual({
    bulkOperation: { status: 'CANCELING' },
    userErrors: [],
  });
  await desk.twin.bulk.idle();
  expect(await look(desk, bulkOperation.id)).toMatchObject({ status: 'CANCELED', url: null });
  const again = await desk.ask(cancel, { id: bulkOperation.id });
  expect(again.data.bulkOperationCancel.userErrors[0].message).toBe(
    'A bulk operation cannot be canceled when it is canceled',
  );
  const unknown = await desk.ask(cancel, { id: 'gid://shopify/BulkOperation/1' });
  expect(unknown.data.bulkOperationCancel.userErrors).toEqual([
    { field: ['id'], message: 'Bulk operation does not exist' },
  ]);
});

test('a failed operation leaves what it had written', async () => {
  const desk = await open();
  desk.twin.faults.add({ on: 'bulk-run', kind: 'fail', afterObjects: 4, errorCode: 'TIMEOUT' });
  const done = await finish(desk, LINES);
  expect(done).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', url: null, objectCount: '4' });
  expect(await linesOf(done.partialDataUrl)).toHaveLength(4);
  expect((await finish(desk, LINES)).status).toBe('COMPLETED');
});

test('operations are listed, newest first, and the last one is current', async () => {
  const desk = await open();
  await finish(desk, LINES);
  desk.clock.now += 1000;
  await finish(desk, '{ products { edges { node { id } } } }');
  const { data } = await desk.ask(
    '{ bulkOperations(first: 5, query: "status:completed") { nodes { rootObjectCount } } currentBulkOperation { query } }',
  );
  expect(data.bulkOperations.nodes).toEqual([{ rootObjectCount: '3' }, { rootObjectCount: '5' }]);
  expect(data.currentBulkOperation.query).toContain('products');
});

test('a file needs its key, can be resumed, and lives seven days', async () => {
  const desk = await open();
  const { url, fileSize } = await finish(desk, LINES);
  expect((await fetch(url.replace(/key=.*/, 'key=wrong'))).status).toBe(403);
  expect((await fetch(url.split('?')[0])).status).toBe(403);
  const whole = await (await fetch(url)).text();
  const rest = await fetch(url, { headers: { range: 'bytes=100-' } });
  expect(rest.status).toBe(206);
  expect(rest.headers.get('content-range')).toBe(`bytes 100-${Number(fileSize) - 1}/${fileSize}`);
  expect(await rest.text()).toBe(whole.slice(100));
  desk.clock.now += 7 * 86_400_000 + 1000;
  expect((await fetch(url)).status).toBe(403);
});

test('20,000 orders with 26 lines each are written in slices, so that others get their turn', {
  timeout: 60_000,
}, async () => {
  const products = Array.from({ length: 1000 }, (_, i) => sampleProduct(100_000 + i));
  const lines = (i: number) => Array.from({ length: 26 }, (_, k) => 100_000 + ((i * 7 + k * 131) % 1000));
  const orders = Array.from({ length: 20_000 }, (_, i) =>
    sampleOrder(2_000_000 + i, 700 - i * 0.03, lines(i)),
  );
  const desk = await open({ data: sampleShop({ products, orders }) });
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const begun = performance.now();
  const done = await finish(desk, LINES);
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  console.log(
    `bulk export of 20,000 orders, 520,000 lines: ${seconds.toFixed(1)} s, longest pause ${Math.round(longest)} ms`,
  );
  expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '540000', rootObjectCount: '20000' });
  // Without slices one pause would be nearly the whole run, however fast the machine.
  expect(longest).toBeLessThan((seconds * 1000) / 2);
  let count = 0;
  for await (const chunk of (await fetch(done.url)).body!)
    for (const byte of chunk) if (byte === 10) count += 1;
  expect(count).toBe(540_000);
});
