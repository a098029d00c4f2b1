/** Offers on the page: made and edited, never over somebody else's change; the log, and what checkout will charge. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ANYBODY } from '../domain/offer/offer.ts';
import { OFFERS, SOME_OFFERS } from './testing/offersFixture.ts';
import { renderPage } from './testing/render.tsx';
import { editText } from './text/offer-edit.ts';
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
const retype = async (name: string, typed: string) => {
  const input = await find('textbox', { name });
  await user.clear(input);
  await user.type(input, typed);
  await user.tab();
};

describe('a new offer', () => {
  it('begins with a draft from the shop, and is made and activated', async () => {
    const { state } = open('#/offers?new');
    await user.click(await find('link', { name: new RegExp(`^${words.kind.bundle}`) }));
    await screen.findByText(words.drafted);
    await retype(words.form.offPercent, '15');
    await press(words.saveActive);
    await find('link', { name: words.kind.bundle });
    expect(state.offers.at(-1)).toMatchObject({
      status: 'active',
      priority: 5,
      detail: { parts: [{ products: [102] }, { products: [103] }], off: { hundredths: 1_500 } },
    });
  });

  it('is not saved before it is complete', async () => {
    const { state } = open('#/offers?new=gift');
    await press(words.saveDraft);
    expect((await find('alert')).textContent).toContain(words.incomplete(words.missing('product')));
    expect(state.offers).toHaveLength(4);
    await user.type(await find('combobox', { name: words.form.gift }), 'towel');
    await user.click(await find('option', { name: /towel/ }));
    await user.selectOptions(await find('combobox', { name: words.form.variant }), 'Large');
    await retype(words.form.threshold, '799,50');
    await press(words.saveDraft);
    await waitFor(() =>
      expect(state.offers.at(-1)?.detail).toEqual({
        kind: 'gift',
        product: 106,
        variant: 1061,
        threshold: 79_950,
      }),
    );
  });
});

describe('an offer', () => {
  const edit = '#/offers?offer=omugs0001';

  it('is edited in all its parts', async () => {
    const { state } = open(edit);
    await retype(words.form.name, 'Mugs');
    await press(words.form.addTier);
    await user.click(await screen.findByText(words.form.who));
    await retype(words.form.countries, 'se, no');
    await user.click(await find('checkbox', { name: words.form.device.phone }));
    await user.click(await find('checkbox', { name: words.form.combine.orders }));
    await press(words.save);
    await find('link', { name: 'Mugs' });
    const saved = state.offers.find(({ id }) => id === 'omugs0001')!;
    expect(saved).toMatchObject({
      name: 'Mugs',
      conditions: { ...ANYBODY, countries: ['SE', 'NO'], devices: ['phone'], visitor: 'returning' },
      combines: { orders: true },
      detail: { tiers: [{ quantity: 2 }, { quantity: 4 }, { quantity: 5, off: { hundredths: 1_500 } }] },
    });
  });

  it('keeps unsaved edits while the merchant looks elsewhere, until they are discarded', async () => {
    open(edit);
    await retype(words.form.name, 'Half done');
    await user.click(await find('link', { name: text.nav.home }));
    await user.click(await find('link', { name: text.nav.offers }));
    await user.click(await find('link', { name: OFFERS[1]!.name }));
    expect(await screen.findByDisplayValue('Half done')).toBeTruthy();
    await press(words.cancel);
    expect(await screen.findByDisplayValue(OFFERS[1]!.name)).toBeTruthy();
  });

  it('that somebody else saved meanwhile takes their changes in, and asks where both changed the same', async () => {
    const { state } = open(edit);
    await retype(words.form.name, 'Mine');
    await retype(words.form.stockNote, '9');
    const theirs = {
      version: 77,
      name: 'Theirs',
      endsAt: null,
      combines: { products: true, orders: true, shipping: true },
    };
    state.offers = state.offers.map((one) => (one.id === 'omugs0001' ? { ...one, ...theirs } : one));
    await press(words.save);
    const alert = await find('alert');
    within(alert).getByText(/the name \(Theirs\)/);
    expect(state.offers[1]!.name).toBe('Theirs');
    expect(await screen.findByDisplayValue('Mine')).toBeTruthy();
    expect((await find<HTMLInputElement>('checkbox', { name: words.form.combine.orders })).checked).toBe(
      true,
    );
    await user.click(within(alert).getByRole('radio', { name: editText.other('Theirs') }));
    expect(await screen.findByDisplayValue('Theirs')).toBeTruthy();
    await press(words.save);
    await waitFor(() =>
      expect(state.offers[1]).toMatchObject({ name: 'Theirs', stockNote: 9, combines: theirs.combines }),
    );
  });

  it('that somebody else deleted can be made anew', async () => {
    const { state } = open(edit);
    await retype(words.form.name, 'Mine');
    state.offers = state.offers.filter(({ id }) => id !== 'omugs0001');
    await press(words.save);
    expect((await find('alert')).textContent).toContain(words.conflict.gone);
    await press(words.save);
    await waitFor(() =>
      expect(state.offers[1]).toMatchObject({ id: 'omugs0001', name: 'Mine', priority: 2 }),
    );
  });

  it('that there is not says so', async () => {
    open('#/offers?offer=onobodyss');
    expect((await find('alert')).textContent).toContain(words.notFound);
  });
});

it('the log says who changed what', async () => {
  open('#/offers?log');
  await screen.findByText(words.did.changed([words.field.stockNote!]));
  await screen.findByText(words.did.removed());
});

it('the log says what the guard saw when it paused an offer', async () => {
  open('#/offers?log');
  const row = (await screen.findByText(words.guarded.profit('25%'))).closest('tr')!;
  expect(within(row).getByText(words.byItself)).toBeTruthy();
});

it('reckons what checkout will charge, and says what is missing', async () => {
  open();
  await user.click(await find('link', { name: listText.simulate }));
  const add = async (typed: string) => {
    await user.type(await find('combobox', { name: words.sim.add }), typed);
    await user.click(await find('option', { name: new RegExp(typed) }));
  };
  await add('light roast');
  await screen.findByText(words.sim.missed.pieces(2));
  await screen.findByText(words.sim.noOther);
  await retype(words.sim.quantity('Coffee, light roast 250 g'), '2');
  await screen.findByText(words.sim.missed.pieces(1));
  await add('kettle');
  // 12.5 % of two coffees at 89.00 and a kettle at 599.00.
  const total = (await screen.findByText(words.sim.total)).nextElementSibling;
  await waitFor(() => expect(total?.textContent).toMatch(/679[.,]87|679[.,]88/));
  await user.click(await find('button', { name: words.sim.remove('Enamel kettle 1.5 l') }));
  await screen.findByText(words.sim.missed.pieces(1));
  await waitFor(() => expect(total?.textContent).toMatch(/178[.,]00/));
});
