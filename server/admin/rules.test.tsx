/** The merchant's rules on the page: pins, exclusions by group, limits, measuring; by keyboard, and nothing taken over that cannot be. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type Rules } from '../domain/rules.ts';
import { DEFAULT_SETTINGS } from '../domain/settings.ts';
import { readNumber } from './parts/number-field.tsx';
import { renderPage } from './testing/render.tsx';
import { text } from './text.ts';

const user = userEvent.setup();
afterEach(() => {
  cleanup();
  delete window.shopify;
});

const words = text.rules;
const find = screen.findByRole;
const save = async () => user.click(await find('button', { name: text.save.save }));
const field = (name: string) => find<HTMLInputElement>('textbox', { name });
const retype = async (name: string, typed: string) => {
  const input = await field(name);
  await user.clear(input);
  if (typed !== '') await user.type(input, typed);
  return input;
};
const page = (rules: Partial<Rules> = {}, view = 'recommendations') =>
  renderPage({
    hash: view === 'recommendations' ? '#/recommendations?part=rules' : `#/${view}`,
    state: { settings: { ...DEFAULT_SETTINGS, rules: { ...DEFAULT_RULES, ...rules } } },
  });

describe('pins', () => {
  it('are added by keyboard, beside every product or beside one', async () => {
    const { state } = page();
    await user.type(await find('combobox', { name: words.pin }), 'moss');
    await find('option', { name: /mug, moss/ });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    const all = await find('button', { name: words.besideAll });
    expect(document.activeElement).toBe(all);
    await user.keyboard('{Enter}');
    await screen.findByText(words.besideEvery);
    await user.type(await find('combobox', { name: words.pin }), 'moss');
    await user.click(await find('option', { name: /mug, moss/ }));
    expect(((await find('button', { name: words.besideAll })) as HTMLButtonElement).disabled).toBe(true);
    await user.type(await find('combobox', { name: words.besideOne }), 'kettle');
    await user.click(await find('option', { name: /Enamel kettle/ }));
    await screen.findByText(words.beside('Enamel kettle 1.5 l'));
    await save();
    await waitFor(() =>
      expect(state.settings.rules.pins).toEqual([
        { with: null, show: 108 },
        { with: 104, show: 108 },
      ]),
    );
  });

  it('change places, and go', async () => {
    const pins = [101, 102, 103].map((show) => ({ with: null, show }));
    const { state } = page({ pins });
    const up = await find('button', { name: words.up('Coffee filters 1×4, unbleached') });
    await user.click(up);
    expect(document.activeElement).toBe(up);
    await user.click(up);
    expect((up as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: words.removePin('Birch tray, oval') }));
    await save();
    await waitFor(() => expect(state.settings.rules.pins.map(({ show }) => show)).toEqual([103, 102]));
  });

  it('of products that are gone can still be removed', async () => {
    const { state } = page({ pins: [{ with: 998, show: 999 }] });
    await screen.findByText('999');
    await user.click(screen.getByRole('button', { name: words.removePin(text.settings.unknown) }));
    await save();
    await waitFor(() => expect(state.settings.rules.pins).toEqual([]));
  });
});

describe('exclusions by group', () => {
  it('take collections, tags and vendors from what the shop has, and give them back', async () => {
    const { state } = page({ exclude: { collections: [777], tags: ['old'], vendors: [] } });
    await user.click(await find('radio', { name: words.kind.collection }));
    screen.getByText(words.collectionsNote);
    await user.click(await find('combobox', { name: words.exclude.collection }));
    await user.click(await find('option', { name: /Kitchen/ }));
    await user.click(await find('radio', { name: words.kind.tag }));
    await user.type(await find('combobox', { name: words.exclude.tag }), '</scr');
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.keyboard('{Enter}');
    // Hostile names are text like any other.
    await screen.findByText('</script><b>sample');
    await user.click(screen.getByRole('button', { name: words.removeGroup('old') }));
    await user.click(screen.getByRole('button', { name: words.removeGroup(words.unknownCollection(777)) }));
    await save();
    await waitFor(() =>
      expect(state.settings.rules.exclude).toEqual({
        collections: [501],
        tags: ['</script><b>sample'],
        vendors: [],
      }),
    );
    await screen.findByText('Kitchen');
  });

  it('are not offered twice, whatever their case', async () => {
    page({ exclude: { collections: [501], tags: ['SALE'], vendors: [] } });
    await user.click(await find('radio', { name: words.kind.tag }));
    await user.click(await find('combobox', { name: words.exclude.tag }));
    const taken = await find('option', { name: /sale.*already excluded/i });
    expect(taken.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('limits', () => {
  it('are saved, decimal commas and all', async () => {
    const { state } = page();
    await retype(words.perType, '');
    await retype(words.minStock, '3');
    await retype(words.margin, '12,5');
    await user.click(await find('switch', { name: words.showUnknown }));
    await retype(words.crossSell, '1.5');
    await retype(words.downsell, '0.6{Enter}');
    await save();
    await waitFor(() =>
      expect(state.settings.rules).toEqual({
        ...DEFAULT_RULES,
        perType: null,
        minStock: 3,
        margin: { leastPercent: 12.5, showUnknown: false },
        priceRatio: {
          ...DEFAULT_RULES.priceRatio,
          crossSell: { most: 1.5 },
          downsell: { least: 0.6, most: 0.9 },
        },
      }),
    );
  });

  it.each([
    ['0', words.perType],
    ['2.5', words.perType],
    ['', words.minStock],
    ['-1', words.margin],
    ['x', words.crossSell],
    ['0.95', words.downsell],
  ])('say that %j cannot be “%s”, and take nothing over', async (typed, name) => {
    page();
    const before = (await field(name)).value;
    const input = await retype(name, typed);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    await user.tab();
    within(input.closest<HTMLElement>('.number-field')!).getByText(/Not taken over/);
    expect(input.value).toBe(before);
    expect(screen.queryByRole('button', { name: text.save.save })).toBeNull();
  });

  it('follow what is discarded', async () => {
    page();
    const input = await retype(words.minStock, '7{Enter}');
    await user.click(await find('button', { name: text.save.discard }));
    await waitFor(() => expect(input.value).toBe('1'));
  });

  it('keep mine and show theirs when somebody else changed another rule', async () => {
    const { state } = page();
    await retype(words.minStock, '4{Enter}');
    state.settings = {
      ...state.settings,
      rules: { ...DEFAULT_RULES, perType: 1, exclude: { collections: [], tags: ['sale'], vendors: [] } },
    };
    state.version += 1;
    await save();
    const notice = await find('alert');
    within(notice).getByText(/excluded: sale; limit per type changed/);
    within(notice).getByText(/least stock changed/);
    expect((await field(words.perType)).value).toBe('1');
    await save();
    await waitFor(() => expect(state.settings.rules).toMatchObject({ perType: 1, minStock: 4 }));
  });
});

describe('a typed number', () => {
  const bounds = { least: 0.5, most: 100 };
  it.each([
    ['1,5', 1.5],
    [' 2 ', 2],
    ['', null],
    ['1e2', undefined],
    ['0x10', undefined],
    ['100.001', undefined],
    ['１', undefined],
  ])('%j means %j', (typed, value) => expect(readNumber(typed, bounds, false)).toBe(value));
  it('may have to be whole', () => expect(readNumber('1.5', bounds, true)).toBeUndefined());
});

describe('how results are measured', () => {
  const { measuring } = text;

  it('is chosen by numbers within their bounds and two switches', async () => {
    const { state } = page({}, 'measuring');
    const [share] = measuring.number.share;
    await retype(share, '40');
    await user.tab();
    await screen.findByText(words.wrongNumber(1, 20));
    await retype(share, '10');
    await user.tab();
    await retype(measuring.number.assumedMargin[0], '35');
    await user.tab();
    await user.click(screen.getByRole('switch', { name: measuring.guard }));
    await save();
    await waitFor(() =>
      expect(state.settings.measure).toMatchObject({
        share: 10,
        assumedMargin: 35,
        guard: false,
        feedback: true,
      }),
    );
  });

  it('assumes no margin where the field is emptied', async () => {
    const measure = { ...DEFAULT_SETTINGS.measure, assumedMargin: 35 };
    const { state } = renderPage({
      hash: '#/measuring',
      state: { settings: { ...DEFAULT_SETTINGS, measure } },
    });
    await retype(measuring.number.assumedMargin[0], '');
    await user.tab();
    await save();
    await waitFor(() => expect(state.settings.measure.assumedMargin).toBeNull());
  });
});
