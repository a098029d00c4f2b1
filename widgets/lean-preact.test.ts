// @vitest-environment happy-dom
/** The lean Preact draws what the whole one draws, keeps the elements that it keeps, and fails to build when cuts do not fit. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as whole from 'preact';
import * as wholeJsx from 'preact/jsx-runtime';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { lean, leanPreact } from './lean-preact.ts';

type Renderer = Pick<typeof whole, 'render' | 'Fragment'> & Pick<typeof wholeJsx, 'jsx'>;

let cut: Renderer;
beforeAll(async () => {
  const entry = fileURLToPath(new URL('./testing/lean.ts', `file://${import.meta.filename}`));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [leanPreact],
    build: { write: false, lib: { entry, formats: ['iife'], name: 'cut', fileName: 'cut' } },
  });
  const [chunk] = ([built].flat() as Rolldown.RolldownOutput[]).flatMap(({ output }) => output);
  cut = new Function(`${(chunk as Rolldown.OutputChunk).code}; return cut;`)() as Renderer;
});

/** A tree as data, to be built by each renderer for itself. */
type Tree =
  | null
  | boolean
  | string
  | number
  | Tree[]
  | {
      readonly tag: 'p' | 'li' | 'button' | 'input' | 'Group' | 'Pair';
      readonly key: number | undefined;
      readonly props: Readonly<Record<string, unknown>>;
      readonly inside: readonly Tree[];
    };

const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, false, true, 0, 7, 'a', 'b', ''),
    fc.record({
      tag: fc.constantFrom('p', 'li', 'button', 'input', 'Group', 'Pair'),
      key: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
      props: fc.record(
        {
          class: fc.constantFrom('x', 'y', undefined, null),
          title: fc.constantFrom('t', '', null),
          'aria-label': fc.constantFrom('l', false, null),
          'data-step': fc.constantFrom('adding', undefined),
          tabIndex: fc.constantFrom(-1, 0),
          role: fc.constantFrom('status', null),
          href: fc.constantFrom('/a', '/b'),
          disabled: fc.boolean(),
          hidden: fc.boolean(),
          checked: fc.boolean(),
          value: fc.constantFrom('1', '2'),
        },
        { requiredKeys: [] },
      ),
      inside: fc.array(tie('tree'), { maxLength: 5 }),
    }),
    fc.array(tie('tree'), { maxLength: 4 }),
  ) as fc.Arbitrary<Tree>,
}));

/** Siblings must not share a key, as anywhere. */
function node({ jsx, Fragment }: Renderer, tree: Tree, taken = new Set<unknown>()): whole.ComponentChild {
  const list = (trees: readonly Tree[]) => {
    const keys = new Set<unknown>();
    return trees.map((one) => node({ jsx, Fragment } as Renderer, one, keys));
  };
  if (Array.isArray(tree)) return list(tree) as unknown as whole.ComponentChild;
  if (typeof tree !== 'object' || tree === null) return tree;
  const { tag, props } = tree;
  const key = (taken.has(tree.key) ? undefined : tree.key) as never;
  taken.add(key);
  if (tag === 'input') return jsx('input', { ...props }, key);
  const inside = list(tree.inside);
  // What JSX gives: one child as it is, several as a list.
  const children = inside.length === 1 ? inside[0] : inside;
  if (tag === 'Group') return jsx(Fragment, { children }, key);
  if (tag === 'Pair') return jsx(Pair as never, { children }, key);
  const { value, checked, ...rest } = props;
  return jsx(tag as never, { ...rest, children }, key);
}
const Pair = ({ children }: { children: whole.ComponentChildren }) => children;

/** Markup, what fields hold, and a number for every element that stays the same through renderings. */
function look(host: Element, known: Map<Element, number>) {
  return [...host.querySelectorAll('*')].map((element) => {
    if (!known.has(element)) known.set(element, known.size);
    const { value, checked } = element as HTMLInputElement;
    return [element.tagName, known.get(element), value, checked];
  });
}

describe('the lean Preact', () => {
  it('draws whatever the whole one draws, over and over, with the same elements', () => {
    fc.assert(
      fc.property(fc.array(trees.tree, { minLength: 2, maxLength: 5 }), (series) => {
        const hosts = [document.createElement('div'), document.createElement('div')] as const;
        const known = [new Map<Element, number>(), new Map<Element, number>()] as const;
        for (const tree of series) {
          try {
            whole.render(node({ ...whole, ...wholeJsx }, tree), hosts[0]);
          } catch {
            // Rarely the whole one trips itself, over lists within lists that shrink: then there is nothing to compare.
            return;
          }
          cut.render(node(cut, tree), hosts[1]);
          expect(hosts[1].innerHTML).toBe(hosts[0].innerHTML);
          expect(look(hosts[1], known[1])).toEqual(look(hosts[0], known[0]));
        }
      }),
      { numRuns: 600 },
    );
  });

  it('clears the placeholders at the first drawing', () => {
    const host = document.createElement('div');
    host.innerHTML = '<h2>Waiting</h2><ul><li></li></ul>';
    cut.render(cut.jsx('p', { children: 'here' }), host);
    expect(host.innerHTML).toBe('<p>here</p>');
  });

  it('calls the newest listener, once, and none when it is gone', () => {
    const host = document.createElement('div');
    const calls: number[] = [];
    const draw = (onClick?: () => void) => cut.render(cut.jsx('button', { onClick }), host);
    for (const handler of [() => calls.push(1), () => calls.push(2), undefined]) {
      draw(handler as () => void);
      host.querySelector('button')?.click();
    }
    expect(calls).toEqual([1, 2]);
  });

  it('takes no object from outside for a node', () => {
    const host = document.createElement('div');
    const json = JSON.parse('{"type":"img","props":{"src":"x"},"key":null}');
    cut.render(cut.jsx('p', { children: json }), host);
    expect(host.innerHTML).toBe('<p></p>');
  });
});

describe('its cuts', () => {
  it('refuse a source that is not the one they were made for', () => {
    const source = readFileSync(new URL('../src/render.js', import.meta.resolve('preact')), 'utf8');
    expect(() => lean('render.js', source)).not.toThrow();
    expect(() => lean('render.js', source.replace('let oldVNode', 'let old'))).toThrow(
      /render\.js is not as/,
    );
  });
});
