/** Calm Nordic colours: a palette per product, by a colour named in it or else by its seed. */
import type { Random } from '../random.ts';
import type { Ink } from './ink.ts';

export type Palette = Pick<Ink, 'main' | 'dark' | 'light' | 'accent'>;

const P = (main: string, dark: string, light: string, accent: string): Palette => ({
  main,
  dark,
  light,
  accent,
});

const PALETTES = {
  fjord: P('#5b7f95', '#3d5c70', '#b5cbd6', '#d98e4a'),
  moss: P('#76895f', '#556645', '#c3cfae', '#d08a5b'),
  rust: P('#b9694a', '#8d4a31', '#e8c0a6', '#3f5f6b'),
  ochre: P('#d3a24a', '#a97c30', '#f1d9a4', '#4b6673'),
  slate: P('#66737d', '#465159', '#bfc8cd', '#cf7b5c'),
  heather: P('#8d7896', '#685676', '#cfc3d8', '#d6a54c'),
  spruce: P('#3f6a5c', '#2a4a40', '#a9c8bb', '#dfac5d'),
  lingon: P('#a9474a', '#7d3236', '#e5b4af', '#3f5a6c'),
  clay: P('#c48a6c', '#9a6248', '#ecd0bd', '#5f7f70'),
  navy: P('#3a5169', '#25374a', '#a8bacb', '#db8a4c'),
  sage: P('#95aa92', '#6d8469', '#d5dfd1', '#b76a48'),
  sky: P('#86abbd', '#5d8699', '#d3e4eb', '#c4614a'),
  sand: P('#cdb692', '#a58d68', '#eee4d2', '#51728a'),
  rose: P('#cf9a97', '#a66f6d', '#f0d8d4', '#5c7a76'),
  chalk: P('#e7e3da', '#bdb7aa', '#f7f4ee', '#7f9aa5'),
  ink: P('#3d464d', '#272e34', '#9aa5ac', '#cf9150'),
} as const;

type Name = keyof typeof PALETTES;

const NAMED: readonly (readonly [RegExp, Name])[] = [
  [/\b(fjord|lake|blue|deep sea)\b/, 'fjord'],
  [/\b(moss|green|olive|reed)\b/, 'moss'],
  [/\b(rust|ember|orange|signal|copper)\b/, 'rust'],
  [/\b(ochre|mustard|sun|yellow|gold)\b/, 'ochre'],
  [/\b(slate|granite|graphite|ash|fog|grey|gray|silver)\b/, 'slate'],
  [/\b(heather|purple|lilac|lavender)\b/, 'heather'],
  [/\b(pine|spruce|forest)\b/, 'spruce'],
  [/\b(lingon|red|retrospot)\b/, 'lingon'],
  [/\b(clay|brown|chocolate)\b/, 'clay'],
  [/\b(navy|midnight|night)\b/, 'navy'],
  [/\b(lichen|sage)\b/, 'sage'],
  [/\b(frost|foam|sky|turquoise)\b/, 'sky'],
  [/\b(sand|oat|flax|birch|beige|tundra)\b/, 'sand'],
  [/\b(pink|rose)\b/, 'rose'],
  [/\b(chalk|white|ivory|cream)\b/, 'chalk'],
  [/\b(ink|black|charcoal)\b/, 'ink'],
];

/** Not chalk or ink: they are only for what is white or black by name. */
const ANY: readonly Name[] = [
  'fjord',
  'moss',
  'rust',
  'ochre',
  'slate',
  'heather',
  'spruce',
  'lingon',
  'clay',
  'navy',
  'sage',
  'sky',
  'sand',
  'rose',
];

export function paletteFor(words: string, random: Random): Palette {
  const any = ANY[Math.floor(random() * ANY.length)] ?? 'fjord';
  const named = NAMED.find(([pattern]) => pattern.test(words))?.[1];
  return PALETTES[named ?? any];
}

/** Wall and floor behind the product: soft, low in contrast, never competing with it. */
const GROUNDS: readonly (readonly [wall: string, shape: string])[] = [
  ['#edf1f1', '#dfe7e7'],
  ['#f5f0e7', '#ebe1d1'],
  ['#e9eff3', '#d9e4ea'],
  ['#f2edf0', '#e6dce3'],
  ['#eef0e7', '#e0e5d4'],
  ['#f6ece6', '#eedcd0'],
  ['#eceeef', '#dde1e3'],
];

export function groundFor(random: Random): readonly [wall: string, shape: string] {
  return GROUNDS[Math.floor(random() * GROUNDS.length)] ?? ['#edf1f1', '#dfe7e7'];
}
