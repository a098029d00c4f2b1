/** What the built page is looked at in: every view, in each state that looks different. */
import type { Page } from '@playwright/test';
import { DEFAULT_RULES } from '../../domain/rules.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings.ts';
import { explain } from '../text/explain.ts';
import { listText } from '../text/offer-list.ts';
import { offersText } from '../text/offers.ts';
import { placements } from '../text/placements.ts';
import { privacyText } from '../text/privacy.ts';
import { setupText } from '../text/setup.ts';
import { trialsText } from '../text/trials.ts';
import { text } from '../text.ts';
import { MANY, SOME_CHANGES } from './browseFixture.ts';
import { FAILED, type FixtureState, NO_RESULTS, SYNCING } from './fixture.ts';
import { GOOD_WEEK, NEEDED, NEW_SHOP } from './homeFixture.ts';
import { GAIN, LOSS, NOBODY, WITHHELD } from './measuredFixture.ts';
import { SOME_OFFERS } from './offersFixture.ts';
import { AILING } from './operateFixture.ts';
import { BAD_LOOK, GOOD_LOOK, setupReport } from './setupFixture.ts';

/** Long names, and of each kind of rule something. */
const RULED: Settings = {
  ...DEFAULT_SETTINGS,
  placements: { ...DEFAULT_SETTINGS.placements, product: true, cart: true, exit: true },
  excludedProducts: [105, 999],
  rules: {
    ...DEFAULT_RULES,
    pins: [
      { with: 102, show: 107 },
      { with: null, show: 999 },
      { with: 107, show: 103 },
    ],
    exclude: { collections: [501, 502, 777], tags: ['x'.repeat(255)], vendors: ['Fjord & Søn'] },
    margin: { leastPercent: 20, showUnknown: false },
  },
};

const NOTHING_GRANTED = { allOrders: false, customers: false };

export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly state?: Partial<FixtureState>;
  readonly act?: (page: Page, state: FixtureState) => Promise<void>;
}

/** Until its drawing has come. */
const drawn = (page: Page) => page.locator('.recharts-surface').first().waitFor();

export const SCENES: readonly Scene[] = [
  { name: 'home in a usual week', path: '/', act: drawn },
  { name: 'home with a gain', path: '/', state: { home: GOOD_WEEK }, act: drawn },
  { name: 'home where everything needs attention', path: '/', state: { home: NEEDED }, act: drawn },
  { name: 'changes', path: '/#/activity' },
  { name: 'no changes yet', path: '/#/activity', state: { changes: [] } },
  { name: 'data and privacy', path: '/#/privacy' },
  {
    name: 'a question before measuring is deleted',
    path: '/#/privacy',
    act: (page) => page.getByRole('button', { name: privacyText.measuringNow }).click(),
  },
  { name: 'diagnostics', path: '/#/diagnostics' },
  { name: 'diagnostics where much is wrong', path: '/#/diagnostics', state: { running: AILING } },
  { name: 'home of a new shop', path: '/', state: { home: NEW_SHOP } },
  {
    name: 'results, with all that can be opened open',
    path: '/#/results',
    act: async (page) => {
      await page.getByRole('img', { name: /as it was known/ }).waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('main details'))
          (details as HTMLDetailsElement).open = true;
      });
    },
  },
  { name: 'a gain', path: '/#/results', state: { measured: GAIN } },
  { name: 'a loss, and what suffered', path: '/#/results', state: { measured: LOSS } },
  { name: 'results withheld', path: '/#/results', state: { measured: WITHHELD } },
  { name: 'nobody measured yet', path: '/#/results', state: { measured: NOBODY } },
  { name: 'experiments, and what the guard saw', path: '/#/experiments', state: SOME_OFFERS },
  { name: 'one experiment', path: '/#/experiments?trial=thead0001', state: SOME_OFFERS },
  {
    name: 'a new experiment with headings, leaning to what does better',
    path: '/#/experiments?new',
    state: SOME_OFFERS,
    act: async (page) => {
      await page.getByRole('combobox', { name: trialsText.form.kind }).selectOption('text');
      await page.getByRole('button', { name: trialsText.form.addLanguage }).click();
      await page.getByRole('radio', { name: trialsText.form.thompson }).check({ force: true });
    },
  },
  { name: 'a first sync', path: '/#/results', state: { status: SYNCING, results: NO_RESULTS } },
  {
    name: 'setting up, the shop being read',
    path: '/#/setup',
    state: { status: SYNCING, setup: setupReport(['connected']) },
  },
  {
    name: 'a failed sync',
    path: '/#/setup',
    state: { status: FAILED, setup: setupReport(['connected'], { granted: NOTHING_GRANTED }) },
  },
  {
    name: 'first suggestions, and the shop looked at with much to mend',
    path: '/#/setup',
    state: { setup: setupReport(['connected', 'sync', 'suggestions'], { look: BAD_LOOK }) },
    act: async (page) => {
      await page.getByText(setupText.test.wrong['no-embed']).waitFor();
      await page.getByText(setupText.suggestions.title).click();
      await page
        .getByRole('list', { name: /^Beside/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'all set up, every step opened',
    path: '/#/setup',
    state: {
      setup: setupReport(['connected', 'sync', 'suggestions', 'theme', 'offer'], { look: GOOD_LOOK }),
    },
    act: async (page) => {
      await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>('.setup details'))
          details.open = true;
      });
      await page
        .getByRole('list', { name: /^Beside/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'the list of products, searched',
    path: '/#/recommendations',
    act: async (page) => {
      await page.getByRole('searchbox').fill('mug');
      await page.getByRole('button', { name: /mug, sand/ }).waitFor();
    },
  },
  {
    name: 'twenty thousand products',
    path: '/#/recommendations',
    state: { catalogue: MANY },
    act: async (page) =>
      page
        .getByRole('button', { name: /Product 7/ })
        .first()
        .waitFor(),
  },
  { name: 'a filter that finds nothing', path: '/#/recommendations?show=changed' },
  { name: 'what a training changed', path: '/#/recommendations?part=changes', state: SOME_CHANGES },
  {
    name: 'a training with nothing to compare',
    path: '/#/recommendations?part=changes',
    state: { compared: { ...SOME_CHANGES.compared!, before: null } },
  },
  {
    name: 'limits of tact, with quiet times',
    path: '/#/settings',
    state: {
      settings: {
        ...DEFAULT_SETTINGS,
        tact: { ...DEFAULT_SETTINGS.tact, quiet: [{ days: [5, 6], from: 1320, to: 420 }] },
      },
    },
  },
  {
    name: 'suggestions, one of them excluded',
    path: '/#/recommendations?product=102',
    act: (page) => page.getByRole('button', { name: text.try.excludeLabel('Birch tray, oval') }).click(),
  },
  {
    name: 'a placement’s look, a title begun, and CSS that is refused',
    path: '/#/placements',
    act: async (page) => {
      const name = placements.openLabel(text.placement.product);
      await page.getByRole('button', { name }).click();
      await page.getByRole('combobox', { name: placements.firstTitle }).selectOption('sv');
      await page.getByRole('textbox', { name: placements.css.label }).fill('h2 { position: fixed }');
      await page.getByText(placements.css.line(1)).waitFor();
      await page.getByRole('button', { name: placements.preview.try }).waitFor();
    },
  },
  {
    name: 'settings that somebody else changed',
    path: '/#/placements',
    act: async (page, state) => {
      await page.getByRole('switch', { name: text.placement.cart }).click();
      state.version += 1;
      state.settings = { ...state.settings, excludedProducts: [105, 106] };
      await page.getByRole('button', { name: text.save.save }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'rules: pins, a pin half made, exclusions by group, a number refused',
    path: '/#/recommendations?part=rules',
    state: { settings: RULED },
    act: async (page) => {
      await page.getByRole('radio', { name: text.rules.kind.collection }).check({ force: true });
      await page.getByRole('combobox', { name: text.rules.pin }).fill('kettle');
      await page.getByRole('option', { name: /kettle/ }).click();
      const field = page.getByRole('textbox', { name: text.rules.minStock });
      await field.fill('0');
      await field.press('Enter');
      await page.getByRole('textbox', { name: text.rules.margin }).fill('x');
    },
  },
  {
    name: 'the search for a collection',
    path: '/#/recommendations?part=rules',
    act: async (page) => {
      await page.getByRole('radio', { name: text.rules.kind.collection }).check({ force: true });
      await page.getByRole('combobox', { name: text.rules.exclude.collection }).click();
      await page.getByRole('option').nth(1).waitFor();
    },
  },
  {
    name: 'why each thing is shown or not',
    path: '/#/recommendations?product=102',
    state: { explains: true },
    act: (page) => page.getByText(explain.offers).waitFor(),
  },
  { name: 'offers, one that checkout cannot keep', path: '/#offers', state: SOME_OFFERS },
  {
    name: 'what checkout will charge',
    path: '/#/offers?simulate',
    state: SOME_OFFERS,
    act: async (page) => {
      await page.getByRole('combobox', { name: offersText.sim.add }).fill('towel');
      await page.getByRole('option', { name: /towel/ }).click();
      await page.getByText(offersText.sim.total, { exact: true }).waitFor();
    },
  },
  {
    name: 'offers, none of which matches',
    path: '/#/offers?q=nothing&status=active',
    state: SOME_OFFERS,
    act: (page) => page.getByText(listText.none, { exact: true }).waitFor(),
  },
  {
    name: 'a gift that is not complete, and so without a preview',
    path: '/#/offers?new=gift',
    act: async (page) => {
      await page.getByRole('button', { name: offersText.saveDraft }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'an offer that somebody else changed',
    path: '/#/offers?offer=omugs0001',
    state: SOME_OFFERS,
    act: async (page, state) => {
      await page.getByRole('textbox', { name: offersText.form.name, exact: true }).fill('Mine');
      state.offers = state.offers.map((one) => ({ ...one, version: one.version + 50, name: 'Theirs' }));
      await page.getByRole('button', { name: offersText.save, exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'the kinds of offers', path: '/#/offers?new', state: SOME_OFFERS },
  { name: 'changes of offers', path: '/#/offers?log', state: SOME_OFFERS },
  {
    name: 'an offer in all its parts, one number refused',
    path: '/#/offers?offer=omugs0001',
    state: SOME_OFFERS,
    act: async (page) => {
      await page.getByText(offersText.form.who).click();
      const field = page.getByRole('textbox', { name: offersText.form.countries });
      await field.fill('Sweden');
      await field.press('Enter');
    },
  },
  { name: 'the steps of a bar', path: '/#/offers?offer=obar00001', state: SOME_OFFERS },
  { name: 'a new bundle', path: '/#/offers?new=bundle' },
  { name: 'a new add-on', path: '/#/offers?new=add-on' },
  {
    name: 'where to open it, when Shopify’s script is missing',
    path: '/outside',
    act: (page) => page.getByRole('heading', { name: text.outside.title }).waitFor(),
  },
];
