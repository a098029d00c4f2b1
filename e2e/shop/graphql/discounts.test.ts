import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_NOW, sampleApp, sampleShop } from '../sample.ts';
import { Twin } from '../twin.ts';
import { runAdmin } from './run.ts';

let twin: Twin;
beforeEach(() => {
  twin = new Twin({ app: sampleApp(), data: sampleShop(), now: () => SAMPLE_NOW });
});

const ask = (query: string, variables = {}, scopes = ['write_discounts'], on = twin) =>
  runAdmin(on, on.defaultShop, new Set(scopes), { query, variables, operationName: null });

const CREATE = `mutation Create($wanted: DiscountAutomaticAppInput!) {
  discountAutomaticAppCreate(automaticAppDiscount: $wanted) {
    automaticAppDiscount { discountId title status }
    userErrors { field code message }
  }
}`;
const WANTED = {
  title: 'Mersalg',
  functionHandle: 'mersalg-discount',
  startsAt: new Date(SAMPLE_NOW).toISOString(),
  metafields: [{ namespace: '$app:mersalg', key: 'terms', type: 'json', value: '{"v":1}' }],
};
const LIST = `{ discountNodes(first: 5) { nodes {
  id
  ours: metafield(namespace: "$app:mersalg", key: "terms") { value }
  bare: metafield(namespace: "mersalg", key: "terms") { value }
} } }`;

interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}
const created = async (change: object) => {
  const answer = await ask(CREATE, { wanted: { ...WANTED, ...change } });
  return (answer.data as { discountAutomaticAppCreate: Payload }).discountAutomaticAppCreate;
};

describe('discounts of the Admin API', () => {
  test('a discount keeps its metafield in the app’s own namespace', async () => {
    expect((await created({})).userErrors).toEqual([]);
    const { nodes } = ((await ask(LIST)).data as { discountNodes: { nodes: unknown[] } }).discountNodes;
    expect(nodes).toMatchObject([{ ours: { value: '{"v":1}' }, bare: null }]);
  });

  test.each([
    ['no title', { title: ' ' }, 'BLANK', 'title'],
    ['a Function that is not there', { functionHandle: 'other' }, 'INVALID', 'functionHandle'],
    ['no beginning', { startsAt: null }, 'BLANK', 'startsAt'],
    ['an end before it', { endsAt: '2020-01-01T00:00:00Z' }, 'END_DATE_BEFORE_START_DATE', 'endsAt'],
    [
      'a metafield that is no JSON',
      { metafields: [{ ...WANTED.metafields[0], value: '{' }] },
      'INVALID',
      'metafields',
    ],
  ])('%s is a user error', async (_what, change, code, field) => {
    const { userErrors } = await created(change);
    expect(userErrors).toMatchObject([{ code, field: ['automaticAppDiscount', field] }]);
    expect(twin.defaultShop.discounts).toEqual([]);
  });

  test('titles differ, and no more than 25 are active', async () => {
    for (let n = 0; n < 25; n += 1) expect((await created({ title: `D${n}` })).userErrors).toEqual([]);
    expect((await created({ title: 'D3' })).userErrors).toMatchObject([{ code: 'TAKEN' }]);
    expect((await created({ title: 'More' })).userErrors).toMatchObject([{ code: 'ACTIVE_PERIOD_OVERLAP' }]);
  });

  test('reading asks for one scope, writing for the other, rates for their own', async () => {
    const refusal = { errors: [{ extensions: { code: 'ACCESS_DENIED' } }] };
    expect(await ask(LIST, {}, ['read_products'])).toMatchObject(refusal);
    expect(await ask(CREATE, { wanted: WANTED }, ['read_discounts'])).toMatchObject(refusal);
    const rates = '{ deliveryProfiles(first: 1) { nodes { default } } }';
    expect(await ask(rates)).toMatchObject(refusal);
    expect((await ask(rates, {}, ['read_shipping'])).errors).toBeUndefined();
  });

  test('what the twin does not know of them is said', async () => {
    await created({});
    const answer = await ask(
      '{ discountNodes(first: 1) { nodes { discount { ... on DiscountAutomaticApp { asyncUsageCount } } } } }',
    );
    expect(answer.errors).toMatchObject([{ extensions: { code: 'TWIN_UNKNOWN' } }]);
  });

  test('discounts and the plan outlive a restart of the twin', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'twin-')), 'state.jsonl');
    const open = () => new Twin({ app: sampleApp(), data: sampleShop(), now: () => SAMPLE_NOW, stateFile });
    const first = open();
    await ask(CREATE, { wanted: WANTED }, ['write_discounts'], first);
    await ask(CREATE, { wanted: { ...WANTED, title: 'Gone' } }, ['write_discounts'], first);
    const [kept, gone] = first.defaultShop.discounts;
    first.defaultShop.deleteDiscount(gone!.id);
    first.setPlan(first.defaultShop, {
      publicDisplayName: 'Plus',
      partnerDevelopment: false,
      shopifyPlus: true,
    });
    const second = open();
    expect(second.defaultShop.discounts).toEqual([kept]);
    expect(second.defaultShop.plan.shopifyPlus).toBe(true);
    expect(second.defaultShop.nextId()).toBeGreaterThan(kept!.id);
  });
});
