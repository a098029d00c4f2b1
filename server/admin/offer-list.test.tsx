/** The list of offers on the page: searched, narrowed, put in order by keyboard, steered, deleted and brought back. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { refuse } from './testing/fixture.ts';
import { OFFERS, offer, SOME_OFFERS } from './testing/offersFixture.ts';
import { renderPage } from './testing/render.tsx';
import { listText } from './text/offer-list.ts';
import { offersText as words } from './text/offers.ts';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

const find = screen.findByRole;
const open = (hash = '#/offers', state: Parameters<typeof renderPage>[0] = {}) =>
  renderPage({ hash, state: { ...SOME_OFFERS, ...state.state } });
const button = (name: string) => find<HTMLButtonElement>('button', { name });
const press = async (name: string) => user.click(await button(name));
const order = () =>
  screen.getAllByRole('listitem').flatMap((item) => item.querySelector('.offer-name')?.textContent ?? []);
const COFFEE = OFFERS[0]!;

const MANY = Array.from({ length: 1_000 }, (_, at) =>
  offer(`omany${String(at).padStart(4, '0')}`, at + 1, {
    name: `Set ${at + 1}`,
    status: 'paused',
    detail: COFFEE.detail,
  }),
);

describe('a thousand offers', () => {
  const rows = () => document.querySelectorAll('.offers > li').length;

  it('are read a page at a time, and only those in view are drawn', async () => {
    const { log } = open('#/offers', { state: { offers: MANY } });
    await find('link', { name: 'Set 1' });
    expect(rows()).toBeLessThan(60);
    expect(log.filter((line) => line.startsWith('GET /api/offers')).length).toBeLessThan(5);
    screen.getByText(listText.all(1_000));
  });

  it('are searched by the server, and what they are narrowed to stays in the address', async () => {
    open('#/offers', { state: { offers: [...MANY, ...OFFERS] } });
    await user.type(await find('searchbox', { name: listText.search }), 'coffee');
    await find('link', { name: 'Coffee set' });
    await waitFor(() => expect(rows()).toBe(1));
    await waitFor(() => expect(location.hash).toBe('#/offers?q=coffee'));
    await user.click(await find('radio', { name: listText.state.draft(0) }));
    await screen.findByText(listText.none);
    expect(location.hash).toBe('#/offers?q=coffee&status=draft');
    await press(listText.showAll);
    await find('link', { name: 'Set 1' });
    expect(location.hash).toBe('#/offers');
  });

  it('can be moved far by typing a place, and by keyboard from their names', async () => {
    const { state } = open('#/offers', { state: { offers: MANY } });
    const place = await find('textbox', { name: listText.place('Set 2') });
    await user.clear(place);
    await user.type(place, '900{Enter}');
    await waitFor(() => expect(state.offers[899]!.name).toBe('Set 2'));
    (await find('link', { name: 'Set 1' })).focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Set 3');
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(state.offers[0]!.name).toBe('Set 3'));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Set 3'));
  });
});

it('shows a change at once, and takes it back when it is refused', async () => {
  const { state } = open();
  await find('link', { name: 'Coffee set' });
  let answered = () => {};
  const held = new Promise<void>((resolve) => {
    answered = resolve;
  });
  state.once.set('POST /api/offers/ocoffee01/status', async () => {
    await held;
    return refuse(503, 'store-unavailable', 'Later, please.');
  });
  await press(words.doTo(words.pause, 'Coffee set'));
  await button(words.doTo(words.activate, 'Coffee set'));
  answered();
  await button(words.doTo(words.pause, 'Coffee set'));
  expect((await find('alert')).textContent).toContain('Later, please.');
});

describe('the list', () => {
  it('says of each offer what it promises, and whether checkout keeps it', async () => {
    open();
    await screen.findByText(
      /2 × Coffee, light roast 250 g and Coffee filters.* or 1 other: 12[.,]5\s?% off per set/,
    );
    screen.getByText(new RegExp(words.why['bundle-percent']));
    screen.getByText(words.keeping.native);
    screen.getByText(/The bar says free shipping from .*500.*SE from .*699.*elsewhere never free/);
    screen.getByText(words.goneGift);
    screen.getByText(words.status.paused);
  });

  it('is put in order by keyboard, shown at once, and said aloud', async () => {
    const { state } = open();
    const up = await button(words.up('The bar'));
    up.focus();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(state.offers.map(({ id }) => id).slice(2)).toEqual(['obar00001', 'ogift0001']),
    );
    expect(order()[2]).toBe('The bar');
    await screen.findByText(words.moved('The bar', 3));
    expect((await button(words.up('Coffee set'))).disabled).toBe(true);
  });

  it('pauses, activates, and duplicates as a draft', async () => {
    const { state } = open();
    await press(words.doTo(words.pause, 'Coffee set'));
    await waitFor(() => expect(state.offers[0]!.status).toBe('paused'));
    await press(words.doTo(words.activate, 'Coffee set'));
    await waitFor(() => expect(state.offers[0]!.status).toBe('active'));
    await press(words.doTo(words.duplicate, 'Coffee set'));
    await find('link', { name: words.copyOf('Coffee set') });
    expect(state.offers.at(-1)).toMatchObject({ status: 'draft', detail: COFFEE.detail });
  });

  it('deletes, and brings back under the same id and at the same place', async () => {
    const { state } = open();
    await press(words.doTo(words.remove, 'Coffee set'));
    await screen.findByText(words.removed('Coffee set'));
    expect(state.offers.map(({ id }) => id)).not.toContain('ocoffee01');
    await press(words.undo);
    await waitFor(() => expect(state.offers[0]).toMatchObject({ id: 'ocoffee01', priority: 1 }));
    await waitFor(() => expect(order()[0]).toBe('Coffee set'));
    expect(screen.queryByText(words.removed('Coffee set'))).toBeNull();
  });

  it('tells when somebody else was faster, and shows what holds', async () => {
    const { state } = open();
    await find('link', { name: 'Coffee set' });
    state.offers = state.offers.map((one) => ({ ...one, version: one.version + 10, name: `${one.name}!` }));
    await press(words.doTo(words.remove, 'Coffee set'));
    expect((await find('alert')).textContent).toContain(words.changedMeanwhile);
    await find('link', { name: 'Coffee set!' });
    expect(state.offers).toHaveLength(4);
  });

  it('says why it could not be read', async () => {
    const { state } = renderPage({ hash: '#/results', state: SOME_OFFERS });
    state.once.set('GET /api/offers', () => refuse(403, 'forbidden', 'Not for you.'));
    await user.click(await find('link', { name: text.nav.offers }));
    expect((await find('alert')).textContent).toContain('Not for you.');
  });

  it('takes the focus to its heading when it is opened, though it is loaded late', async () => {
    renderPage({ hash: '#/results' });
    await user.click(await find('link', { name: text.nav.offers }));
    await screen.findByText(words.noneWhat);
    expect(document.activeElement?.textContent).toBe(words.title);
  });
});
