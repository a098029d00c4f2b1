/**
 * Preact without what no widget uses, cut out of its own published source at build time: classes and their life cycle,
 * context, refs, hydration, hooks into the renderer, raw HTML, SVG. Two thirds of its bytes go; how children are matched,
 * moved and taken out stays as its authors wrote it. Every cut must find its place exactly as written here, else the
 * build fails: after a new version of Preact, look at each. lean-preact.test.ts compares the result with the whole.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** From `from` up to, and without, `to` is replaced; both must stand there. */
type Cut = readonly [from: string, to: string, instead: string];

/** What is only handed on, one name a line, between functions that no longer know it. */
const HANDED_ON = /^\s*(globalContext|namespace|excessDomChildren|commitQueue|isHydrating|refQueue),?\n/gm;

const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  'create-element.js': [
    ['import', 'import { NULL', ''],
    ['/**\n * Create an virtual node (used for JSX)', '/**\n * Create a VNode (used internally', ''],
    ['let vnodeId', '/**\n * Create a VNode', ''],
    ['export function createVNode(', '// V8 seems', 'export function createVNode(type, props, key) {\n'],
    ['\t\tref,\n', '\t\t_children', ''],
    ['_depth: 0', '_dom', ''],
    ['_component: NULL', 'constructor: UNDEFINED', ''],
    ['_original: original', '_index', ''],
    ['// Only invoke', 'return vnode', ''],
    ['export function createRef', 'export function Fragment', ''],
    ['/**\n * Check if a the argument', '', ''],
  ],
  'render.js': [
    ['import { commitRoot, diff }', 'import { createElement', "import { diff } from './diff/index';\n"],
    [
      'import { createElement',
      '/**\n * Render',
      "import { createVNode, Fragment } from './create-element';\n",
    ],
    ['export function render(', '// To be able to', 'export function render(vnode, parentDom) {\n'],
    [
      'let oldVNode',
      'diff(',
      // A name of ours: the element is the shop's page's as well.
      `let oldVNode = parentDom.mersalg;
       if (!oldVNode) parentDom.textContent = '';
       vnode = parentDom.mersalg = createVNode(Fragment, { children: [vnode] });
      `,
    ],
    ['EMPTY_OBJ,\n\t\tparentDom.namespaceURI', ');', 'oldVNode ? oldVNode._dom : NULL'],
    ['// Flush all queued', '// The live children', ''],
    ['/**\n * Update an existing', '', ''],
  ],
  'component.js': [
    ['import {', '/**\n * @param', "import { NULL } from './constants';\n"],
    ['/**\n * Trigger in-place', '', ''],
  ],
  'diff/children.js': [
    [
      'import { diff, unmount, applyRef }',
      'import { createVNode',
      "import { diff, unmount } from './index';\n",
    ],
    ['if (childVNode.ref && oldVNode.ref', 'if (firstChildDom == NULL', ''],
    [
      "typeof childVNode == 'number' ||",
      ') {\n\t\t\tchildVNode = newParentVNode._children[i] = createVNode(',
      "typeof childVNode == 'number'\n",
    ],
    ['createVNode(\n\t\t\t\tNULL,', '} else if (isArray(childVNode))', 'createVNode(NULL, childVNode);\n'],
    [
      'createVNode(\n\t\t\t\tFragment,',
      '} else {\n\t\t\tnewParentVNode._children[i] = childVNode',
      'createVNode(Fragment, { children: childVNode });\n',
    ],
    ['childVNode._depth = newParentVNode', '// Temporarily store', ''],
    ['const isMounting =', 'if (isMounting)', 'const isMounting = oldVNode == NULL;\n'],
    ['unmount(oldVNode, oldVNode)', '\n', 'unmount(oldVNode);'],
    ['do {\n\t\toldDom', 'return oldDom;\n}\n\n/**\n * Flatten', 'oldDom = oldDom && oldDom.nextSibling;\n'],
    ['/**\n * Flatten', '/**\n * @param {VNode} childVNode', ''],
  ],
  'diff/index.js': [
    [
      'import',
      '/**\n * @typedef',
      `import { EMPTY_OBJ, NULL, UNDEFINED } from '../constants';
       import { getDomSibling } from '../component';
       import { diffChildren } from './children';
       import { setProperty } from './props';
       import { isArray, removeNode } from '../util';
      `,
    ],
    ['// If the previous diff bailed', 'outer: if', ''],
    [
      'outer: if',
      'oldDom = newVNode._dom = diffElementNodes(',
      `if (typeof newType == 'function') {
         tmp = newType(newVNode.props);
         oldDom = diffChildren(parentDom, isArray(tmp) ? tmp : [tmp], newVNode, oldVNode, oldDom);
       } else {
      `,
    ],
    ['if ((tmp = options.diffed))', '/**\n * Diff two virtual nodes representing', 'return oldDom;\n}\n'],
    ['// Tracks entering', 'if (dom == NULL)', ''],
    [
      'dom = document.createElementNS(',
      'if (nodeType == NULL) {\n\t\t// During',
      'dom = document.createElement(nodeType);\n}\n',
    ],
    ['// During hydration, we still', 'dom.data = newProps', 'if (oldProps !== newProps) {\n'],
    ['// If excessDomChildren was not', 'for (i in oldProps)', ''],
    ["if (i == 'dangerouslySetInnerHTML') {\n\t\t\t\toldHtml", "i != 'children' &&\n", 'if (\n'],
    ['!(i in newProps) &&', ') {\n\t\t\t\tsetProperty', '!(i in newProps)\n'],
    ['setProperty(dom, i, NULL, value, namespace)', ';', 'setProperty(dom, i, NULL)'],
    ["} else if (i == 'dangerouslySetInnerHTML')", "} else if (i == 'value')", ''],
    ["(!isHydrating || typeof value == 'function') &&", 'oldProps[i] !== value', ''],
    ['setProperty(dom, i, value, oldProps[i], namespace)', ';', 'setProperty(dom, i, value)'],
    [
      "// If the new vnode didn't have",
      "i = 'value'",
      `diffChildren(
         dom,
         isArray(newChildren) ? newChildren : [newChildren],
         newVNode,
         oldVNode,
         oldVNode._children && getDomSibling(oldVNode, 0)
       );
       {
      `,
    ],
    [
      "if (nodeType == 'progress' && inputValue",
      "i = 'checked'",
      'if (inputValue != UNDEFINED && inputValue !== dom[i]) setProperty(dom, i, inputValue);\n',
    ],
    ['setProperty(dom, i, checked, oldProps[i], namespace)', ';', 'setProperty(dom, i, checked)'],
    ['/**\n * Invoke or update a ref', '/**\n * Unmount', ''],
    [
      'export function unmount(',
      'if ((r = vnode._children))',
      'export function unmount(vnode, skipRemove) {\n\tlet r;\n',
    ],
    ['parentVNode,\n', 'skipRemove ||', ''],
    ['vnode._component = vnode._parent', 'vnode._dom = UNDEFINED', 'vnode._parent = '],
    ['/** The `.render()` method', '', ''],
  ],
  'diff/props.js': [
    ['import', '/**\n * Set a property', "import { NULL } from '../constants';\n"],
    [
      'export function setProperty(',
      "if (name[0] == 'o'",
      'export function setProperty(dom, name, value) {\n\to: ',
    ],
    // One listener per event and element, which is all that a widget has: as the element's own property.
    ['useCapture = name !=', '} else {\n\t\tif (namespace', 'dom[name.toLowerCase()] = value;\n'],
    ['if (namespace == SVG', "name != 'href'", 'if (\n'],
    ["name != 'list'", '// Default value in', ''],
    ["name != 'download'", "name != 'role'", ''],
    ["name != 'popover'", 'name in dom', ''],
    ["dom.setAttribute(name, name == 'popover'", ';', 'dom.setAttribute(name, value)'],
    ['/**\n * Create an event proxy', '', ''],
  ],
  'util.js': [
    ['import', 'export const isArray', ''],
    ['/**\n * Assign', '/**\n * Remove', ''],
    ['export const slice', '', ''],
  ],
};

/**
 * One file of Preact, cut; what is private in its nodes has names of one letter, as in its published build. `file` is its path below `preact/src`.
 * @throws Error naming the cut that no longer fits.
 */
export function lean(file: string, source: string): string {
  let code = source.replace(HANDED_ON, '');
  for (const [from, to, instead] of CUTS[file] ?? []) {
    const start = code.indexOf(from);
    const end = to === '' ? code.length : code.indexOf(to, start + from.length);
    if (start < 0 || end < 0)
      throw new Error(
        `preact/src/${file} is not as widgets/lean-preact.ts knows it, at: ${start < 0 ? from : to}`,
      );
    code = code.slice(0, start) + instead + code.slice(end);
  }
  return code.replace(/\b_(c|p|d|i|f)(?:hildren|arent|om|ndex|lags)\b/g, '$1');
}

const SOURCE = fileURLToPath(new URL('../src/', import.meta.resolve('preact')));
/** What widgets and their compiled JSX import. A node of JSX is a node: nothing is copied. */
const ENTRY = `
  export { render } from '${SOURCE}render.js';
  export { Fragment, createVNode as jsx, createVNode as jsxs } from '${SOURCE}create-element.js';`;

/** The plugin that puts it in Preact's place. */
export const leanPreact: Plugin = {
  name: 'lean-preact',
  enforce: 'pre',
  resolveId: (id) => (id === 'preact' || id === 'preact/jsx-runtime' ? '\0lean-preact' : null),
  load: (id) => {
    if (id === '\0lean-preact') return ENTRY;
    const file = id.startsWith(SOURCE) ? id.slice(SOURCE.length) : '';
    return file ? lean(file, readFileSync(id, 'utf8')) : null;
  },
};
