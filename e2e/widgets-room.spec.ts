/** Room on product pages, in a real browser: held where something will stand, and nowhere else, so that nothing moves. */
import { expect, type Locator } from '@playwright/test';
import { type Shop, test } from './widgets-fixture.ts';
import { answerWith, block, offersOf } from './widgets-offers.fixture.ts';

const SPOTS = ['upgrade', 'bundle', 'extras'];

/** Of the place where the theme puts the block: what it takes from the page. */
const heightOf = (block: Locator) =>
  block.locator('xpath=..').evaluate((place) => place.scrollHeight && (place as HTMLElement).offsetHeight);
const stateOf = (shop: Shop, spot: string, state: string) =>
  expect(block(shop, spot)).toHaveAttribute('data-state', state);

test('a product of which something is told: just the room that it takes, before and after', async ({
  shop,
  ground,
}) => {
  const offers = offersOf(ground);
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  await answerWith(shop, offers, undefined, gate);
  await shop.open();
  const before = await Promise.all(SPOTS.map((spot) => heightOf(block(shop, spot))));
  go();
  for (const spot of SPOTS) await stateOf(shop, spot, 'ready');
  expect(await Promise.all(SPOTS.map((spot) => heightOf(block(shop, spot))))).toEqual(before);
  // No blank end in the frame: without the room that is held it is as high, but for fractions of a pixel.
  for (const [at, spot] of SPOTS.entries()) {
    await block(shop, spot).evaluate((element) => element.style.setProperty('min-height', '0'));
    expect(Math.abs((await heightOf(block(shop, spot))) - before[at]!)).toBeLessThanOrEqual(2);
  }
  expect(await shop.shift()).toBeLessThan(0.01);
});

test('a product of which nothing is told: no gap; what is in view stays empty, what is below may still come', async ({
  shop,
  ground,
}) => {
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  await answerWith(shop, offersOf(ground), undefined, gate);
  await shop.open('dawn', ground.plain[1]);
  await block(shop, 'upgrade').evaluate((element) => element.scrollIntoView({ block: 'center' }));
  for (const spot of SPOTS) expect(await heightOf(block(shop, spot))).toBe(0);
  go();
  await stateOf(shop, 'product', 'ready');
  expect(await heightOf(block(shop, 'upgrade'))).toBe(0);
  await expect(block(shop, 'upgrade')).toBeEmpty();
  expect(await shop.shift()).toBeLessThan(0.01);
});

test('room that was held for nothing is not held again in this visit', async ({ shop, ground }) => {
  const { page } = offersOf(ground);
  const asked = await answerWith(shop, { ...offersOf(ground), page: { ...page, offers: [], items: [] } });
  await shop.open();
  await expect.poll(() => asked.length).toBe(1);
  expect(await heightOf(block(shop, 'upgrade'))).toBeGreaterThan(200);
  await expect
    .poll(() =>
      shop.page.evaluate(
        () => Object.keys(sessionStorage).filter((key) => key.startsWith('mersalg:')).length,
      ),
    )
    .toBeGreaterThan(2);
  await shop.open();
  for (const spot of SPOTS) expect(await heightOf(block(shop, spot))).toBe(0);
  expect(await shop.shift()).toBeLessThan(0.01);
});
