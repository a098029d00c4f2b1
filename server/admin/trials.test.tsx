/** Experiments as a merchant makes and reads them: a question in words, a verdict in words, and what the guard saw. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { SOME_OFFERS } from './testing/offersFixture.ts';
import { renderPage } from './testing/render.tsx';
import { NO_TRIALS, TRIALS } from './testing/trialsFixture.ts';
import { trialsText as words } from './text/trials.ts';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

const find = screen.findByRole;
const open = (more = '', state = {}) =>
  renderPage({ hash: `#/experiments${more}`, state: { ...SOME_OFFERS, ...state } });
const rowOf = async (name: string) => (await find('link', { name })).closest('li')!;

describe('the list', () => {
  it('says what each tries, and what may be said of it by now', async () => {
    open();
    const row = await rowOf('Is the cart better without it?');
    within(row).getByText('Cart drawer switched off, against what you have');
    await within(row).findByText(
      /^Not yet decided: between -6.1% and \+12%. A difference of 5% could be seen/,
    );
    within(row).getByText(words.status.running);
  });

  it('tells each variant apart where there are several', async () => {
    open();
    const row = await rowOf('Warmer words');
    await within(row).findByText('Warm:');
    within(row).getByText('Plain:');
  });

  it('says no more than is known when the groups have not the sizes that they should have', async () => {
    open('', { withheld: new Set(['tcart0001']) });
    const row = await rowOf('Is the cart better without it?');
    await within(row).findByText(words.verdict.withheld);
  });

  it('tells what the guard watches, and why it paused an offer', async () => {
    open();
    const guard = await find('region', { name: words.guards.title });
    within(guard).getByText(words.guards.watches('Three mugs'));
    within(guard).getByText(/Paused by Mersalg: completed checkouts fell from 71% to 64%/);
  });

  it('invites to a first one, and says so when it cannot be read', async () => {
    open('', NO_TRIALS);
    await screen.findByText(words.noneWhat);
    cleanup();
    open('', {
      once: new Map([
        ['GET /api/trials', () => Response.json({ error: { code: 'x', message: 'Away.' } }, { status: 400 })],
      ]),
    });
    const problem = await find('alert');
    within(problem).getByText('Away.');
    await user.click(within(problem).getByRole('button', { name: text.common.tryAgain }));
    await rowOf('Warmer words');
  });
});

describe('starting and stopping', () => {
  it('begins a draft and ends it, and tells screen readers', async () => {
    const { state } = open();
    const name = 'A larger discount on mugs';
    await user.click(await find('button', { name: words.doTo(words.start, name) }));
    await screen.findByText(words.started(name));
    await user.click(await find('button', { name: words.doTo(words.stop, name) }));
    await screen.findByText(words.stopped(name));
    expect(state.trials.find((one) => one.name === name)?.status).toBe('stopped');
  });

  it('says which others stand in its way', async () => {
    open('', { blocked: new Map([['tdraf0001', 'Warmer words']]) });
    await user.click(await find('button', { name: words.doTo(words.start, 'A larger discount on mugs') }));
    const problem = await find('alert');
    within(problem).getByText(/In its way: Warmer words/);
  });

  it('does nothing over somebody else’s change', async () => {
    const { state } = open();
    const stop = await find('button', { name: words.doTo(words.stop, 'Warmer words') });
    state.trials = state.trials.map((one) => ({ ...one, version: one.version + 1 }));
    await user.click(stop);
    await screen.findByText(words.changedMeanwhile);
    expect(state.trials.find(({ id }) => id === 'thead0001')?.status).toBe('running');
  });

  it('deletes a draft', async () => {
    const { state } = open();
    await user.click(await find('button', { name: words.doTo(words.remove, 'A larger discount on mugs') }));
    await screen.findByText(words.removed('A larger discount on mugs'));
    expect(state.trials).toHaveLength(TRIALS.length - 1);
  });
});

describe('a new one', () => {
  it('tries a placement on half of all, and begins at once', async () => {
    const { state } = open('?new');
    await user.clear(await find('textbox', { name: words.form.name }));
    await user.type(screen.getByRole('textbox', { name: words.form.name }), 'No exit');
    await user.selectOptions(screen.getByRole('combobox', { name: words.form.placement }), 'exit');
    screen.getByText(words.form.placementNow(false));
    await user.click(screen.getByRole('button', { name: words.form.start }));
    await rowOf('No exit');
    expect(state.trials[0]).toMatchObject({
      name: 'No exit',
      status: 'running',
      size: 1_000,
      variants: [
        { key: 'a', change: { kind: 'none' }, weight: 1 },
        { key: 'b', change: { kind: 'settings', patch: { placements: { exit: true } } }, weight: 1 },
      ],
      allocation: { kind: 'fixed' },
    });
  });

  it('tries another discount of an offer, which stays as it is otherwise', async () => {
    const { state } = open('?new');
    await user.selectOptions(await find('combobox', { name: words.form.kind }), 'offer');
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: words.form.offer });
    const offer = state.offers.find(({ id }) => id === choice.value)!;
    await user.click(screen.getByRole('button', { name: words.form.save }));
    await waitFor(() => expect(state.trials[0]?.status).toBe('draft'));
    expect(state.trials[0]?.variants[1]?.change).toEqual({
      kind: 'offer',
      offer: offer.id,
      patch: { detail: { ...offer.detail, off: { kind: 'percent', hundredths: 1_000 } } },
    });
  });

  it('tries headings in several languages on three variants, and leans to what does better', async () => {
    const { state } = open('?new');
    await user.selectOptions(await find('combobox', { name: words.form.kind }), 'text');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: words.form.save }).disabled).toBe(true);
    screen.getByText(words.form.incomplete);
    await user.type(screen.getByRole('textbox', { name: words.form.heading }), 'Goes along');
    await user.click(screen.getByRole('button', { name: words.form.addLanguage }));
    await user.type(screen.getByRole('textbox', { name: words.form.languageAt(2) }), 'SV');
    await user.type(screen.getByRole('textbox', { name: words.form.headingAt(2) }), 'Passar till');
    await user.click(screen.getByRole('button', { name: words.form.add }));
    const third = screen.getByRole('group', { name: words.form.variant('c') });
    await user.type(within(third).getByRole('textbox', { name: words.form.heading }), 'Others took');
    await user.click(screen.getByRole('radio', { name: words.form.thompson }));
    await user.click(screen.getByRole('button', { name: words.form.save }));
    await waitFor(() => expect(state.trials[0]?.name).toBe(words.form.first));
    expect(state.trials[0]).toMatchObject({
      variants: [
        { key: 'a' },
        {
          key: 'b',
          change: { kind: 'text', texts: { en: { product: 'Goes along' }, sv: { product: 'Passar till' } } },
        },
        { key: 'c', change: { kind: 'text', texts: { en: { product: 'Others took' } } } },
      ],
      allocation: { kind: 'thompson', fixedShare: 50, goal: 'conversion' },
    });
  });

  it('is a draft that can be changed until it begins', async () => {
    const { state } = open('?edit=tdraf0001');
    const size = await find('textbox', { name: words.form.size });
    await user.clear(size);
    await user.type(size, '20{Enter}');
    await user.click(screen.getByRole('button', { name: words.form.save }));
    await waitFor(() => expect(state.trials.find(({ id }) => id === 'tdraf0001')?.size).toBe(200));
    expect(state.trials.find(({ id }) => id === 'tdraf0001')?.variants[1]?.change).toEqual({
      kind: 'offer-off',
      offer: 'omugs0001',
    });
  });
});

describe('one of them', () => {
  it('stands its variants side by side, with where the shares lean to and what happened', async () => {
    open('?trial=thead0001');
    await find('heading', { level: 1, name: 'Warmer words' });
    const table = await find('table', { name: words.results.title });
    screen.getByText('the heading “Det här hör ihop” and “These belong together”');
    const warm = within(table).getByRole('rowheader', { name: 'B · Warm' }).closest('tr')!;
    await within(warm).findByText('4,080');
    within(warm).getByText('33%, now 64%');
    const log = await find('table', { name: words.log });
    within(log).getByText(words.did.allocated);
    within(log).getByText(words.byMersalg);
  });
});
