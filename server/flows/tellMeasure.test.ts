/** What the theme is told of measuring, by the job that also tells the rooms: the share, and whether a trial runs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTrial } from '../domain/experiment/trials.testing.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import type { Store } from './ports.ts';
import { changeSettings } from './settings.ts';
import { tellMeasure } from './tellMeasure.ts';
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

const EDITOR = { shop: SHOP, staff: '7' };

const clock = testClock();
let store: Store;
let platform: ScriptedPlatform;

beforeEach(async () => {
  store = await storeWith(clock, SHOP, OTHER_SHOP);
  platform = scriptedPlatform();
});
afterEach(() => store.close());

const told = async (shop = SHOP) => {
  platform.calls.length = 0;
  await tellMeasure({ store, platform, log: QUIET }, shop);
  return platform.calls;
};
const note = { at: NOW, staff: '', did: 'started', changes: [], why: null } as const;

describe('the theme', () => {
  it('is told the share of its own shop', async () => {
    const measure = { ...DEFAULT_SETTINGS.measure, share: 12 };
    await changeSettings(store, EDITOR, { settings: { ...DEFAULT_SETTINGS, measure }, version: 0 }, NOW);
    expect(await told()).toEqual([`measure ${SHOP} 12 false`]);
    expect(await told(OTHER_SHOP)).toEqual([`measure ${OTHER_SHOP} 5 false`]);
  });

  it('is told that a trial runs while one does, and not of drafts', async () => {
    await store.trials.put(SHOP, makeTrial('t1', { status: 'draft', startedAt: null }), null, note);
    expect(await told()).toEqual([`measure ${SHOP} 5 false`]);
    await store.trials.put(SHOP, makeTrial('t2', { status: 'running' }), null, note);
    expect(await told()).toEqual([`measure ${SHOP} 5 true`]);
    expect(await told(OTHER_SHOP)).toEqual([`measure ${OTHER_SHOP} 5 false`]);
  });

  it('is told how readily the door opens', async () => {
    const tact = { ...DEFAULT_SETTINGS.tact, exit: 'calm' as const };
    await changeSettings(store, EDITOR, { settings: { ...DEFAULT_SETTINGS, tact }, version: 0 }, NOW);
    const asked: unknown[] = [];
    platform.tellMeasure = async (_shop, measure) => {
      asked.push(measure);
      return true;
    };
    await told();
    expect(asked).toEqual([{ share: 5, trials: false, exit: 'calm' }]);
  });

  it('of a shop that has left is told nothing', async () => {
    await store.shops.uninstall(SHOP, NOW);
    expect(await told()).toEqual([]);
  });
});
