/** What a merchant sees of a sync, and how often the page asks. */
import { describe, expect, it } from 'vitest';
import type { StatusReport, SyncProgress } from '../../domain/report.ts';
import { DONE } from '../testing/fixture.ts';
import { isRunning, isSettled, milestone, pollInterval, stepsOf } from './progress.ts';

function status(sync: Partial<SyncProgress>, rest: Partial<StatusReport> = {}): StatusReport {
  return { ...DONE, ...rest, sync: { ...DONE.sync, ...sync } };
}
const states = (report: StatusReport) => stepsOf(report).map(({ state }) => state);
const half = { done: 50, total: 100 };
const all = { done: 100, total: 100 };
const none = { done: 0, total: null };

describe('stepsOf', () => {
  it.each([
    ['waiting', ['waiting', 'waiting', 'waiting']],
    ['products', ['running', 'waiting', 'waiting']],
    ['orders', ['done', 'running', 'waiting']],
    ['training', ['done', 'done', 'running']],
    ['done', ['done', 'done', 'done']],
  ] as const)('follows the phase %s', (phase, expected) =>
    expect(states(status({ phase }))).toEqual(expected),
  );

  it.each([
    ['the products', half, none, ['failed', 'waiting', 'waiting']],
    ['the products before they were counted', none, none, ['failed', 'waiting', 'waiting']],
    ['the orders', all, half, ['done', 'failed', 'waiting']],
    ['the training', all, all, ['done', 'done', 'failed']],
  ])('marks a failure at %s', (_, products, orders, expected) =>
    expect(states(status({ phase: 'failed', products, orders }))).toEqual(expected),
  );

  it('shows a first training that goes on after the sync', () =>
    expect(states(status({}, { training: true, model: null }))).toEqual(['done', 'done', 'running']));
});

describe('isSettled', () => {
  it('folds away when all is done', () => expect(isSettled(DONE)).toBe(true));
  it('stays folded while a later model is trained', () =>
    expect(isSettled(status({}, { training: true }))).toBe(true));
  it('stays open for the first training', () =>
    expect(isSettled(status({}, { training: true, model: null }))).toBe(false));
  it('stays open after a failure, even with a model', () =>
    expect(isSettled(status({ phase: 'failed' }))).toBe(false));
});

describe('pollInterval', () => {
  it.each(['waiting', 'products', 'orders', 'training'] as const)('asks each second in phase %s', (phase) => {
    expect(isRunning(status({ phase }))).toBe(true);
    expect(pollInterval(status({ phase }), false)).toBe(1000);
  });
  it('asks each second while training', () =>
    expect(pollInterval(status({}, { training: true }), false)).toBe(1000));
  it('slows down when done', () => expect(pollInterval(DONE, false)).toBe(30_000));
  it('slows down, less, after a failure of the sync or of the poll', () => {
    expect(pollInterval(status({ phase: 'failed' }), false)).toBe(5000);
    expect(pollInterval(status({ phase: 'orders' }), true)).toBe(5000);
    expect(pollInterval(undefined, true)).toBe(5000);
  });
});

describe('milestone', () => {
  it('counts in quarters, so that a screen reader is not talked over', () => {
    const at = (done: number) => milestone(status({ phase: 'orders', orders: { done, total: 1000 } }));
    expect(at(499)).toEqual(at(250));
    expect(at(500)).toEqual({ key: 'orders', quarter: 0.5 });
  });
  it('names the step alone while its total is unknown', () =>
    expect(milestone(status({ phase: 'products', products: none }))).toEqual({
      key: 'products',
      quarter: null,
    }));
  it('has nothing to say when nothing runs', () => expect(milestone(DONE)).toBeNull());
});
