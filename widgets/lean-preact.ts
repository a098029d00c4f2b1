/**
 * Preact without what no widget uses, cut out of its own published source at build time: classes and their life cycle,
 * context, refs, hydration, hooks into the renderer, raw HTML, SVG. Three quarters of its bytes go. What is drawn and which
 * elements are kept stays as with the whole: lean-preact.test.ts compares them tree by tree. One thing is done otherwise: the
 * elements of a list are put in their places in one pass when all are there, which has no memory that could go stale.
 * Every cut must find its place exactly as written here, else the build fails: after a new version of Preact, look at each.
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
    [
      'import { commitRoot, diff }',
      'import { createElement',
      "import { diff } from './diff/index';\nimport { place } from './diff/children';\n",
    ],
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
    [
      'diff(',
      '// The live children',
      'diff(vnode, oldVNode || EMPTY_OBJ);\nplace(vnode, parentDom, parentDom.firstChild);\n',
    ],
    ['/**\n * Update an existing', '', ''],
  ],
  'diff/children.js': [
    [
      'import { diff, unmount, applyRef }',
      'import { createVNode',
      "import { diff, unmount } from './index';\n",
    ],
    ['import { getDomSibling }', '/**', ''],
    [
      'export function diffChildren(',
      '/**\n * @param {VNode} newParentVNode',
      `export function diffChildren(renderResult, newParentVNode, oldParentVNode) {
         const oldChildren = oldParentVNode._children || EMPTY_ARR;
         constructNewChildrenArray(newParentVNode, renderResult, oldChildren, renderResult.length);
         for (const child of newParentVNode._children)
           if (child) diff(child, oldChildren[child._index] || EMPTY_OBJ);
       }
       export function place(vnode, parentDom, at) {
         for (const child of vnode._children) {
           if (child && typeof child.type == 'function') at = place(child, parentDom, at);
           else if (child && child._dom)
             if (child._dom == at) at = at.nextSibling;
             else parentDom.insertBefore(child._dom, at);
         }
         return at;
       }
      `,
    ],
    ['oldDom,\n', '\tnewChildrenLength', ''],
    [
      'let oldChildrenLength =',
      'newParentVNode._children = new',
      'let oldChildrenLength = oldChildren.length;\n',
    ],
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
    ['const skewedIndex =', '// Temporarily store', ''],
    ['skewedIndex,\n', '));', 'i'],
    ['remainingOldChildren--;', 'if (oldVNode) {', ''],
    ['// Here, we define isMounting', '// Remove remaining oldChildren', '}\n'],
    ['if (remainingOldChildren) {', 'for (i = 0; i < oldChildrenLength', '{\n'],
    ['if (oldVNode._dom == oldDom) {', 'unmount(oldVNode', ''],
    ['unmount(oldVNode, oldVNode)', ';', 'unmount(oldVNode)'],
    ['return oldDom;', '/**\n * @param {VNode} childVNode', '}\n'],
    [
      'function findMatchingIndex(',
      '',
      `function findMatchingIndex({ key, type }, oldChildren, i) {
         const fits = old => old != NULL && !(old._flags & MATCHED) && key == old.key && type == old.type;
         return fits(oldChildren[i]) ? i : oldChildren.findIndex(fits);
       }
      `,
    ],
  ],
  'diff/index.js': [
    [
      'import',
      '/**\n * @typedef',
      `import { EMPTY_OBJ, NULL, UNDEFINED } from '../constants';
       import { diffChildren, place } from './children';
       import { setProperty } from './props';
       import { isArray } from '../util';
      `,
    ],
    [
      'export function diff(',
      '/**\n * Diff two virtual nodes representing',
      `export function diff(newVNode, oldVNode) {
         const { type, props } = newVNode;
         // Preact's guard against nodes that came as JSON.
         if (newVNode.constructor !== UNDEFINED) return;
         if (typeof type == 'function') {
           const drawn = type(props);
           diffChildren(isArray(drawn) ? drawn : [drawn], newVNode, oldVNode);
         } else newVNode._dom = diffElementNodes(oldVNode._dom, newVNode, oldVNode);
       }
      `,
    ],
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
    // What a field holds is the shopper's until it is drawn otherwise; only no widget steers a list by its value.
    [
      "} else if (i == 'dangerouslySetInnerHTML')",
      ') {\n\t\t\t\tsetProperty(dom, i, value',
      "} else if ((i == 'checked' || i == 'value' ? dom : oldProps)[i] !== value",
    ],
    ['setProperty(dom, i, value, oldProps[i], namespace)', ';', 'setProperty(dom, i, value)'],
    [
      "// If the new vnode didn't have",
      'return dom;',
      `diffChildren(isArray(newChildren) ? newChildren : [newChildren], newVNode, oldVNode);
       place(newVNode, dom, dom.firstChild);
      }
      `,
    ],
    ['/**\n * Invoke or update a ref', '/**\n * Unmount', ''],
    [
      'export function unmount(',
      'if ((r = vnode._children))',
      'export function unmount(vnode, skipRemove) {\n\tlet r;\n',
    ],
    ['parentVNode,\n', 'skipRemove ||', ''],
    ['if (!skipRemove) {', 'vnode._component =', 'if (!skipRemove && vnode._dom) vnode._dom.remove();\n'],
    ['vnode._component = vnode._parent', 'vnode._dom = UNDEFINED', ''],
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
    ["if (typeof value == 'function')", 'if (value != NULL', ''],
    ["dom.setAttribute(name, name == 'popover'", ';', 'dom.setAttribute(name, value)'],
    ['/**\n * Create an event proxy', '', ''],
  ],
  'util.js': [
    ['import', 'export const isArray', ''],
    ['/**\n * Assign', '', ''],
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
