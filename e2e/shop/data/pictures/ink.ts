/** What the drawings draw with: a calm palette per product, and short names for SVG shapes. */
import type { Random } from '../random.ts';

export interface Ink {
  readonly main: string;
  readonly dark: string;
  readonly light: string;
  readonly accent: string;
  /** Different for each product, the same at every call. */
  readonly random: Random;
  /** Lower-case title, for details that a title gives away. */
  readonly title: string;
}

export type Drawing = (ink: Ink) => string;

export const METAL = '#b4bdc2';
export const METAL_DARK = '#8a959c';
export const METAL_LIGHT = '#d5dbde';
export const WOOD = '#c79a6b';
export const WOOD_DARK = '#a87c50';
export const WOOD_LIGHT = '#dfbd93';
export const BARK = '#7d6552';
export const CREAM = '#f6f0e4';
export const INK = '#33404a';
export const GLASS = '#dbe8ec';
export const FLAME = '#eda33b';
export const GLOW = '#f7d58a';
export const BRASS = '#c9a24d';
export const LEAF = '#7a9570';

export function path(d: string, fill: string, more = ''): string {
  return `<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`;
}

export function rect(x: number, y: number, w: number, h: number, r: number, fill: string, more = ''): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"${more && ` ${more}`}/>`;
}

export function circle(x: number, y: number, r: number, fill: string, more = ''): string {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"${more && ` ${more}`}/>`;
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"${more && ` ${more}`}/>`;
}

/** A stroke with round ends. */
export function line(d: string, stroke: string, width: number, more = ''): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more && ` ${more}`}/>`;
}

export function group(transform: string, content: string): string {
  return `<g transform="${transform}">${content}</g>`;
}

/** Darkens what lies below: the side away from the light. */
export function shade(d: string, opacity = 0.12): string {
  return path(d, '#1d2a33', `opacity="${opacity}"`);
}

/** Lightens what lies below: where the window is reflected. */
export function shine(d: string, opacity = 0.25): string {
  return path(d, '#fff', `opacity="${opacity}"`);
}

/** Joins the results of `make(0) … make(count - 1)`. */
export function repeat(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join('');
}

export function choose<T>(ink: Ink, items: readonly [T, ...T[]]): T {
  return items[Math.floor(ink.random() * items.length)] ?? items[0];
}
