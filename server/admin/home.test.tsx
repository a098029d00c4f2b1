/** The first view as a merchant reads it: never more certainty than there is, attributed apart, and what to do, calmly. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { HomeReport } from '../domain/home.ts';
import { refuse } from './testing/fixture.ts';
import { EVERYTHING, GOOD_WEEK, NEEDED, NEW_SHOP, WEEK } from './testing/homeFixture.ts';
import { FEW, LOSS, WITHHELD } from './testing/measuredFixture.ts';
import { renderPage } from './testing/render.tsx';
import { homeText } from './text/home.ts';
import { resultsText } from './text/results.ts';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});
const find = screen.findByRole;
const plain = (element: Element) => (element.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ');
const open = (home: HomeReport = WEEK) => renderPage({ hash: '#/', state: { home } });
const since = (measured: HomeReport['measured']['since']): HomeReport => ({
  ...WEEK,
  measured: { ...WEEK.measured, since: measured },
});
/** Not the skeleton, which bears the same name. */
const gained = async () =>
  (await find('link', { name: homeText.gained.more })).closest('section') as HTMLElement;

describe('what Mersalg earned', () => {
  it('is the first view’s first card, since measuring began, with the last seven days beside it', async () => {
    open(GOOD_WEEK);
    const card = await gained();
    expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe(homeText.gained.title);
    expect(plain(card)).toContain('Since measuring began on');
    expect(plain(card)).toMatch(/\+SEK 15,800 to \+SEK/);
    within(card).getByText(resultsText.measured.chip.gain);
    within(card).getByRole('heading', { name: homeText.gained.week });
  });

  it('is not yet known while its range holds nothing: no amount stands as the answer', async () => {
    open();
    const card = await gained();
    const figure = card.querySelector('.earned-range')!;
    expect(figure.textContent).toBe(homeText.gained.unknown);
    expect(plain(card)).toMatch(/It lies between -SEK 35,000.* and \+SEK 70,700/);
    expect(plain(card)).toContain('A gain of 5% could be seen in about 41 days.');
    expect(card.querySelector('.chip')).toBeNull();
  });

  it('is not yet known while too few were measured, and says how many', async () => {
    open(since(FEW));
    const card = await gained();
    expect(card.querySelector('.earned-range')!.textContent).toBe(homeText.gained.unknown);
    expect(plain(card)).toContain('3 held out and 71 shown so far');
  });

  it('is called a loss when it is one', async () => {
    open(since(LOSS));
    const card = await gained();
    within(card).getByText(resultsText.measured.chip.loss);
    expect(plain(card)).toContain('A loss of at least');
  });

  it('is withheld with its reason', async () => {
    open(since(WITHHELD));
    const card = await gained();
    within(card).getByText(resultsText.measured.withheldTitle);
    expect(card.querySelector('.earned-range')?.textContent).not.toMatch(/SEK/);
  });

  it('stands alone while measuring is younger than a week', async () => {
    const { since } = WEEK.measured;
    open({ ...WEEK, measured: { since, week: since } });
    await gained();
    expect(screen.queryByRole('heading', { name: homeText.gained.week })).toBeNull();
  });
});

describe('the week', () => {
  it('is called attributed, and stands beside the week before', async () => {
    open();
    const card = await find('region', { name: homeText.week.title });
    within(card).getByText(homeText.week.lead);
    const tile = within(card).getByText(homeText.week.revenue).closest('div')!;
    within(tile).getByText(homeText.week.attributed);
    const shown = within(card).getAllByText(homeText.week.shown)[0]!.closest('div')!;
    expect(plain(shown)).toContain('2,878');
    expect(plain(shown)).toContain('2,827 the week before');
  });

  it('says nothing of a week before that would mislead', async () => {
    const { done } = WEEK;
    open({ ...WEEK, done: { ...done, total: { ...done.total, before: null } } });
    const card = await find('region', { name: homeText.week.title });
    expect(plain(card)).not.toContain('the week before');
  });

  it('is told by day in a drawing with a name, and as a table', async () => {
    open();
    const card = await find('region', { name: homeText.week.title });
    await within(card).findByRole('img', { name: /shown 2,878 times and accepted 63 times/ });
    await user.click(within(card).getByText(homeText.chart.table));
    const table = within(card).getByRole('table', { name: homeText.chart.title });
    expect(within(table).getAllByRole('row')).toHaveLength(15);
    within(table).getByRole('rowheader', { name: /18 Nov.*today so far|Nov 18.*today so far/ });
  });

  it('leaves out placements that did nothing, and names offers, those that are gone too', async () => {
    open();
    const places = await find('region', { name: homeText.places.title });
    expect(within(places).getAllByRole('row')).toHaveLength(4);
    const offers = screen.getByRole('region', { name: homeText.offers.title });
    within(offers).getByRole('link', { name: 'Three mugs' });
    for (const name of ['Built-in upgrade', 'Deleted offer ogone0001'])
      within(offers).getByRole('rowheader', { name });
    within(offers).getByRole('link', { name: '2 more offers in Results' });
  });
});

describe('what needs attention', () => {
  it('is one calm line when nothing does', async () => {
    open();
    await screen.findByText(homeText.attention.well);
    expect(screen.queryByRole('region', { name: homeText.attention.title })).toBeNull();
  });

  it('says of each what is wrong, what to do, and where', async () => {
    open(NEEDED);
    const card = await find('region', { name: homeText.attention.title });
    const items = within(card).getAllByRole('listitem');
    expect(items).toHaveLength(EVERYTHING.length);
    for (const item of items) {
      within(item).getByRole('heading', { level: 3 });
      expect(within(item).getByRole('link').getAttribute('href')).toMatch(/^#\/[a-z]+/);
    }
    within(card).getByRole('heading', { name: '“Three mugs” was paused' });
    expect(plain(card)).toContain('“Spring”, “Summer”, “Autumn”, and 1 more');
    expect(screen.queryByText(homeText.attention.well)).toBeNull();
  });

  it('does not say twice that the sync failed: that stands above on every view', async () => {
    open({ ...WEEK, attention: [{ kind: 'sync-failed', problem: null }] });
    await gained();
    expect(screen.queryByRole('region', { name: homeText.attention.title })).toBeNull();
    expect(screen.queryByText(homeText.attention.well)).toBeNull();
  });
});

describe('a new shop', () => {
  it('is led to setting up, and shown no empty figures', async () => {
    open(NEW_SHOP);
    const card = await find('region', { name: homeText.fresh.title });
    const way = within(card).getByRole('link', { name: homeText.fresh.action });
    expect(way.getAttribute('href')).toBe('#/setup');
    for (const name of [homeText.gained.title, homeText.week.title, homeText.attention.title])
      expect(screen.queryByRole('region', { name })).toBeNull();
  });
});

it('can be asked for again when the server fails', async () => {
  renderPage({
    hash: '#/',
    state: { once: new Map([['GET /api/home', () => refuse(400, 'internal', 'The figures are away.')]]) },
  });
  const problem = await find('alert');
  within(problem).getByText('The figures are away.');
  await user.click(within(problem).getByRole('button', { name: text.common.tryAgain }));
  await gained();
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
