import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { settingsChanges } from './settingsChanges.ts';

const changed = (change: Partial<Settings>) =>
  settingsChanges(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, ...change });

it('names each field that differs by its path, before and after', () => {
  expect(
    changed({
      placements: { ...DEFAULT_SETTINGS.placements, exit: false },
      tact: { ...DEFAULT_SETTINGS.tact, perVisit: 5 },
    }),
  ).toEqual({
    changes: [
      { field: 'placements.exit', from: true, to: false },
      { field: 'tact.perVisit', from: 3, to: 5 },
    ],
    lists: [],
  });
});

it('counts lists and names what came and went, a few of them', () => {
  const before = { ids: [1, 2, 3], pins: [{ show: 1, with: null }] };
  const after = { ids: [3, ...Array.from({ length: 2000 }, (_, n) => n + 10)], pins: [{ show: 1, with: 2 }] };
  expect(settingsChanges(before, after).lists).toEqual([
    { field: 'ids', from: 3, to: 2001, added: [10, 11, 12, 13, 14], removed: [1, 2] },
    { field: 'pins', from: 1, to: 1, added: [{ show: 1, with: 2 }], removed: [{ show: 1, with: null }] },
  ]);
});

it('tells of a new order of the same members', () => {
  expect(settingsChanges({ ids: [1, 2] }, { ids: [2, 1] }).lists).toEqual([
    { field: 'ids', from: 2, to: 2, added: [], removed: [] },
  ]);
});

it('leaves out what follows from another field, and what is the same', () => {
  const measure = { ...DEFAULT_SETTINGS.measure, share: 10, epoch: 2, startedAt: 99 };
  expect(changed({ measure }).changes).toEqual([{ field: 'measure.share', from: 5, to: 10 }]);
  expect(changed({})).toEqual({ changes: [], lists: [] });
});

it('shortens long texts, and tells a field that is new as one that was not there', () => {
  const { changes } = settingsChanges({}, { css: 'a'.repeat(5000) });
  expect(changes).toEqual([{ field: 'css', from: null, to: `${'a'.repeat(120)}…` }]);
});
