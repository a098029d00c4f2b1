/** What of a merchant's own CSS reaches a storefront: nothing that could leave our widgets, fetch anything or hide a word. */
import { parse, walk } from 'css-tree';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSS_FUNCTIONS, CSS_PROPERTIES } from '../domain/look/ownCss.ts';
import { safeCss } from './safeCss.ts';

describe('a merchant’s own CSS', () => {
  it.each([
    [
      '.mersalg__title { color: #1d5c48; font-weight: 600 }',
      '.mersalg .mersalg__title{color:#1d5c48;font-weight:600}',
    ],
    ['.mersalg { padding: 8px 0 }', '.mersalg{padding:8px 0}'],
    [
      '.mersalg--cart .mersalg__card, button:hover { border-radius: 0 }',
      '.mersalg--cart.mersalg .mersalg__card,.mersalg button:hover{border-radius:0}',
    ],
    ['body { color: red }', '.mersalg body{color:red}'],
    [':is(.mersalg, body) { color: red }', '.mersalg :is(.mersalg,body){color:red}'],
    [
      '@media (max-width: 600px) { h2 { font-size: 1.1em } }',
      '@media (max-width:600px){.mersalg h2{font-size:1.1em}}',
    ],
    [
      'button { background: var(--color-button); font-family: "My Font", serif }',
      '.mersalg button{background:var(--color-button);font-family:"My Font",serif}',
    ],
    [
      '/* a note */ .x { box-shadow: 0 1px 2px rgb(0 0 0 / 0.2) } .y { }',
      '.mersalg .x{box-shadow:0 1px 2px rgb(0 0 0/0.2)}',
    ],
    ['.x { color: red', '.mersalg .x{color:red}'],
    ['.mersalg--exit::before { color: red }', '.mersalg--exit.mersalg::before{color:red}'],
    ['', ''],
  ])('%s is scoped', (given, safe) => {
    expect(safeCss(given)).toEqual({ css: safe, problems: [] });
  });

  it.each([
    ['@import "https://evil.test/a.css";', 'at-rule'],
    ['@font-face { font-family: x; src: url(a.woff) }', 'at-rule'],
    ['@media screen { .x { color: red } }', 'at-rule'],
    ['.x { background: url(https://evil.test/?a) }', 'value'],
    ['.x { background: image-set("a.png" 1x) }', 'value'],
    ['.x { background: var(--x, url(a)) }', 'value'],
    ['.x { color: expression(alert(1)) }', 'value'],
    ['.x { behavior: url(a.htc) }', 'property'],
    ['.x { content: "now free" }', 'property'],
    ['.x { position: fixed }', 'property'],
    ['.x { display: block }', 'property'],
    ['.x { --mersalg-evil: 1 }', 'property'],
    ['.x { margin-top: -200px }', 'size'],
    ['.x { box-shadow: 0 0 0 9999px red }', 'size'],
    ['.x { padding: 100vh }', 'value'],
    ['.x { padding: min(100px * 100, 1px) }', 'value'],
    ['.x { color: red !important }', 'important'],
    ['.x { color: 12px }', 'value'],
    ['</style><script>alert(1)</script>', 'sign'],
    ['.x { color: r\\65 d }', 'sign'],
    ['.mersalg + * { color: red }', 'selector'],
    ['.mersalg--cart ~ p { color: red }', 'selector'],
    ['+ p { color: red }', 'selector'],
    [':root { color: red }', 'selector'],
    [':has(a) { color: red }', 'selector'],
    ['[data-x] { color: red }', 'selector'],
    ['.x { & .y { color: red } }', 'nested'],
    ['} .x { color: red }', 'syntax'],
    ['.x { color }', 'syntax'],
  ] as const)('%s is refused', (given, why) => {
    const { css, problems } = safeCss(given);
    expect(css).toBe('');
    expect(problems.map((one) => one.why)).toContain(why);
  });

  it('names the line of each fault, and uses nothing of a sheet that has one', () => {
    const { css, problems } = safeCss('.a { color: red }\n.b { position: absolute }\n\n.c { color: url(x) }');
    expect(css).toBe('');
    expect(problems).toEqual([
      { line: 2, why: 'property', named: 'position' },
      { line: 4, why: 'value', named: 'url(x)' },
    ]);
  });
});

/** Bits of style sheets, kind and hostile, put together at random. */
const BITS = [
  '.mersalg',
  '.mersalg__title',
  'body',
  '*',
  ':root',
  ':has(a)',
  ':not(.mersalg)',
  '::before',
  ':is(',
  ')',
  '+',
  '~',
  '>',
  ' ',
  ',',
  '{',
  '}',
  ';',
  ':',
  '&',
  '@media (max-width:600px)',
  '@import',
  '@supports (a:b)',
  '@layer x',
  '"',
  "'",
  'url(',
  'url(x)',
  'expression(',
  'var(--a',
  'var(--color-button)',
  'color',
  'background',
  'position',
  'fixed',
  'margin',
  '-9px',
  '9999px',
  '10px',
  '1em',
  'red',
  '#fff',
  '!important',
  '<',
  '</style>',
  '<!--',
  '-->',
  '\\',
  '/*',
  '*/',
  '\n',
  '--mersalg-gap',
  '--x',
  'padding',
  'calc(',
  'min(',
  '100vw',
  'javascript:',
  'image-set(',
  'attr(',
  'é',
  '\u0000',
  '[x="y"]',
  'behavior',
  '-moz-binding',
  'content',
  'color:red',
  '.x{color:red}',
];
const FINE = ['.mersalg', '.mersalg--cart h2', 'button:hover', '.a>.b', '.a+p', ':is(a,body)', 'p,.mersalg'];
const VALUES = ['10px', 'red', '1px solid #000', '0', 'var(--x)', 'rgb(0 0 0/.5)', 'center', '1.5', 'none'];
const often = <T>(usual: readonly T[], seldom: readonly T[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  );
const sheets = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.array(fc.constantFrom(...BITS), { maxLength: 40 }).map((bits) => bits.join('')),
  fc
    .array(fc.tuple(often(FINE, BITS), often([...CSS_PROPERTIES], BITS), often(VALUES, BITS)), {
      maxLength: 3,
    })
    .map((rules) => rules.map(([at, name, value]) => `${at}{${name}:${value}}`).join('\n')),
);

describe('of whatever is written', () => {
  it('only allow-listed properties and functions pass, inside our widgets, and nothing that could end a style sheet', () => {
    let passed = 0;
    fc.assert(
      fc.property(sheets, (given) => {
        const { css, problems } = safeCss(given);
        if (problems.length > 0) expect(css).toBe('');
        if (css === '') return;
        passed += 1;
        expect(css).not.toMatch(/<|\\|@(?!media \()|url\(|expression|javascript:|!|image-set|attr\(/i);
        const found: string[] = [];
        walk(
          parse(css, { parseCustomProperty: true, onParseError: (e) => found.push(e.message) }),
          (node) => {
            if (node.type === 'Declaration' && !CSS_PROPERTIES.has(node.property)) found.push(node.property);
            if (node.type === 'Function' && !CSS_FUNCTIONS.has(node.name)) found.push(node.name);
            if (node.type === 'Url' || node.type === 'Raw') found.push(node.type);
          },
        );
        expect(found).toEqual([]);
        // Taken apart without a parser: each selector that stands before a brace begins inside a widget.
        for (const [, list] of css.matchAll(/(?:^|[{}])([^{}@]+)\{/g))
          for (const one of list!.split(/,(?![^(]*\))/))
            expect(one).toMatch(/(^|[\w*)-])\.mersalg\b(?!\s*[+~])/);
        // What is safe stays as it is.
        expect(safeCss(css)).toEqual({ css, problems: [] });
      }),
      { numRuns: 1_500 },
    );
    // Else nothing was tried.
    expect(passed).toBeGreaterThan(40);
  });
});
