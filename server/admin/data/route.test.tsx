/** Addresses open their views, whatever the admin puts into the page's query. */
// @vitest-environment happy-dom
import { RouterProvider } from '@tanstack/react-router';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createPageRouter, navigate, open, useRoute, VIEWS, type View } from './route.ts';

afterEach(cleanup);

function Shown() {
  const { view, parameters } = useRoute();
  return <p>{`${view} ${parameters}`}</p>;
}

function at(hash: string) {
  history.replaceState(null, '', `/?embedded=1&shop=a.myshopify.com${hash}`);
  const components = Object.fromEntries(VIEWS.map((view) => [view, Shown])) as Record<View, typeof Shown>;
  return render(<RouterProvider router={createPageRouter(Shown, components)} />);
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
