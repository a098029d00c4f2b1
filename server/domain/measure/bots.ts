/** The rule by which machines are left out of every count: what they send as their user agent, and nothing else. */

/** Every browser that people use begins so; scripts and fetchers that make no secret of themselves do not. */
const BROWSER = /^(mozilla|opera)\//i;

/**
 * Words by which crawlers, link previews, monitors, speed tests and driven browsers name themselves. Kept short on purpose:
 * a shopper taken for a machine is lost to the measurement, in both arms alike; a machine that looks like a shopper is
 * enrolled and buys nothing, in both arms alike. Neither bends the comparison, but many of the latter dilute it.
 */
const MACHINES: readonly string[] = [
  // Crawlers: Googlebot, bingbot, AdsBot, GPTBot, ClaudeBot, Applebot… but not the telephones called Cubot.
  '(?<!cu)bot(?![a-z])',
  'crawl',
  'spider',
  'slurp',
  'scrap(y|er)',
  'archiver',
  'mediapartners-google',
  'google-(inspectiontool|read-aloud|safety)',
  'googleother',
  'feedfetcher',
  // Fetchers on a person's behalf that are no shopper's browser.
  '(chatgpt|claude|perplexity)-user',
  'facebookexternalhit',
  'meta-external',
  'skypeuripreview',
  'bingpreview',
  'web preview',
  'embedly',
  'vkshare',
  'prerender',
  // Monitors and speed tests.
  'lighthouse',
  'page ?speed',
  'gtmetrix',
  'pingdom',
  'ptst/',
  'uptime',
  'monitor',
  'synthetic',
  'catchpoint',
  'datadog',
  'validator',
  // Browsers that a program drives.
  'headless',
  'phantomjs',
  'puppeteer',
  'playwright',
  'selenium',
  'webdriver',
  'cypress/',
  'electron/',
];

const MACHINE = new RegExp(MACHINES.join('|'), 'i');
/** Of a user agent that is longer, no more is looked at. */
const MOST_LETTERS = 512;

/** Whether a request comes from a machine, by its own word; one that says nothing of itself is taken for one. */
export function isBot(userAgent: string | null | undefined): boolean {
  const said = (userAgent ?? '').slice(0, MOST_LETTERS);
  return !BROWSER.test(said) || MACHINE.test(said);
}
