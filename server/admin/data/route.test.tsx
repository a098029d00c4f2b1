/** Addresses open their views, whatever the admin puts into the page's query; unsaved changes hold back. */
// @vitest-environment happy-dom
import { RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Guard } from '../parts/guard.tsx';
import { text } from '../text.ts';
import { createPageRouter, navigate, open, useRoute, VIEWS, type View } from './route.ts';

afterEach(cleanup);

function Shown() {
  const { view, parameters } = useRoute();
  return <p>{`${view} ${parameters}`}</p>;
}

function at(hash: string, edited = false) {
  history.replaceState(null, '', `/?embedded=1&shop=a.myshopify.com${hash}`);
  const component = () => (
    <>
      <Guard when={edited} />
      <Shown />
    </>
  );
  const components = Object.fromEntries(VIEWS.map((view) => [view, component])) as Record<
    View,
    typeof component
  >;
  return render(<RouterProvider router={createPageRouter(() => component(), components)} />);
}

describe('an address', () => {
  it.each([
    ['#/recommendations?product=42&placement=cart', 'recommendations product=42&placement=cart'],
    ['#offers?new', 'offers new='],
    ['', 'home '],
    ['#', 'home '],
    ['#/nowhere', 'home '],
    ['#/constructor', 'home '],
  ])('%j opens %j', async (hash, shown) => {
    at(hash);
    await screen.findByText(shown.trim());
  });

  it('changes its parameters without a step in the history, and keeps the query of the admin', async () => {
    at('#/recommendations');
    await screen.findByText('recommendations');
    const steps = history.length;
    navigate('recommendations', { product: '42' });
    await screen.findByText('recommendations product=42');
    expect(history.length).toBe(steps);
    expect(location.hash).toBe('#/recommendations?product=42');
    expect(location.search).toBe('?embedded=1&shop=a.myshopify.com');
    open('#/results');
    await screen.findByText('results');
    expect(history.length).toBe(steps + 1);
  });
});

describe('leaving something unsaved', () => {
  const user = userEvent.setup();

  it('asks first, and leaves when told to', async () => {
    at('#/offers', true);
    await screen.findByText('offers');
    open('#/results');
    await user.click(await screen.findByRole('button', { name: text.guard.stay }));
    await screen.findByText('offers');
    open('#/results');
    await user.click(await screen.findByRole('button', { name: text.guard.leave }));
    await screen.findByText('results');
  });

  it('is not asked about when there is nothing', async () => {
    at('#/offers');
    await screen.findByText('offers');
    open('#/results');
    await waitFor(() => screen.getByText('results'));
  });
});
