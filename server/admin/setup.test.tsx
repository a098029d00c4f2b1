/** Setting up as a new merchant walks it: what is next is open, what is done is folded, and what is wrong says what to do. */
// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { SetupStep } from '../domain/setup.ts';
import { refuse, SYNCING } from './testing/fixture.ts';
import { renderPage } from './testing/render.tsx';
import { BAD_LOOK, GOOD_LOOK, setupReport } from './testing/setupFixture.ts';
import { setupText as words } from './text/setup.ts';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

type State = NonNullable<Parameters<typeof renderPage>[0]>['state'];
const open = (state?: State) => renderPage({ hash: '#/setup', ...(state && { state }) });
const step = (name: SetupStep) =>
  screen
    .findByRole('heading', { level: 2, name: words[name].title })
    .then((found) => found.closest('details')!);

describe('the steps', () => {
  it('fold when they are done, and the next one is open', async () => {
    open();
    await screen.findByText(words.done(3, 5));
    const names: SetupStep[] = ['connected', 'sync', 'suggestions', 'theme', 'offer'];
    const opened = await Promise.all(names.map(async (name) => (await step(name)).open));
    expect(opened).toEqual([false, false, false, true, false]);
    within(await step('theme')).getByText(words.stepNext);
    within(await step('sync')).getByText(words.stepDone);
  });

  it('show the reading in its step, and nowhere else', async () => {
    open({ status: SYNCING, setup: setupReport(['connected']) });
    const reading = await step('sync');
    expect(reading.open).toBe(true);
    await within(reading).findByRole('progressbar', { name: new RegExp(text.progress.step.orders) });
    expect(screen.getAllByText(text.progress.title)).toHaveLength(1);
  });

  it('end in a bundle', async () => {
    open({ setup: setupReport(['connected', 'sync', 'suggestions', 'theme'], { look: GOOD_LOOK }) });
    const link = await screen.findByRole('link', { name: words.offer.action });
    expect(link.getAttribute('href')).toBe('#/offers?new=bundle');
  });

  it('say why they could not be read, and try again', async () => {
    const once = new Map([['GET /api/setup', () => refuse(403, 'bad-input', 'Not now.')]]);
    // Whoever asks is refused, until it is taken back.
    const takenBack = once.delete.bind(once);
    once.delete = () => false;
    open({ once });
    await screen.findByText('Not now.');
    takenBack('GET /api/setup');
    await user.click(screen.getByRole('button', { name: text.common.tryAgain }));
    await step('theme');
  });
});

describe('what is read', () => {
  it('is chosen and saved with the settings', async () => {
    const { state } = open({ setup: setupReport(['connected']) });
    await user.click(await screen.findByRole('radio', { name: words.sync.reach.year }));
    await user.click(await screen.findByRole('switch', { name: words.sync.customers }));
    await user.click(screen.getByRole('button', { name: text.save.save }));
    await waitFor(() => expect(state.settings.sync).toEqual({ orders: 'year', customers: false }));
  });

  it('says plainly what Shopify has not granted, and offers no choice of it', async () => {
    open({ setup: setupReport(['connected'], { granted: { allOrders: false, customers: false } }) });
    await screen.findByText(words.sync.onlySixty);
    screen.getByText(words.sync.noCustomers);
    expect(screen.queryByRole('switch')).toBeNull();
  });
});

it('first suggestions are the shop’s own, with their reasons, and lead to more', async () => {
  open();
  const first = await step('suggestions');
  await user.click(within(first).getByText(words.suggestions.title));
  const list = await within(first).findAllByRole('list', { name: /^Beside/ });
  expect(list).toHaveLength(3);
  within(list[0]!).getByText(/38 of 212 orders/);
  expect(within(first).getByRole('link', { name: words.suggestions.more }).getAttribute('href')).toBe(
    '#/recommendations',
  );
});

describe('the theme', () => {
  it('has a way to each part, and says how each stands', async () => {
    open();
    const theme = await step('theme');
    expect(within(theme).getAllByText(words.theme.never)).toHaveLength(6);
    const links = within(theme)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href')!);
    expect(links).toHaveLength(6);
    expect(links[0]).toMatch(
      /\/admin\/themes\/current\/editor\?template=product&addAppBlockId=.*\/goes-well-with/,
    );
    expect(links[1]).toMatch(/activateAppId=.*\/mersalg-embed/);
  });

  it('is looked at when asked, and the step is then done', async () => {
    open();
    await user.click(await screen.findByRole('button', { name: words.test.run }));
    await screen.findByText(words.done(4, 5));
    await waitFor(async () => expect((await step('theme')).open).toBe(false));
    expect((await step('offer')).open).toBe(true);
  });

  it('is looked at by itself when the merchant comes back from the theme editor', async () => {
    const { log } = open();
    const theme = await step('theme');
    fireEvent.focus(window);
    const link = (await within(theme).findAllByRole('link'))[0]!;
    link.addEventListener('click', (event) => event.preventDefault());
    await user.click(link);
    expect(log).not.toContain('POST /api/self-test');
    fireEvent.focus(window);
    await screen.findByText(words.done(4, 5));
    fireEvent.focus(window);
    expect(log.filter((one) => one === 'POST /api/self-test')).toHaveLength(1);
  });

  it('says of each finding what is wrong and what to do, or why it was not looked at', async () => {
    open({ look: BAD_LOOK });
    await user.click(await screen.findByRole('button', { name: words.test.run }));
    await screen.findByText(words.test.wrong['no-embed']);
    screen.getByText(words.test.wrong.doubled);
    screen.getByText(words.test.wrong['proxy-missing']);
    screen.getByText(words.test.unseen['other-currency']);
    screen.getByText(words.theme.state.doubled);
    screen.getByText(words.test.said(4));
  });

  it('says when it could not be looked at at all', async () => {
    const once = new Map([
      ['POST /api/self-test', () => refuse(503, 'store-unavailable', 'The database is away.')],
    ]);
    open({ once });
    await user.click(await screen.findByRole('button', { name: words.test.run }));
    await screen.findByText('The database is away.');
  });
});

describe('older orders', () => {
  const file = new File(['Name\n'], 'orders_export.csv', { type: 'text/csv' });

  it('are taken in from a file that is chosen, refused rows named by line', async () => {
    open();
    await user.upload(await screen.findByLabelText(words.older.choose, { selector: 'input' }), file);
    await screen.findByText(words.older.finished(48_210));
    screen.getByText(words.older.refused(2));
    screen.getByText(/^Line 17: order #1009/);
    screen.getByText(words.older.unknown(311));
  });

  it('are taken in from a file that is dropped', async () => {
    const { log } = open();
    const target = (await screen.findByText(words.older.drop)).parentElement!;
    fireEvent.drop(target, { dataTransfer: { files: [file] } });
    await screen.findByText(words.older.finished(48_210));
    expect(log).toContain('POST /api/import');
  });

  it('say why a file was not taken in, and that one was before', async () => {
    const refusal = () => refuse(400, 'bad-input', 'The file lacks the columns Name.');
    const { state } = open({ once: new Map([['POST /api/import', refusal]]) });
    const input = () => screen.findByLabelText(words.older.choose, { selector: 'input' });
    await user.upload(await input(), file);
    await screen.findByText('The file lacks the columns Name.');
    state.imported = { ...state.imported, kind: 'known', orders: 7 };
    await user.upload(await input(), file);
    await screen.findByText(words.older.known(7));
  });
});
