import { afterEach, beforeEach, expect, test } from 'vitest';
import { openShop, type Shopper } from './testing.ts';

let shopper: Shopper;

beforeEach(() => {
  shopper = openShop();
  shopper.shop.data.sellingPlanGroups = [
    {
      id: 81,
      name: 'Subscribe',
      option: 'Delivery every',
      productIds: [11],
      plans: [
        { id: 811, name: 'Every month', description: '10 % off', option: 'Month', off: 1000 },
        { id: 812, name: 'Every third month', description: '5 % off', option: '3 months', off: 500 },
      ],
    },
  ];
});
afterEach(() => shopper.close());

test('a product tells its groups, a variant what each plan costs', async () => {
  const product = await shopper.read('/products/thing-11.js');
  expect(product.requires_selling_plan).toBe(false);
  expect(product.selling_plan_groups).toMatchObject([
    {
      id: '81',
      name: 'Subscribe',
      options: [{ name: 'Delivery every', position: 1, values: ['Month', '3 months'] }],
      selling_plans: [
        { id: 811, price_adjustments: [{ value_type: 'percentage', value: 10, position: 1 }] },
        { id: 812 },
      ],
    },
  ]);
  expect(product.variants[0].selling_plan_allocations).toMatchObject([
    { selling_plan_id: 811, selling_plan_group_id: '81', price: 11_610, compare_at_price: 12_900 },
    { selling_plan_id: 812, price: 12_255 },
  ]);
  expect((await shopper.read('/products/thing-12.js')).selling_plan_groups).toEqual([]);
});

test('the product page lets the shopper choose, and only where there is a choice', async () => {
  const page = await shopper.page('/products/thing-11');
  expect(page).toContain('name="selling_plan" value="811"');
  expect(page).toContain('<span data-plan-price="811">116,10 kr</span>');
  expect(await shopper.page('/products/thing-12')).not.toContain('name="selling_plan"');
});

test('a line bought under a plan costs its price, is a line of its own, and can change to and fro', async () => {
  await shopper.post('/cart/add.js', { id: 1100 });
  const { body } = await shopper.post('/cart/add.js', { id: 1100, selling_plan: 811, quantity: 2 });
  expect(body).toMatchObject({
    price: 11_610,
    final_line_price: 23_220,
    selling_plan_allocation: { price: 11_610, selling_plan: { id: 811, name: 'Every month' } },
  });
  expect((await shopper.read('/cart.js')).total_price).toBe(23_220 + 12_900);
  const once = await shopper.post('/cart/change.js', { id: body.key, quantity: 2, selling_plan: null });
  expect(once.body).toMatchObject({ item_count: 3, total_price: 38_700 });
  expect(once.body.items).toHaveLength(1);
  const monthly = await shopper.post('/cart/change.js', { line: 1, selling_plan: 812 });
  expect(monthly.body.total_price).toBe(3 * 12_255);
});

test('a plan of another product is refused', async () => {
  expect((await shopper.post('/cart/add.js', { id: 1200, selling_plan: 811 })).status).toBe(422);
  await shopper.post('/cart/add.js', { id: 1200 });
  expect((await shopper.post('/cart/change.js', { line: 1, selling_plan: 811 })).status).toBe(422);
});

test('checkout charges the plan’s price and the order keeps the plan', async () => {
  await shopper.post('/cart/add.js', { id: 1100, selling_plan: 811 });
  const checkout = (await shopper.form('/checkout', {})).headers.get('location')!;
  expect(await shopper.page(checkout)).toContain('Every month');
  await shopper.form(checkout, { email: 'a@b.se', lastName: 'B', address: 'C 1', zip: '1', city: 'D' });
  const order = shopper.shop.data.orders.at(-1)!;
  expect(order).toMatchObject({ subtotal: 11_610, total: 16_510 });
  expect(order.lines[0]).toMatchObject({ price: 11_610, sellingPlan: { id: 811, name: 'Every month' } });
});
