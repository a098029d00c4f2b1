/** Journeys in real Chromium, each at desktop and phone width. */
import { defineConfig, devices } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts';

const executablePath = chromiumPath();

// By a flag of the whole browser: what Playwright sets for a page does not reach the beacon that a page sends as it goes.
const AS_A_PERSON = `--user-agent=${devices['Desktop Chrome'].userAgent}`;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two cores: the browser, the twin and the server share them.
  workers: 1,
  // On a machine shared with others a browser may stall for seconds. A second try, and the summary names who needed it:
  // a fault that comes now and then is to be seen, not to be lost among the passed.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  use: {
    launchOptions: {
      args: [...CHROMIUM_FLAGS, AS_A_PERSON],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
  projects: [
    // As a person's browser: one that names itself headless is taken for a machine, and never counted.
    {
      name: 'desktop',
      use: { userAgent: devices['Desktop Chrome'].userAgent, viewport: { width: 1280, height: 800 } },
    },
    // `@desktop`: tests of what no width can change.
    {
      name: 'phone',
      grepInvert: /@desktop/,
      use: { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } },
    },
  ],
});
