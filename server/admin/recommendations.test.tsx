/** The recommendations on the page: products found, narrowed and chosen by keyboard, pinned and excluded right there; what changed. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { SOME_CHANGES } from './testing/browseFixture.ts';
import { renderPage } from './testing/render.tsx';
import { recommendationsText as words } from './text/recommendations.ts';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

const find = screen.findByRole;
const row = (name: RegExp) => find('button', { name });
const save = async () => user.click(await find('button', { name: text.save.save }));

describe('the list of products', () => {
  it('is searched, and the product chosen stands in the address with its suggestions', async () => {
    renderPage({ hash: '#/recommendations' });
    await screen.findByText(words.found(10));
    await user.type(await find('searchbox', { name: words.search }), 'kett');
    await screen.findByText(words.found(1));
    await user.click(await row(/Enamel kettle/));
    await screen.findByText('Bought together in 38 of 212 orders (18%)');
    expect(location.hash).toBe('#/recommendations?q=kett&product=104');
    expect((await row(/Enamel kettle/)).getAttribute('aria-current')).toBe('true');
  });

  it('is walked through by arrow keys', async () => {
    renderPage({ hash: '#/recommendations' });
    (await row(/Birch tray/)).focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(async () => expect(document.activeElement).toBe(await row(/Coffee filters 1×4.*First/)));
    await user.keyboard('{End}');
    await waitFor(async () => expect(document.activeElement).toBe(await row(/Wool blanket/)));
    await user.keyboard('{ArrowDown}{Home}');
    await waitFor(async () => expect(document.activeElement).toBe(await row(/Birch tray/)));
  });

  it('is narrowed to what wants a look, and says what it means that nothing is found', async () => {
    renderPage({ hash: '#/recommendations' });
    const filter = await find('combobox', { name: words.filter });
    await user.selectOptions(filter, 'nothing');
    await screen.findByText(words.found(1));
    within(await row(/Gift card/)).getByText(words.noFirst);
    expect(location.hash).toBe('#/recommendations?show=nothing');
    await user.selectOptions(filter, 'changed');
    await screen.findByText(words.foundNoneOf.changed!);
  });

  it('says what went wrong, and tries again', async () => {
    const { state } = renderPage({ hash: '#/placements' });
    await find('heading', { level: 1 });
    state.once.set('GET /api/products', () =>
      Response.json({ error: { code: 'bad-input', message: 'Odd.' } }, { status: 400 }),
    );
    await user.click(await find('link', { name: text.nav.recommendations }));
    await screen.findByText('Odd.');
    await user.click(await find('button', { name: text.common.tryAgain }));
    await screen.findByText(words.found(10));
  });
});

describe('the chosen product', () => {
  it('has what is shown beside it pinned and unpinned right there, and saved with all else', async () => {
    const { state } = renderPage({ hash: '#/recommendations?product=102' });
    await user.click(await find('button', { name: words.pinLabel('Birch tray, oval') }));
    await find('button', { name: words.unpinLabel('Birch tray, oval') });
    await save();
    await waitFor(() => expect(state.settings.rules.pins).toEqual([{ with: 102, show: 101 }]));
    await user.click(await find('button', { name: words.unpinLabel('Birch tray, oval') }));
    await save();
    await waitFor(() => expect(state.settings.rules.pins).toEqual([]));
  });

  it('is itself kept out of every suggestion, and taken back', async () => {
    const { state } = renderPage({ hash: '#/recommendations?product=102' });
    await user.click(await find('button', { name: words.self }));
    await save();
    await waitFor(() => expect(state.settings.excludedProducts).toContain(102));
    await user.click(await find('button', { name: words.selfUndo }));
    expect(screen.queryByText(new RegExp(words.selfExcluded))).toBeNull();
  });

  it('says what was considered and left out, and why', async () => {
    renderPage({ hash: '#/recommendations?product=102', state: { explains: true } });
    const left = within(await find('region', { name: words.left }));
    left.getByText(words.leftWhy['sold-out']());
    left.getByText(words.leftWhy.margin(20));
    left.getByText(words.leftWhy.support());
  });
});

describe('what a training changed', () => {
  const open = (state: Parameters<typeof renderPage>[0] = {}) =>
    renderPage({ hash: '#/recommendations?part=changes', ...state });

  it('is told in numbers, and product by product, old and new', async () => {
    open({ state: SOME_CHANGES });
    await screen.findByText(words.beside(9), { exact: false });
    const all = await find('list', { name: '' }).catch(() => null);
    expect(all).not.toBeNull();
    screen.getByText(words.orders(38, 212));
    screen.getByText(words.tooFew);
    await user.click(await find('radio', { name: words.show.gained }));
    await screen.findByText(words.orders(41, 212));
    await waitFor(() => expect(screen.queryByText(words.orders(38, 212))).toBeNull());
  });

  it('is nothing to compare in a new shop, and nothing at all before the first training', async () => {
    open({ state: { compared: { ...SOME_CHANGES.compared!, before: null } } });
    await screen.findByText(words.nothingComparedWhat);
    cleanup();
    open();
    await screen.findByText(words.notTrainedWhat);
  });
});
