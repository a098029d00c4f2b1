// @vitest-environment happy-dom
/** The page's placements: their look is edited beside the preview, saved with the settings, and refused where it must be. */
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { renderPage } from './testing/render.tsx';
import { placements as words } from './text/placements.ts';
import { text } from './text.ts';

afterEach(cleanup);

const open = async () => {
  const page = renderPage({ hash: '#/placements' });
  const user = userEvent.setup();
  await screen.findByRole('button', { name: words.preview.try });
  await user.click(screen.getByRole('button', { name: words.openLabel(text.placement.cart) }));
  return { ...page, user };
};

it('saves a title, a number of products and a radius', async () => {
  const { user, state } = await open();
  await user.selectOptions(await screen.findByRole('combobox', { name: words.firstTitle }), 'sv');
  await user.type(screen.getByRole('textbox', { name: words.titleIn('Swedish') }), 'Mer');
  await user.selectOptions(screen.getByRole('combobox', { name: words.cards.cart }), '2');
  await user.type(screen.getByRole('textbox', { name: words.shared.radius }), '0{Enter}');
  await user.click(await screen.findByRole('button', { name: text.save.save }));
  await waitFor(() => expect(state.version).toBe(8));
  expect(state.settings.look.spots.cart).toEqual({ cards: 2, titles: [{ language: 'sv', text: 'Mer' }] });
  expect(state.settings.look.radius).toBe(0);
});

it('names the line of CSS that is not allowed, while it is written', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('textbox', { name: words.css.label }));
  await user.paste('h2 { color: red }\nh2 { position: fixed }');
  const told = await screen.findByText(words.css.line(2), { exact: false });
  expect(within(told).getByText('position')).toBeTruthy();
});
