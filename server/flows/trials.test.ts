/** Beginning a trial while another does: whoever was placed without knowing of the other gives way. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Trial } from '../domain/experiment/trial.ts';
import { makeTrial } from '../domain/experiment/trials.testing.ts';
import type { Store } from './ports.ts';
import { NOW, SHOP, storeWith, testClock } from './testing.ts';
import { readTrialLog } from './trialReports.ts';
import { startTrial } from './trials.ts';

const clock = testClock();
const editor = { shop: SHOP, staff: '42' };
const NOTE = { at: NOW, staff: '1', did: 'created', changes: [], why: null } as const;
let store: Store;
beforeEach(async () => {
  store = await storeWith(clock, SHOP);
});
afterEach(() => store.close());

async function put(trial: Trial): Promise<Trial> {
  const outcome = await store.trials.put(SHOP, trial, null, NOTE);
  if (outcome.kind !== 'saved') throw new Error(outcome.kind);
  return outcome.trial;
}

/** A store that, at its first `times` looks, does not yet see what began meanwhile. */
function late(times: number): Store {
  let left = times;
  const list: Store['trials']['list'] = async (shop) => {
    const all = await store.trials.list(shop);
    left -= 1;
    return left >= 0 ? all.filter(({ status }) => status === 'draft') : all;
  };
  return { ...store, trials: { ...store.trials, list } };
}

const draftOf = (size: number) =>
  makeTrial('tdraft000', { status: 'draft', startedAt: null, lane: '', size, from: 0, to: size });

describe('a trial that began beside another, unseen', () => {
  it('is a draft again, and is told by whom', async () => {
    await put(makeTrial('tother000', { name: 'Other' }));
    const draft = await put(draftOf(500));
    const outcome = await startTrial(
      { store: late(2), clock, random: () => 0 },
      editor,
      draft.id,
      draft.version,
    );
    expect(outcome).toMatchObject({
      kind: 'blocked',
      placing: { kind: 'full', shared: [{ trial: 'tother000' }] },
    });
    expect(await store.trials.get(SHOP, draft.id)).toMatchObject({
      status: 'draft',
      startedAt: null,
      lane: '',
    });
    expect((await readTrialLog(store, SHOP, 9, draft.id)).entries.map(({ did }) => did)).toEqual([
      'stopped',
      'started',
      'created',
    ]);
  });

  it('is to be begun anew where there is room after all', async () => {
    await put(makeTrial('tother000', { from: 0, to: 400 }));
    const draft = await put(draftOf(500));
    const outcome = await startTrial(
      { store: late(2), clock, random: () => 0 },
      editor,
      draft.id,
      draft.version,
    );
    expect(outcome).toMatchObject({ kind: 'conflict', now: { status: 'draft' } });
    const { version } = (await store.trials.get(SHOP, draft.id))!;
    const again = await startTrial({ store, clock, random: () => 0 }, editor, draft.id, version);
    expect(again).toMatchObject({ kind: 'saved', trial: { lane: 'tother000', from: 400, to: 900 } });
  });
});
