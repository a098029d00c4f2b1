/** Results as a merchant reads them: what was earned in words that claim no more than is known, and attributed kept apart. */
// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MeasuredAnswer } from '../domain/measure/told.ts';
import { refuse } from './testing/fixture.ts';
import { FEW, GAIN, LOSS, NOBODY, SAME, UNDECIDED, WITHHELD } from './testing/measuredFixture.ts';
import { renderPage } from './testing/render.tsx';
import { resultsText } from './text/results.ts';
import { text } from './text.ts';

const user = userEvent.setup();
const words = resultsText.measured;
afterEach(() => {
  cleanup();
  delete window.shopify;
});

const find = screen.findByRole;
/** Skeletons bear the names of what is to come. */
const loaded = () => waitFor(() => expect(screen.queryAllByText(text.common.loading)).toEqual([]));
async function earned(measured: MeasuredAnswer) {
  renderPage({ state: { measured } });
  await find('region', { name: words.title });
  await loaded();
  const card = await find('region', { name: words.title });
  return { card, text: (card.textContent ?? '').replace(/[\u00a0\u202f]/g, ' ') };
}

describe('what was earned', () => {
  it('is a range that says it is not yet decided, and when a gain could be seen', async () => {
    const { card, text } = await earned(UNDECIDED);
    expect(text).toMatch(/Between -?[^0-9]*35,000 and \+[^0-9]*70,700/);
    within(card).getByText(words.chip.undecided);
    expect(text).toContain(words.undecided);
    expect(text).toContain('A gain of 5% could be seen in about 41 days.');
    expect(text).toContain(words.holdout(5));
  });

  it('is a gain, at least so much, when the range lies above nothing', async () => {
    const { card, text } = await earned(GAIN);
    within(card).getByText(words.chip.gain);
    expect(text).toMatch(/A gain of at least \+[^0-9]*15,800/);
  });

  it('is called a loss when it is one, and says what suffered', async () => {
    const { card, text } = await earned(LOSS);
    within(card).getByText(words.chip.loss);
    expect(text).toMatch(/A loss of at least -[^0-9]*8,920/);
    const guards = screen.getByRole('region', { name: words.guard.title });
    within(guards).getByText(words.guard.harm);
    within(guards).getByText(words.guard.fine);
  });

  it('is as good as nothing when all that it can be is less than would matter', async () => {
    const { card, text } = await earned(SAME);
    within(card).getByText(words.chip.small);
    expect(text).toContain(words.small);
  });

  it('gives both ranges with what each is good for, the one that holds always first', async () => {
    const { card } = await earned(UNDECIDED);
    await user.click(within(card).getByText(words.sure.title));
    const terms = within(card)
      .getAllByRole('term')
      .map((term) => term.textContent);
    expect(terms.slice(0, 2)).toEqual([words.sure.always, words.sure.fixed]);
    within(card).getByText(words.sure.alwaysWhat);
    within(card).getByText(words.sure.fixedWhat);
  });

  it('is not measured yet while nobody was, or too few, and shows no amount', async () => {
    const { text } = await earned(NOBODY);
    expect(text).toContain(words.noneWhat);
    expect(text).not.toMatch(/Between/);
    cleanup();
    const few = await earned(FEW);
    expect(few.text).toContain('3 held out and 71 shown so far');
    expect(few.text).toContain(words.earlyFor(12));
    expect(few.text).not.toMatch(/SEK/);
  });

  it('is withheld, with the reason, when the groups have not the sizes that they should have', async () => {
    const { card, text } = await earned(WITHHELD);
    within(card).getByText(words.withheldTitle);
    expect(text).toContain('3.8% of measured shoppers are held out, where 5% should be');
    expect(text).toContain('one in 5,000');
    expect(text).not.toMatch(/SEK/);
    // Nor anywhere else: side by side, a difference would be read.
    const side = screen.getByRole('region', { name: words.side.title });
    within(side).getByText(words.side.withheld);
    expect(side.textContent).not.toMatch(/SEK/);
    expect(screen.queryByRole('region', { name: words.guard.title })).toBeNull();
  });

  it('is drawn over time, and told as a table', async () => {
    const { card } = await earned(UNDECIDED);
    await within(card).findByRole('img', { name: /as it was known from/ });
    await user.click(within(card).getByText(words.chart.table));
    const table = within(card).getByRole('table', { name: words.chart.title });
    // The first point could not say anything yet.
    expect(within(table).getAllByRole('row')).toHaveLength(8);
  });

  it('can be asked for again when the server fails, while the rest of the page stands', async () => {
    const page = renderPage({
      state: {
        once: new Map([
          ['GET /api/results/measured', () => refuse(400, 'internal', 'The figures are away.')],
        ]),
      },
    });
    const problem = await find('alert');
    within(problem).getByText('The figures are away.');
    await find('region', { name: words.attributed.title });
    await user.click(within(problem).getByRole('button', { name: text.common.tryAgain }));
    await find('region', { name: words.title });
    expect(page.log).toContain('GET /api/results/measured');
  });
});

describe('side by side', () => {
  it('says why a measure is not told instead of guessing it', async () => {
    renderPage();
    const side = await find('region', { name: words.side.title });
    const row = within(side).getByRole('rowheader', { name: words.metric['return-90'].name }).closest('tr')!;
    within(row).getByText(words.side.unknown['too-early']);
    const share = within(side).getByRole('rowheader', { name: words.metric.conversion.name }).closest('tr')!;
    expect(share.textContent).toContain('+0.19 points');
  });

  it('tells of orders that count for nobody', async () => {
    renderPage();
    const side = await find('region', { name: words.side.title });
    await user.click(within(side).getByText(words.leftOut.title));
    within(side).getByText('412 by shoppers who did not consent, or whose browser did not tell');
  });
});

describe('what was sold through suggestions', () => {
  it('is kept apart from what was earned, and called attributed', async () => {
    renderPage();
    await find('region', { name: words.attributed.title });
    await loaded();
    const apart = await find('region', { name: words.attributed.title });
    within(apart).getByText(/Attributed, not a gain/);
    expect(within(apart).getAllByText(text.results.attributed).length).toBeGreaterThanOrEqual(2);
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings.indexOf(words.title)).toBeLessThan(headings.indexOf(words.attributed.title));
  });
});

describe('figures', () => {
  it('have their definition one press away, by keyboard too', async () => {
    renderPage();
    const kpi = (
      await find('heading', { level: 3, name: resultsText.kpis.of['upsell-acceptance'].name })
    ).closest('li')!;
    const details = within(kpi).getByText(resultsText.kpis.definition).closest('details')!;
    expect(details.open).toBe(false);
    await user.click(within(kpi).getByText(resultsText.kpis.definition));
    expect(details.open).toBe(true);
    within(kpi).getByText(resultsText.kpis.of['upsell-acceptance'].how, { exact: false });
    within(kpi).getByText(resultsText.kpis.of['upsell-acceptance'].leavesOut, { exact: false });
  });

  it('each have a name, how they are reckoned and what they leave out', () => {
    for (const { name, how, leavesOut } of Object.values(resultsText.kpis.of))
      for (const words of [name, how, leavesOut]) expect(words.length).toBeGreaterThan(5);
  });

  it('are not known rather than 0 where there is nothing to reckon them from', async () => {
    renderPage();
    const kpi = (
      await find('heading', { level: 3, name: resultsText.kpis.of['order-value-with'].name })
    ).closest('li')!;
    within(kpi).getByText(resultsText.kpis.unknown);
  });

  it('are told by offer, by its name, even of one that is gone', async () => {
    renderPage();
    await find('region', { name: resultsText.kpis.offers.title });
    const card = screen.getByRole('region', { name: resultsText.kpis.offers.title });
    for (const name of ['Three mugs', 'Built-in upgrade', 'Deleted offer ogone0001'])
      within(card).getByRole('rowheader', { name });
  });
});

describe('tables to take away', () => {
  it('are fetched with the session token and handed to the browser', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    const { log } = renderPage();
    await user.click(await find('button', { name: words.exports.get('Showings and dismissals', 'CSV') }));
    await waitFor(() => expect(saved).toEqual(['mersalg-counters.csv']));
    expect(log).toContain('GET /api/exports/counters.csv');
    vi.restoreAllMocks();
  });

  it('say so when one could not be fetched', async () => {
    renderPage({
      state: {
        once: new Map([['GET /api/exports/counters.json', () => refuse(503, 'store-unavailable', 'Away.')]]),
      },
    });
    await user.click(await find('button', { name: words.exports.get('Showings and dismissals', 'JSON') }));
    const problem = await find('alert');
    within(problem).getByText('Away.');
  });
});
