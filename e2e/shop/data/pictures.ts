/** Draws a product's picture: a flat, calm SVG by what the product is, varied by its id. */
import { choose, circle, ellipse, group, type Ink, path, rect } from './pictures/ink.ts';
import { DRAWINGS, drawingFor } from './pictures/match.ts';
import { groundFor, paletteFor } from './pictures/palette.ts';
import { hash32, mulberry32, type Random } from './random.ts';

export interface Pictured {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  /** When given, one value of a colour option colours the picture. */
  readonly options?: readonly { name: string; values: readonly string[] }[];
}

/**
 * A square SVG document of 800 × 800, always the same for the same product: no scripts, no references,
 * the title escaped.
 */
export function productSvg(product: Pictured): string {
  const random = mulberry32(hash32(`${product.id}/${product.title}`));
  const title = product.title.toLowerCase();
  const colours = product.options?.find((option) => /^colou?r$/i.test(option.name))?.values ?? [];
  const colour = colours[Math.floor(random() * colours.length)] ?? '';
  const ink: Ink = { ...paletteFor(`${colour.toLowerCase()} ${title}`, random), random, title };
  const [wall, shape] = groundFor(random);
  const name = drawingFor(product.title, product.type);
  const drawing = name ? group(stance(random), DRAWINGS[name](ink)) : initials(product.title, ink);
  const label = escapeXml(product.title);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800" viewBox="0 0 800 800" role="img" aria-label="${label}">` +
    `<title>${label}</title>${rect(0, 0, 800, 800, 0, wall)}${scene(ink, shape)}` +
    `${ellipse(400, 642, 250, 22, '#1d2a33', 'opacity=".1"')}${group('translate(0 4)', drawing)}</svg>`
  );
}

/** Siblings share a drawing: a little larger or smaller, and some face the other way. */
function stance(random: Random): string {
  const size = Math.round(90 + random() * 17) / 100;
  const flip = random() < 0.4 ? -1 : 1;
  return `translate(400 640) scale(${(flip * size).toFixed(2)} ${size.toFixed(2)}) translate(-400 -640)`;
}

/** The quiet shape behind: a disc, an arch, hills or a shelf. */
function scene(ink: Ink, shape: string): string {
  return choose(ink, [
    circle(400, 400, 320, shape),
    path('M140 800 L140 380 C140 220 250 110 400 110 C550 110 660 220 660 380 L660 800 Z', shape),
    path('M0 560 C120 420 260 440 360 520 C480 400 620 380 800 500 L800 800 L0 800 Z', shape),
    rect(0, 600, 800, 200, 0, shape),
    circle(560, 260, 170, shape) + rect(0, 620, 800, 180, 0, shape),
  ] as const);
}

/** For a product that no drawing fits: up to two initials on a soft tile. */
function initials(title: string, ink: Ink): string {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  const letters = words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase();
  const tile = choose(ink, [
    rect(220, 230, 360, 360, 60, ink.main),
    circle(400, 410, 200, ink.main),
    path('M400 190 L610 410 L400 630 L190 410 Z', ink.main),
  ] as const);
  return `${tile}<text x="400" y="412" dy=".36em" text-anchor="middle" font-family="Georgia, 'Times New Roman', serif" font-size="160" fill="${ink.light}">${escapeXml(letters)}</text>`;
}

function escapeXml(text: string): string {
  return (
    text
      // Characters that XML 1.0 forbids even when escaped would make the whole picture unreadable.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .toWellFormed()
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;')
  );
}
