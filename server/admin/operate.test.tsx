// @vitest-environment happy-dom
/** Changes, privacy and diagnostics as a merchant uses them: read, filtered, kept, forgotten, tried again. */
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AILING, SOME_CHANGES } from './testing/operateFixture.ts';
import { renderPage } from './testing/render.tsx';
import { activityText } from './text/activity.ts';
import { diagnosticsText } from './text/diagnostics.ts';
import { privacyText } from './text/privacy.ts';
import { change } from './views/privacy/keep.tsx';

beforeEach(() => {
  URL.createObjectURL = vi.fn(() => 'blob:x');
  URL.revokeObjectURL = vi.fn();
});
afterEach(cleanup);

const heading = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('changes', () => {
  it('say who did what: you, a colleague by number, Mersalg itself', async () => {
    renderPage({ hash: '#/activity' });
    await heading(activityText.title);
    const changed = await screen.findByText(/Most per visit/);
    expect(changed.textContent).toBe('Most per visit: 3 → 5');
    expect(screen.getByText(/On leaving/).textContent).toBe('On leaving: on → off');
    expect(screen.getByText(/Products never suggested/).textContent).toContain('Added: Pour-over stand');
    expect(screen.getAllByText(activityText.you)).toHaveLength(3);
    expect(screen.getByText('Staff member 81204733')).toBeTruthy();
    expect(screen.getByText(activityText.itself)).toBeTruthy();
    expect(screen.getByText(/it harmed the shop/)).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Gift from 800 kr' });
    expect(link.getAttribute('href')).toBe('#/offers?offer=oharm0001');
  });

  it('can be told of one kind alone, and go back page by page', async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ ...SOME_CHANGES[3]!, n: 60 - at }));
    const { log } = renderPage({ hash: '#/activity', state: { changes: many } });
    expect(await screen.findAllByText('Started')).toHaveLength(50);
    fireEvent.click(screen.getByRole('button', { name: activityText.more }));
    await waitFor(() => expect(screen.getAllByText('Started')).toHaveLength(60));
    fireEvent.change(screen.getByRole('combobox'), { target: { value: 'trial' } });
    expect(await screen.findByText(activityText.noneOf)).toBeTruthy();
    expect(location.hash).toBe('#/activity?kind=trial');
    expect(log.filter((line) => line === 'GET /api/activity').length).toBe(3);
  });

  it('say so where they cannot be read', async () => {
    const once = new Map([
      [
        'GET /api/activity',
        () => Response.json({ error: { code: 'forbidden', message: 'No.' } }, { status: 403 }),
      ],
    ]);
    renderPage({ hash: '#/activity', state: { once } });
    expect((await screen.findByRole('alert')).textContent).toContain(activityText.failed);
  });
});

describe('privacy', () => {
  it('tells what is stored with its counts, and what a consent does', async () => {
    renderPage({ hash: '#/privacy' });
    await heading(privacyText.title);
    expect(await screen.findByText(/43,200 entries/)).toBeTruthy();
    expect(screen.getByText(privacyText.consentWhat.no)).toBeTruthy();
  });

  it('deletes measuring only after a question that says what is lost', async () => {
    const { log } = renderPage({ hash: '#/privacy' });
    const button = await screen.findByRole('button', { name: privacyText.measuringNow });
    await waitFor(() => expect((button as HTMLButtonElement).disabled).toBe(false));
    fireEvent.click(button);
    const question = screen.getByRole('alertdialog');
    expect(question.textContent).toContain('18,844 entries are lost');
    expect(document.activeElement?.textContent).toBe(privacyText.cancel);
    fireEvent.click(within(question).getByRole('button', { name: privacyText.cancel }));
    expect(log).not.toContain('POST /api/privacy/measuring/delete');
    fireEvent.click(screen.getByRole('button', { name: privacyText.measuringNow }));
    const again = screen.getByRole('alertdialog');
    fireEvent.click(within(again).getByRole('button', { name: privacyText.measuringNow }));
    await waitFor(() => expect(log).toContain('POST /api/privacy/measuring/delete'));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  });

  it('forgets a customer by their number, after a question, and nobody without one', async () => {
    const { log } = renderPage({ hash: '#/privacy' });
    const field = await screen.findByRole('textbox', { name: privacyText.customerId });
    fireEvent.change(field, { target: { value: 'kari' } });
    fireEvent.click(screen.getByRole('button', { name: privacyText.customerForget }));
    expect(screen.getByText(privacyText.customerWrong)).toBeTruthy();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    fireEvent.change(field, { target: { value: '731' } });
    fireEvent.click(screen.getByRole('button', { name: privacyText.customerForget }));
    const question = screen.getByRole('alertdialog');
    fireEvent.click(within(question).getByRole('button', { name: privacyText.customerForget }));
    expect(await screen.findByText(privacyText.forgot(3))).toBeTruthy();
    expect(log).toContain('POST /api/privacy/customer/forget');
  });

  it('saves for how long things are kept, orders never shorter than visitors', async () => {
    const { state } = renderPage({ hash: '#/privacy' });
    const field = await screen.findByRole('textbox', { name: privacyText.keep.orders });
    fireEvent.change(field, { target: { value: '100' } });
    fireEvent.blur(field);
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(state.settings.keep).toMatchObject({ orders: 100, visitors: 100 }));
    const keep = { orders: 200, visitors: 100, audit: 30, feedback: 30 };
    expect(change(keep, 'visitors', 300)).toEqual({ orders: 300, visitors: 300 });
    expect(change(keep, 'orders', 150)).toEqual({ orders: 150 });
  });
});

describe('diagnostics', () => {
  it('say that all is well, with the age and size of the model', async () => {
    renderPage({ hash: '#/diagnostics' });
    expect(await screen.findByText(diagnosticsText.problemsNone)).toBeTruthy();
    expect(screen.getByText(/from 12,000 orders, 2 MB/)).toBeTruthy();
    expect(screen.getByText('PostgreSQL, answers in 3 ms')).toBeTruthy();
  });

  it('say what went wrong and what to do, and run again what was given up', async () => {
    const { log } = renderPage({ hash: '#/diagnostics', state: { running: AILING } });
    expect(await screen.findByText(/the plan has no Functions/)).toBeTruthy();
    expect(screen.getByText(diagnosticsText.todo['platform-refused'])).toBeTruthy();
    expect(screen.getAllByText(diagnosticsText.missing('read_customers'))).toHaveLength(2);
    expect(screen.getByText(/41 wait to be worked off/)).toBeTruthy();
    const [retry] = screen.getAllByRole('button', { name: /Run again\s*: Discounts in checkout/ });
    fireEvent.click(retry!);
    await waitFor(() => expect(log).toContain('POST /api/diagnostics/jobs/promise/retry'));
    await waitFor(() => expect(screen.queryByText(/the plan has no Functions/)).toBeNull());
  });

  it('hand out the support bundle', async () => {
    const { log } = renderPage({ hash: '#/diagnostics' });
    fireEvent.click(await screen.findByRole('button', { name: diagnosticsText.bundleGet }));
    await waitFor(() => expect(log).toContain('GET /api/diagnostics/bundle'));
    await waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
  });
});
