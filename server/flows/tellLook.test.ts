/** What the theme is told of a look: as it was saved, its CSS made safe once more. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../domain/settings.ts';
import type { Store } from './ports.ts';
import { changeSettings } from './settings.ts';
import { tellLook } from './tellLook.ts';
import {
  NOW,
  OTHER_SHOP,
  QUIET,
  type ScriptedPlatform,
  SHOP,
  scriptedPlatform,
  storeWith,
  testClock,
} from './testing.ts';

const clock = testClock();
let store: Store;
let platform: ScriptedPlatform;

beforeEach(async () => {
  store = await storeWith(clock, SHOP, OTHER_SHOP);
  platform = scriptedPlatform();
});
afterEach(() => store.close());

const look = (css: string): Settings => ({ ...DEFAULT_SETTINGS, look: { ...DEFAULT_SETTINGS.look, css } });
const save = (css: string, version = 0) =>
  changeSettings(store, { shop: SHOP, staff: '7' }, { settings: look(css), version }, NOW);
const told = async (shop = SHOP) => {
  platform.calls.length = 0;
  await tellLook({ store, platform, log: QUIET }, shop);
  return platform.calls;
};

it('is scoped, and of this shop alone', async () => {
  await save('h2 { color: red }');
  expect(await told()).toEqual([`look ${SHOP} {"css":".mersalg h2{color:red}"}`]);
  expect(await told(OTHER_SHOP)).toEqual([`look ${OTHER_SHOP} {}`]);
});

it('CSS that is not allowed is refused by line and reason, and nothing of it is saved', async () => {
  await expect(save('h2 { color: red }\nh2 { position: fixed }')).rejects.toMatchObject({
    code: 'bad-input',
    data: { field: 'look.css', line: 2, why: 'property', named: 'position' },
  });
  expect((await store.shops.loadSettings(SHOP)).settings.look.css).toBe('');
});

it('CSS that came into the store by other hands is not told, nor does it stand in the way of other changes', async () => {
  await store.shops.saveSettings(SHOP, look('</style><script>'), 0, null);
  expect(await told()).toEqual([`look ${SHOP} {}`]);
  await expect(save('</style><script>', 1)).resolves.toMatchObject({ version: 2 });
});

it('of a shop that has left is told nothing', async () => {
  await store.shops.uninstall(SHOP, NOW);
  expect(await told()).toEqual([]);
});
