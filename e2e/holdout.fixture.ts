/** What tests of the holdout share: ids of either arm, consent, and what stands on a page. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { isHeldOut } from '../server/domain/experiment/assign.ts';
import { connectedOf } from './shop/graphql/resolvers/connected.ts';
import type { Ground, Shop } from './widgets-fixture.ts';

export const SHARE = 5;
export const THEMES = ['dawn', 'horizon', 'plain'];

/** An id that chance gives one in twenty shoppers, or the others. */
export function idOf(held: boolean): string {
  for (;;) {
    const id = randomUUID();
    if (isHeldOut(id, SHARE) === held) return id;
  }
}

export const metafields = ({ twin }: Ground) => connectedOf(twin.twin.defaultShop).appMetafields;
export const tellTheme = (ground: Ground, measure: object) =>
  metafields(ground).set('mersalg.measure', JSON.stringify(measure));

/** From now on the browser draws this id, and no longer says that a program drives it. */
export async function draws(page: Page, id: string): Promise<void> {
  await page.addInitScript((id) => {
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });
    crypto.randomUUID = () => id as ReturnType<typeof crypto.randomUUID>;
  }, id);
}

export const agrees = (shop: Shop, given: string) => shop.goto(`/__twin/consent?given=${given}`);

/** As a banner would, on the page in hand. */
export const answersBanner = (page: Page, analytics: boolean) =>
  page.evaluate(
    (analytics) =>
      (
        globalThis as unknown as {
          Shopify: { customerPrivacy: { setTrackingConsent(consent: object): void } };
        }
      ).Shopify.customerPrivacy.setTrackingConsent({ analytics }),
    analytics,
  );

export const kept = (page: Page) =>
  page.evaluate(() => ({
    visitor: localStorage.getItem('mersalgVisitor'),
    cart: localStorage.getItem('mersalgCart'),
    free: sessionStorage.getItem('mersalgFree'),
  }));

/** Addresses of everything of ours that the page asks for. */
export function watchRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const found = /apps\/mersalg\/\w+|mersalg-?\w*\.js$|cart\/update\.js\?mersalg/.exec(request.url());
    if (found) asked.push(found[0]);
  });
  return asked;
}

/** Whatever takes room on the page: its name and where it stands. */
export const boxes = (page: Page) =>
  page.evaluate(() => {
    scrollTo(0, 0);
    const all = [...document.body.querySelectorAll('*')].filter((element) => !element.closest('svg'));
    return all.flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return width + height > 0 ? [`${element.tagName}.${element.className} ${[x, y, width, height]}`] : [];
    });
  });

/** Of the cart, as the platform holds it; undefined where there is none. */
export const attributesOf = async ({ twin }: Ground, page: Page) => {
  const cart = (await (await page.request.get(`${twin.url}/__twin/cart`)).json()) as {
    attributes: object;
  } | null;
  return cart?.attributes;
};

export const addToCart = (page: Page) =>
  page.locator('form[action$="/cart/add"] [type=submit]').first().click();

/** The same theme without Mersalg: nobody would have made a section for its blocks. */
export async function withoutMersalg<T>(shop: Shop, ground: Ground, look: () => Promise<T>): Promise<T> {
  const blocks = ['goes-well-with', 'bundle', 'extras', 'upgrade', 'progress-bar', 'mersalg-embed'];
  const turn = (on: boolean) =>
    shop.page.request.post(`${ground.twin.url}/__twin/theme-settings`, {
      data: { blocks: Object.fromEntries(blocks.map((block) => [block, on])) },
    });
  await turn(false);
  await shop.page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      for (const section of document.querySelectorAll('.section-apps')) section.remove();
    });
  });
  try {
    return await look();
  } finally {
    await turn(true);
  }
}
