// @vitest-environment happy-dom
/** The lean Preact draws what the whole one draws, and keeps the elements that it keeps as long as their way is the same. */
import fc from 'fast-check';
import * as whole from 'preact';
import * as wholeJsx from 'preact/jsx-runtime';
import { describe, expect, it } from 'vitest';
import * as lean from './lean-preact.ts';

type Renderer = Pick<typeof whole, 'render' | 'Fragment'> & Pick<typeof wholeJsx, 'jsx'>;

const cut = lean as unknown as Renderer;

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
          'aria-label': fc.constantFrom('l', null),
          'data-step': fc.constantFrom('adding', undefined),
          tabIndex: fc.constantFrom(-1, 0),
          role: fc.constantFrom('status', null),
          href: fc.constantFrom('/a', '/b'),
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

/** The tree below, in which attributes have no order. */
const markup = (element: Element): unknown => [
  element.tagName,
  element
    .getAttributeNames()
    .sort()
    .map((name) => [name, element.getAttribute(name)]),
  [...element.childNodes].map((child) => (child instanceof Element ? markup(child) : child.textContent)),
];

/** What fields hold, and a number for every element that stays the same through renderings. */
function look(host: Element, known: Map<Element, number>) {
  return [...host.querySelectorAll('*')].map((element) => {
    if (!known.has(element)) known.set(element, known.size);
    const { value, checked } = element as HTMLInputElement;
    return [element.tagName, known.get(element), value, checked];
  });
}

/** Both draw the series, each into its own host; `compare` is called after each drawing. */
function drawBoth(series: readonly Tree[], compare: (whole: Element, lean: Element) => void): void {
  const hosts = [document.createElement('div'), document.createElement('div')] as const;
  for (const tree of series) {
    try {
      whole.render(node({ ...whole, ...wholeJsx }, tree), hosts[0]);
    } catch {
      // Rarely the whole one trips itself, over lists within lists that shrink: then there is nothing to compare.
      return;
    }
    cut.render(node(cut, tree), hosts[1]);
    compare(...hosts);
  }
}

/** What widgets do: parts come and go in their places, rows that have keys change their order, fields are filled in. */
const views = fc
  .record({
    shown: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    rows: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
    checked: fc.boolean(),
    text: fc.constantFrom('a', 'b', ''),
  })
  .map(({ shown: [heading, note, box], rows, checked, text }): Tree => {
    const element = (
      tag: 'p' | 'li' | 'button' | 'input' | 'Pair',
      inside: readonly Tree[],
      key?: number,
    ): Tree => ({
      tag,
      key,
      props: tag === 'input' ? { checked, value: text } : { class: text },
      inside,
    });
    const row = (key: number) =>
      element('Pair', [element('li', [element('button', [text]), box && element('input', [])])], key);
    return [
      heading && element('p', [text]),
      rows.map(row),
      note && element('p', ['note']),
      element('p', [text]),
    ];
  });

describe('the lean Preact', () => {
  it('draws whatever the whole one draws, over and over', () => {
    fc.assert(
      fc.property(fc.array(trees.tree, { minLength: 2, maxLength: 5 }), (series) =>
        drawBoth(series, (one, other) => expect(markup(other)).toEqual(markup(one))),
      ),
      { numRuns: 600 },
    );
  });

  it('keeps the elements that the whole one keeps, and what is typed into them', () => {
    fc.assert(
      fc.property(fc.array(views, { minLength: 2, maxLength: 6 }), (series) => {
        const known = [new Map<Element, number>(), new Map<Element, number>()] as const;
        drawBoth(series, (one, other) => {
          expect(markup(other)).toEqual(markup(one));
          expect(look(other, known[1])).toEqual(look(one, known[0]));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('moves nothing that stays where it is: a move would cost the focus', () => {
    const host = document.createElement('div');
    const draw = (keys: readonly number[]) =>
      cut.render(keys.map((key) => cut.jsx('button', { children: `${key}` }, key as never)) as never, host);
    draw([1, 2, 3, 4]);
    const moved: Node[] = [];
    const insert = host.insertBefore.bind(host);
    host.insertBefore = (child: never, at) => {
      moved.push(child);
      return insert(child, at);
    };
    draw([2, 3, 4]);
    expect(moved).toEqual([]);
    draw([2, 5, 3, 4]);
    expect(moved.map(({ textContent }) => textContent)).toEqual(['5']);
  });

  it('draws siblings that share a key by mistake, each once', () => {
    const host = document.createElement('div');
    const rows = (words: readonly string[]) =>
      words.map((word) => cut.jsx('p', { children: word }, 1 as never));
    cut.render(rows(['a', 'b']) as never, host);
    cut.render(rows(['c', 'd', 'e']) as never, host);
    expect(host.innerHTML).toBe('<p>c</p><p>d</p><p>e</p>');
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
