/** The limits of tact on the page: numbers within bounds, quiet times, the door; saved together, taken back together. */
// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_TACT, type Tact } from '../domain/journey/memory.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { renderPage } from './testing/render.tsx';
import { tactText as words } from './text/tact.ts';
import { text } from './text.ts';
import { readClock } from './views/settings/quiet.tsx';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

const find = screen.findByRole;
const save = async () => user.click(await find('button', { name: text.save.save }));
const page = (tact: Partial<Tact> = {}) =>
  renderPage({
    hash: '#/settings',
    state: { settings: { ...DEFAULT_SETTINGS, tact: { ...DEFAULT_TACT, ...tact } } },
  }).state;
async function retype(name: string, typed: string) {
  const input = await find<HTMLInputElement>('textbox', { name });
  await user.clear(input);
  await user.type(input, typed);
  await user.tab();
}

describe('numbers', () => {
  it('are taken within their bounds', async () => {
    const state = page();
    await retype(words.limit.pressure[0], '101');
    await screen.findByText(text.rules.wrongNumber(0, 100));
    await retype(words.limit.pressure[0], '4');
    await retype(words.limit.discounts[0], '0');
    await retype(words.limit.priceFloor[0], '70');
    await save();
    await waitFor(() =>
      expect(state.settings.tact).toMatchObject({ pressure: 4, discounts: 0, perVisit: 3, priceFloor: 70 }),
    );
  });
});

describe('quiet times', () => {
  it('are added, set to days and hours, and removed', async () => {
    const state = page({ quiet: [{ days: [7], from: 600, to: 720 }] });
    await user.click(await find('button', { name: words.quietAdd }));
    const second = within(await find('group', { name: words.quietLabel(2) }));
    second.getByText(words.quietLater);
    await user.click(second.getByRole('checkbox', { name: words.day[6] }));
    await user.click(second.getByRole('checkbox', { name: words.day[7] }));
    fireEvent.change(second.getByLabelText(words.quietFrom), { target: { value: '20:30' } });
    // Half typed on the way: the hour that was there stays.
    fireEvent.change(second.getByLabelText(words.quietTo), { target: { value: '' } });
    fireEvent.change(second.getByLabelText(words.quietTo), { target: { value: '23:00' } });
    expect(second.queryByText(words.quietLater)).toBeNull();
    await user.click(screen.getByRole('button', { name: words.quietRemove(1) }));
    await save();
    await waitFor(() =>
      expect(state.settings.tact.quiet).toEqual([{ days: [1, 2, 3, 4, 5], from: 1230, to: 1380 }]),
    );
  });

  it('keep their last day, and say by which clock they count', async () => {
    page({ quiet: [{ days: [7], from: 600, to: 600 }] });
    const only = within(await find('group', { name: words.quietLabel(1) }));
    expect(only.getByRole<HTMLInputElement>('checkbox', { name: words.day[7] }).disabled).toBe(true);
    only.getByText(words.quietWhole);
    await screen.findByText(/Europe\/Stockholm/);
  });

  it.each([
    ['00:00', 0],
    ['23:59', 1439],
    ['07:30:00', 450],
    ['', null],
    ['24:00', null],
  ])('%j is read as %j', (typed, minutes) => expect(readClock(typed)).toBe(minutes));
});

describe('the door', () => {
  it('says what each choice means, and is saved with the rest', async () => {
    const state = page();
    await screen.findByText(words.exitWhat.usual);
    await user.click(await find('radio', { name: words.exitIs.off }));
    screen.getByText(words.exitWhat.off);
    await save();
    await waitFor(() => expect(state.settings.tact.exit).toBe('off'));
  });

  it('is as it was once the changes are discarded', async () => {
    const state = page();
    await user.click(await find('radio', { name: words.exitIs.keen }));
    await user.click(await find('button', { name: text.save.discard }));
    expect((await find<HTMLInputElement>('radio', { name: words.exitIs.usual })).checked).toBe(true);
    expect(state.settings.tact.exit).toBe('usual');
  });
});
