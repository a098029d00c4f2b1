/** Finds the browser: CHROMIUM_PATH, a system Chromium or Chrome, else the one that Playwright downloaded. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path for Playwright's `executablePath`; undefined lets Playwright use its own browser. */
export function chromiumPath(): string | undefined {
  return PLACES.find((path): path is string => path !== undefined && path !== '' && existsSync(path));
}

/** Flags that keep Chromium from calling home and let it run as root in a container. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser for tests outside Playwright's runner. Close it when done. */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  return chromium.launch({ args: CHROMIUM_FLAGS, ...(executablePath && { executablePath }) });
}
