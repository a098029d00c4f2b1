/**
 * Reads a merchant's own CSS and writes it anew, so that nothing passes but what is known to be harmless: allow-listed
 * properties, values and selectors, every one of them inside our widgets. What is refused is refused by line and reason,
 * and then nothing of it is used: half a style sheet looks like a fault of ours.
 */
import {
  type CssNode,
  type Declaration,
  generate,
  lexer,
  parse,
  type Rule,
  type Selector,
  type StyleSheet,
  walk,
} from 'css-tree';
import {
  CSS_FUNCTIONS,
  CSS_MOST,
  CSS_PROPERTIES,
  CSS_PSEUDOS,
  CSS_WIDEST,
  type CssProblem,
  type CssReport,
} from '../domain/look/ownCss.ts';

const SCOPE = '.mersalg';
const WIDTH = /^\(\s*(min|max)-width\s*:\s*\d{1,4}(\.\d+)?(px|em|rem)\s*\)$/;
const OTHER_MEDIA =
  /^\(\s*(prefers-color-scheme\s*:\s*(dark|light)|prefers-reduced-motion\s*:\s*(reduce|no-preference)|hover\s*:\s*hover)\s*\)$/;
/** Escapes would hide a word from us; `<` has no business in a style sheet on a page. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is those that are looked for
const SIGNS = /[<\\\u0000-\u0008\u000b\u000e-\u001f]/;
/** A family's name, without what would need quoting. */
const FAMILY = /^[\p{L}\p{N} _-]{1,60}$/u;

/** Never throws. The same text always gives the same answer. */
export function safeCss(text: string): CssReport {
  const problems: CssProblem[] = [];
  const refuse = (line: number, why: CssProblem['why'], named: string) =>
    void problems.push({ line, why, named: named.replace(/\s+/g, ' ').slice(0, 60) });

  for (const [at, line] of text.split('\n').entries()) {
    const sign = SIGNS.exec(line);
    if (sign !== null) refuse(at + 1, 'sign', sign[0]);
  }
  if (problems.length > 0) return { css: '', problems };
  const sheet = parse(text, {
    positions: true,
    parseCustomProperty: true,
    onParseError: (error) => refuse((error as unknown as { line: number }).line, 'syntax', error.message),
  }) as StyleSheet;
  const reader = createReader(refuse);
  const css = sheet.children
    .map((node) => reader.top(node))
    .toArray()
    .join('');
  const unique = problems.filter(
    (one, at) => problems.findIndex(({ line, why }) => line === one.line && why === one.why) === at,
  );
  return unique.length > 0
    ? { css: '', problems: unique.sort((a, b) => a.line - b.line) }
    : { css, problems: [] };
}

type Refuse = (line: number, why: CssProblem['why'], named: string) => void;

const lineOf = (node: CssNode) => node.loc?.start.line ?? 1;

function createReader(refuse: Refuse) {
  const no = (node: CssNode, why: CssProblem['why'], named = generate(node)): string => {
    refuse(lineOf(node), why, named);
    return '';
  };

  function top(node: CssNode): string {
    if (node.type === 'Rule') return rule(node);
    if (node.type === 'Comment') return '';
    if (node.type !== 'Atrule') return no(node, 'syntax');
    const condition = node.prelude === null ? '' : generate(node.prelude);
    const isPlain = WIDTH.test(condition) || OTHER_MEDIA.test(condition);
    if (node.name.toLowerCase() !== 'media' || !isPlain || node.block === null)
      return no(node, 'at-rule', `@${node.name} ${condition}`);
    const rules = node.block.children
      .map((inner) =>
        inner.type === 'Rule' ? rule(inner) : inner.type === 'Comment' ? '' : no(inner, 'nested'),
      )
      .toArray();
    return `@media ${condition}{${rules.join('')}}`;
  }

  function rule({ prelude, block }: Rule): string {
    if (prelude.type !== 'SelectorList') return no(prelude, 'selector');
    const selectors = prelude.children.map((one) => scoped(one as Selector)).toArray();
    const declarations = block.children
      .map((node) => {
        if (node.type === 'Declaration') return declaration(node);
        return node.type === 'Comment' ? '' : no(node, node.type === 'Raw' ? 'syntax' : 'nested');
      })
      .toArray()
      .filter((written) => written !== '');
    return declarations.length === 0 ? '' : `${selectors.join(',')}{${declarations.join(';')}}`;
  }

  /** Where the first part names the widget itself, it stays; else it is looked for inside one. */
  function scoped(selector: Selector): string {
    walk(selector, (node) => {
      const isKnown =
        [
          'Selector',
          'SelectorList',
          'TypeSelector',
          'ClassSelector',
          'Nth',
          'AnPlusB',
          'Identifier',
        ].includes(node.type) ||
        (node.type === 'Combinator' && [' ', '>', '+', '~'].includes(node.name)) ||
        ((node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') &&
          CSS_PSEUDOS.has(node.name.toLowerCase()));
      if (!isKnown) no(node, 'selector');
    });
    const parts = selector.children.toArray();
    const end = parts.findIndex(({ type }) => type === 'Combinator');
    const first = end === -1 ? parts : parts.slice(0, end);
    const classes = first.flatMap((part) => (part.type === 'ClassSelector' ? [part.name] : []));
    const isRoot = classes.includes('mersalg');
    const isKind = classes.some((name) => name.startsWith('mersalg--'));
    const next = parts[end];
    // What stands beside a widget is the theme's.
    if ((isRoot || isKind) && next?.type === 'Combinator' && (next.name === '+' || next.name === '~'))
      no(selector, 'selector');
    // A combinator at the start would bind to our scope.
    if (parts[0]?.type === 'Combinator') no(selector, 'selector');
    const written = generate(selector);
    if (isRoot) return written;
    if (!isKind) return `${SCOPE} ${written}`;
    const kind = first.find((part) => part.type === 'ClassSelector' && part.name.startsWith('mersalg--'));
    return parts.map((part) => generate(part) + (part === kind ? SCOPE : '')).join('');
  }

  function declaration(node: Declaration): string {
    const name = node.property.toLowerCase();
    if (!CSS_PROPERTIES.has(name)) return no(node, 'property', node.property);
    if (node.important !== false) return no(node, 'important', name);
    const { value } = node;
    let isFine = true;
    let isVaried = false;
    const bad = (part: CssNode, why: CssProblem['why']) => {
      isFine = false;
      no(part, why);
    };
    walk(value, (part) => {
      switch (part.type) {
        case 'Value':
        case 'Identifier':
        case 'Hash':
        case 'Parentheses':
          return;
        case 'Function':
          if (part.name.toLowerCase() === 'var') isVaried = true;
          if (!CSS_FUNCTIONS.has(part.name.toLowerCase())) bad(part, 'value');
          return;
        case 'Operator':
          // By multiplying, any size could be reached.
          if (!/^\s*[,/+-]\s*$/.test(part.value)) bad(part, 'value');
          return;
        case 'Number':
          if (Math.abs(Number(part.value)) > 1_000) bad(part, 'size');
          else if (name.startsWith('margin') && Number(part.value) < 0) bad(part, 'size');
          return;
        case 'Percentage':
          if (Number(part.value) < 0 ? name.startsWith('margin') : Number(part.value) > 400)
            bad(part, 'size');
          return;
        case 'Dimension': {
          const most = CSS_MOST[part.unit.toLowerCase()];
          const size = Number(part.value);
          if (most === undefined) bad(part, 'value');
          else if (Math.abs(size) > (name === 'max-width' ? CSS_WIDEST : most)) bad(part, 'size');
          else if (name.startsWith('margin') && size < 0) bad(part, 'size');
          return;
        }
        case 'String':
          if (name !== 'font-family' || !FAMILY.test(part.value)) bad(part, 'value');
          return;
        default:
          bad(part, 'value');
      }
    });
    if (!isFine) return '';
    // What a variable holds is known on the page alone; all else must be what this property takes.
    if (!isVaried && !name.startsWith('--') && lexer.matchProperty(name, value).error)
      return no(value, 'value', `${name}: ${generate(value)}`);
    return `${name}:${generate(value).trim()}`;
  }

  return { top };
}
