/**
 * What the widgets use of Preact, in the few lines that this takes: components that are functions of what they are given,
 * elements, texts, lists. The build puts it in Preact's place (see vite.config.ts), where it saves shoppers three quarters
 * of the bytes; types and unit tests are the whole Preact's, and lean-preact.test.ts compares what both draw.
 * An element stays the same as long as it is of one kind and its way from the host is: keys where there are any, else
 * places among its siblings, those of `null` and `false` among them.
 */
import type { ComponentChildren } from 'preact';

type Props = Readonly<Record<string, unknown>>;
type Drawn = Map<string, readonly [dom: ChildNode, props: Props]>;

interface Node {
  readonly type: string | ((props: Props) => unknown);
  readonly props: Props;
  readonly key: unknown;
  /** Preact's guard: whatever came as JSON has one that is inherited. */
  readonly constructor: undefined;
}

export const jsx = (type: Node['type'], props: Props, key?: unknown): Node => ({
  type,
  props,
  key,
  constructor: undefined,
});
export { jsx as jsxs };

export const Fragment = ({ children }: Props) => children;

/** Draws `tree` into `host`, over what it drew there before; what stood there at first is cleared away. */
export function render(tree: ComponentChildren, host: Element): void {
  // A name of ours: the element is the shop's page's as well.
  const own = host as Element & { mersalg?: Drawn };
  if (!own.mersalg) host.textContent = '';
  const before = own.mersalg ?? new Map();
  const now: Drawn = new Map();
  own.mersalg = now;

  const draw = (one: unknown, path: string): void => {
    const isText = /^[sn]/.test(typeof one);
    if (Array.isArray(one)) {
      // A comma stands in no key of ours: a place is never taken for one.
      one.map((child, at) => draw(child, `${path}.${child?.key ?? `,${at}`}`));
    } else if (isText || (one && (one as Node).constructor === undefined)) {
      const { type = '', props = {} } = one as Partial<Node>;
      if (typeof type === 'function') {
        draw(type(props), `${path}:`);
        return;
      }
      let id = path + type;
      // Siblings that share a key by mistake.
      while (now.has(id)) id += '+';
      const [dom, old] = before.get(id) ?? [isText ? new Text() : document.createElement(type), {}];
      now.set(id, [dom, props]);
      if (isText) {
        if (dom.data !== `${one}`) dom.data = one;
      } else {
        for (const name in { ...old, ...props }) set(dom, name, props[name], old[name]);
        render(props.children as ComponentChildren, dom);
      }
    }
  };
  draw(tree, '');
  // First what goes, then what comes: an element that stays in its place is not moved, which would cost it the focus.
  for (const [id, [dom]] of before) if (!now.has(id)) dom.remove();
  let at = host.firstChild;
  for (const [dom] of now.values()) {
    if (dom === at) at = at.nextSibling;
    else host.insertBefore(dom, at);
  }
}

/** Properties for listeners, one per event, and where a field holds what is the shopper's until it is drawn otherwise; else attributes. */
function set(dom: Element, name: string, value: unknown, old: unknown): void {
  if (/^(on|che|val|sel)/.test(name)) {
    const fields = dom as unknown as Record<string, unknown>;
    const field = name.toLowerCase();
    if (fields[field] !== value) fields[field] = value ?? '';
  } else if (name !== 'children' && value !== old) {
    if (value == null || value === false) dom.removeAttribute(name);
    else dom.setAttribute(name, value as string);
  }
}
