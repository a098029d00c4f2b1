/** The page as a merchant meets it: progress, results, trying, and saving without losing anything. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PreviewReport } from '../domain/report.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { DONE, FAILED, NO_RESULTS, PRODUCTS, refuse, SYNCING } from './testing/fixture.ts';
import { renderPage } from './testing/render.tsx';
import { explain } from './text/explain.ts';
import { resultsText } from './text/results.ts';
import { setupText } from './text/setup.ts';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

/** As a server answers that has not heard of an exclusion yet. */
const OLD_PREVIEW: PreviewReport = {
  product: PRODUCTS[1]!,
  placement: 'product',
  suggestions: [
    {
      product: PRODUCTS[0]!,
      reason: { kind: 'bought-together', orders: 3, share: 0.5, with: 102 },
      technique: 'cross-sell',
      score: 1,
    },
  ],
  why: null,
};

const find = screen.findByRole;
const suggestions = () => document.querySelector<HTMLElement>('.preview')!;
const saveButton = () => find('button', { name: text.save.save });
const exitSwitch = () => find<HTMLInputElement>('switch', { name: text.placement.exit });
const leave = () => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
};

describe('progress', () => {
  it('follows a sync by polling and folds into one line when it is done', async () => {
    const { state } = renderPage({ state: { status: SYNCING } });
    const bar = await find('progressbar', { name: /^Orders/ });
    expect(bar.getAttribute('value')).toBe(String(7400 / 12000));
    state.status = DONE;
    await screen.findByText(/300 products, 12,000 orders, model of/, {}, { timeout: 3000 });
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('shows an unknown total as a bar without a value', async () => {
    const status = { ...SYNCING, sync: { ...SYNCING.sync, orders: { done: 800, total: null } } };
    renderPage({ state: { status } });
    expect((await find('progressbar', { name: /^Orders/ })).hasAttribute('value')).toBe(false);
    await screen.findByText('800 so far');
  });

  it('tells of a failure what to do, and tries again', async () => {
    const { log } = renderPage({ state: { status: FAILED } });
    const problem = await find('alert');
    within(problem).getByText(/lacks the read_orders scope/);
    await user.click(within(problem).getByRole('button', { name: text.common.tryAgain }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(log).toContain('POST /api/sync');
  });

  it('keeps what it knows when the server falls silent, and says so', async () => {
    const { state } = renderPage({ state: { status: SYNCING } });
    await find('progressbar', { name: /^Orders/ });
    state.once.set('GET /api/status', () => refuse(503, 'store-unavailable', 'The database is away.'));
    await screen.findByText(text.errors.lost, {}, { timeout: 3000 });
    expect(screen.getAllByRole('progressbar')).toHaveLength(3);
  });
});

describe('results', () => {
  it('lists each order with its placements, products and revenue', async () => {
    renderPage();
    const row = (await find('rowheader', { name: /#4311/ })).closest('tr')!;
    for (const words of ['Product page', 'Cart drawer', 'Linen tea towel, natural', 'Stoneware mug, moss'])
      within(row).getByText(words);
    expect(row.textContent).toMatch(/SEK\s338\.00/);
  });

  it('asks anew for another period', async () => {
    renderPage();
    await user.click(await find('radio', { name: '90 days' }));
    await screen.findByText(resultsText.measured.attributed.lead(90));
    await screen.findByText(resultsText.measured.lead(90));
  });

  it('tells a shop without any what to do', async () => {
    renderPage({ state: { results: NO_RESULTS } });
    const link = await find('link', { name: text.results.emptySteps.blocks });
    await user.click(link);
    await find('heading', { level: 1, name: setupText.title });
  });
});

describe('an explained page', () => {
  it('says what is shown at each place, and why each other is not, for the shopper described', async () => {
    renderPage({ hash: '#/recommendations?product=102', state: { explains: true } });
    await screen.findByText(explain.builtIn.upgrade!);
    screen.getByText(/Coffee filters .* stands at “Upgrade” already/);
    screen.getByText(text.why['no-offer'].so);
    screen.getByText(explain.elsewhere([text.placement.cart]));
    screen.getByText('the market is not known');
    await user.type(await find('textbox', { name: explain.country }), 'no{Enter}');
    await screen.findByText('it is not for the market NO');
    await user.click(await find('checkbox', { name: explain.declined }));
    await screen.findByText(/upgrades was declined today, and stays away for 30 days/);
  });
});

describe('trying', () => {
  it('excludes a product, takes it back, and saves', async () => {
    const { state } = renderPage({ hash: '#/recommendations?product=102' });
    const name = text.try.excludeLabel('Birch tray, oval');
    await user.click(await find('button', { name }));
    await user.click(await find('button', { name: text.try.undoLabel('Birch tray, oval') }));
    expect(screen.queryByRole('button', { name: text.save.save })).toBeNull();
    await user.click(await find('button', { name }));
    await user.click(await saveButton());
    await waitFor(() => expect(state.settings.excludedProducts).toContain(101));
    await waitFor(() => expect(within(suggestions()).queryByText('Birch tray, oval')).toBeNull());
  });

  it('asks again until the server has taken the saved settings over', async () => {
    const { state } = renderPage({ hash: '#/recommendations?product=102' });
    await user.click(await find('button', { name: text.try.excludeLabel('Birch tray, oval') }));
    state.once.set('GET /api/preview', () => Response.json(OLD_PREVIEW));
    await user.click(await saveButton());
    await screen.findByText(text.try.excludedNow, { selector: '.leaving-note' });
    await waitFor(() => expect(within(suggestions()).queryByText('Birch tray, oval')).toBeNull(), {
      timeout: 3000,
    });
  });

  it('says why nothing would be shown, and offers the switch', async () => {
    renderPage({ hash: '#/recommendations?product=102&placement=exit' });
    await screen.findByText(text.why['placement-off'].so);
    await user.click(await find('button', { name: 'Switch exit intent on' }));
    await user.click(await saveButton());
    await screen.findByText(/^Does the same job for/);
  });
});

describe('saving', () => {
  it('guards unsaved changes, saves them, and lets go', async () => {
    const { state } = renderPage({ hash: '#/placements' });
    expect(leave()).toBe(false);
    await user.click(await exitSwitch());
    expect(leave()).toBe(true);
    await user.click(await saveButton());
    await screen.findByText(text.save.saved);
    expect(state).toMatchObject({
      version: 8,
      settings: { placements: { ...DEFAULT_SETTINGS.placements, exit: true } },
    });
    expect(leave()).toBe(false);
  });

  it('discards', async () => {
    const { state } = renderPage({ hash: '#/placements' });
    await user.click(await exitSwitch());
    await user.click(await find('button', { name: text.save.discard }));
    expect((await exitSwitch()).checked).toBe(false);
    expect(state.version).toBe(7);
  });

  it('keeps the edit when the server refuses, says why, and can save again', async () => {
    const { state } = renderPage({ hash: '#/placements' });
    state.once.set('PUT /api/settings', () =>
      refuse(503, 'store-unavailable', 'The database is away. Try again soon.'),
    );
    await user.click(await exitSwitch());
    await user.click(await saveButton());
    await screen.findByText('The database is away. Try again soon.');
    expect((await exitSwitch()).checked).toBe(true);
    await user.click(await saveButton());
    await screen.findByText(text.save.saved);
    expect(screen.queryByText('The database is away. Try again soon.')).toBeNull();
    expect(state.settings.placements.exit).toBe(true);
  });

  it('keeps both changes when somebody else saved first, and shows which is whose', async () => {
    const { state } = renderPage({ hash: '#/placements' });
    await user.click(await exitSwitch());
    state.settings = {
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: false, exit: false },
      excludedProducts: [105, 106],
    };
    state.version = 8;
    await user.click(await saveButton());
    const notice = await find('alert');
    within(notice).getByText(/Cart drawer switched off; excluded: Linen tea towel, natural/);
    within(notice).getByText(/Exit intent switched on/);
    expect(state.version).toBe(8);
    await user.click(await saveButton());
    await screen.findByText(text.save.saved);
    expect(state.settings).toEqual({
      ...DEFAULT_SETTINGS,
      placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: false, exit: true },
      excludedProducts: [105, 106],
    });
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says that nothing is left to save when somebody else made the same change', async () => {
    const { state } = renderPage({ hash: '#/placements' });
    await user.click(await exitSwitch());
    state.settings = {
      ...state.settings,
      placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: true, exit: true },
    };
    state.version = 8;
    await user.click(await saveButton());
    await screen.findByText(text.save.conflict.same);
    expect(screen.queryByRole('button', { name: text.save.save })).toBeNull();
  });

  it('adds and removes excluded products, even one that is gone', async () => {
    const { state } = renderPage({ hash: '#/recommendations?part=rules' });
    await user.click(await find('button', { name: text.settings.removeLabel(text.settings.unknown) }));
    await user.type(await find('combobox', { name: text.settings.add }), 'moss{ArrowDown}');
    await user.click(await find('option', { name: /mug, moss/ }));
    await screen.findByText(text.settings.unsavedMark);
    await user.click(await saveButton());
    await waitFor(() => expect(state.settings.excludedProducts).toEqual([105, 108]));
  });

  it('uses App Bridge’s save bar where there is one', async () => {
    if (customElements.get('ui-save-bar') === undefined)
      customElements.define('ui-save-bar', class extends HTMLElement {});
    const saveBar = { show: vi.fn(), hide: vi.fn() };
    const { state } = renderPage({ hash: '#/placements', bridge: { saveBar } });
    await user.click(await exitSwitch());
    await waitFor(() => expect(saveBar.show).toHaveBeenCalledOnce());
    const bar = document.getElementById(saveBar.show.mock.calls[0]?.[0])!;
    expect(screen.queryByRole('region', { name: text.save.region })).toBeNull();
    bar.querySelector<HTMLButtonElement>('button[variant=primary]')!.click();
    await waitFor(() => expect(state.settings.placements.exit).toBe(true));
    await waitFor(() => expect(saveBar.hide).toHaveBeenCalledOnce());
  });

  it('falls back to its own bar when App Bridge’s does not come up', async () => {
    const saveBar = { show: () => Promise.reject(new Error('no such bar')), hide: vi.fn() };
    renderPage({ hash: '#/placements', bridge: { saveBar } });
    await user.click(await exitSwitch());
    await find('region', { name: text.save.region });
  });
});
