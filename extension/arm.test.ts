/** The script that decides before the first paint who is shown nothing: as the server would, and harmless in every case. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Liquid } from 'liquidjs';
import { describe, expect, it } from 'vitest';
import { isHeldOut, isVisitorId, trialBucket, type VisitorId } from '../server/domain/experiment/assign.ts';

const snippet = readFileSync(join(import.meta.dirname, 'theme/snippets/mersalg-arm.liquid'), 'utf8');
const template = new Liquid().parse(snippet);

interface Case {
  readonly measure?: { readonly share: number; readonly trials?: boolean } | null;
  readonly drawn?: VisitorId;
  readonly local?: Record<string, unknown>;
  readonly session?: Record<string, unknown>;
  /** More of the page, over what is there. */
  readonly page?: Record<string, unknown>;
}

/** A page with two blocks: what the script has left behind. */
function run({ measure = { share: 5 }, drawn = idOf(1), local = {}, session = {}, page = {} }: Case) {
  const blocks: string[][] = [[], []];
  const root: string[] = [];
  const list = (into: string[]) => ({ classList: { add: (name: string) => into.push(name) } });
  const document = { documentElement: list(root), currentScript: { parentElement: list(blocks[0]!) } };
  const self: { mersalg?: { id: string; held: boolean; bucket: string } } = {};
  const globals: Record<string, unknown> = {
    self,
    Shopify: { theme: { role: 'main' } },
    navigator: { webdriver: false },
    crypto: { randomUUID: () => drawn },
    localStorage: local,
    sessionStorage: session,
    document,
    ...page,
  };
  const html = String(new Liquid().renderSync(template, { measure }));
  const code = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
  const script = new Function(...Object.keys(globals), code);
  for (const block of blocks) {
    document.currentScript.parentElement = list(block);
    script(...Object.values(globals));
  }
  const arm = self.mersalg;
  return { arm, root, blocks, local, session, html };
}

/** A valid id for every number. */
function idOf(number: number): VisitorId {
  const hex = Math.imul(number, 2654435761).toString(16).replace('-', '').padStart(8, '0');
  return `${hex}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
const search = (wanted: (id: VisitorId) => boolean) => {
  for (let number = 1; ; number++) if (wanted(idOf(number))) return idOf(number);
};
const HELD = search((id) => isHeldOut(id, 5));
const SHOWN = search((id) => !isHeldOut(id, 20));

describe('the arm', () => {
  it('is the server’s, and so is the bucket, for any id and share', () => {
    fc.assert(
      fc.property(fc.uuid({ version: 4 }), fc.constantFrom(0.01, 0.5, 1, 5, 7.25, 20), (drawn, share) => {
        expect(isVisitorId(drawn)).toBe(true);
        const { arm } = run({ drawn, measure: { share, trials: true } });
        expect(arm).toEqual({
          id: drawn,
          held: isHeldOut(drawn, share),
          bucket: `&bucket=${trialBucket(drawn)}`,
        });
      }),
      { numRuns: 4_000 },
    );
  });

  it('is marked on the page and on every block of ours, where nothing is to be shown', () => {
    expect(run({ drawn: HELD })).toMatchObject({
      blocks: [['mersalg-held'], ['mersalg-held']],
      arm: { id: HELD, held: true, bucket: '' },
    });
    expect(run({ drawn: HELD }).root).toContain('mersalg-held');
    expect(run({ drawn: SHOWN })).toMatchObject({ root: [], blocks: [[], []], arm: { held: false } });
  });

  it('is that of the id that was kept, and stays: nothing is drawn', () => {
    const { arm, session } = run({ local: { mersalgVisitor: HELD }, drawn: SHOWN });
    expect(arm).toMatchObject({ id: HELD, held: true });
    expect(session).toEqual({});
  });

  it('follows a share that was changed, and a larger one holds whom a smaller one did', () => {
    const later = search((id) => isHeldOut(id, 10) && !isHeldOut(id, 5));
    for (const [share, held] of [
      [5, false],
      [10, true],
      [20, true],
      [0, false],
    ] as const)
      expect(run({ drawn: later, measure: { share } }).arm?.held).toBe(held);
  });
});

describe('before consent is known', () => {
  it('nothing is kept but that there was no consent yet, which names nobody', () => {
    const { local, session } = run({ drawn: HELD });
    expect(local).toEqual({});
    expect(session).toEqual({ mersalgFree: 1 });
  });

  it('whoever goes on without it is not held out on the next page, nor measured', () => {
    const { session } = run({ drawn: HELD });
    expect(run({ drawn: HELD, session })).toMatchObject({ arm: undefined, root: [] });
  });
});

describe('nobody is held out or measured', () => {
  const blocked = new Proxy(
    {},
    {
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    },
  );
  const full = new Proxy(
    {},
    {
      get: () => undefined,
      set: () => {
        throw new DOMException('Full', 'QuotaExceededError');
      },
    },
  );
  it.each<[string, Case]>([
    ['where the app has told nothing', { measure: null }],
    ['in the theme editor', { page: { Shopify: { designMode: true, theme: { role: 'main' } } } }],
    ['in a preview of another theme', { page: { Shopify: { theme: { role: 'unpublished' } } } }],
    ['where Shopify is not there', { page: { Shopify: undefined } }],
    ['where Shopify says nothing of the theme', { page: { Shopify: {} } }],
    ['where a program drives the browser', { page: { navigator: { webdriver: true } } }],
    ['where storage is blocked', { page: { localStorage: blocked, sessionStorage: blocked } }],
    ['where nothing can be kept', { page: { localStorage: full, sessionStorage: full } }],
    ['where no id can be drawn', { page: { crypto: {} } }],
  ])('%s', (_, how) => {
    expect(run({ drawn: HELD, ...how })).toMatchObject({
      arm: undefined,
      root: [],
      blocks: [[], []],
      local: {},
    });
  });

  it('and where the app has told nothing, there is no script', () => {
    expect(run({ measure: null }).html.trim()).toBe('');
  });

  it('what is told cannot become code', () => {
    const { html } = run({ measure: { share: '1;alert(1)//' as unknown as number } });
    expect(html).not.toContain('alert');
  });
});
