/** Every product gets a sound, harmless and distinct picture. */
import { describe, expect, it } from 'vitest';
import { FAMILIES } from './catalogue/index.ts';
import { generateShop } from './generate.ts';
import { DRAWINGS, type DrawingName, drawingFor } from './pictures/match.ts';
import { productSvg } from './pictures.ts';

const { products } = generateShop({
  seed: 3,
  now: Date.parse('2026-11-21T12:00:00Z'),
  orders: 0,
  customers: 0,
});

/** Tags balance, attributes are quoted: enough of XML to catch a broken drawing. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)([a-z]+)((?: [a-z-]+="[^"<>]*")*)(\/?)>/gi, (_, close, name, __, self) => {
    if (close) return open.pop() === name ? '' : `!${name}`;
    if (!self) open.push(name);
    return '';
  });
  return [...open, ...(rest.match(/[<>!][^<>]*/g) ?? [])];
}

describe('a product’s picture', () => {
  it('is a whole square SVG without scripts, links or broken numbers, for every product', () => {
    for (const product of products) {
      const svg = productSvg(product);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800" height="800"/);
      expect(unbalanced(svg), product.title).toEqual([]);
      expect(svg).not.toMatch(/<script|<image|<foreignObject|href=|url\(|NaN|undefined|Infinity| on\w+=/i);
      expect(svg.length).toBeLessThan(12_000);
    }
  });

  it('is the same each time, and another for another product', () => {
    const drawn = new Set(
      products.map((product) => productSvg(product).replace(/<title>.*?<\/title>| aria-label="[^"]*"/g, '')),
    );
    expect(productSvg(products[0]!)).toBe(productSvg({ ...products[0]! }));
    expect(drawn.size).toBeGreaterThan(products.length * 0.97);
  });

  it('draws every family of the catalogue as something, in many drawings', () => {
    const used = new Set<DrawingName>();
    for (const family of FAMILIES) {
      for (const [name] of family.rows) {
        const drawing = drawingFor(`${name} ${family.noun}`, family.type);
        expect(drawing, `${name} ${family.noun}`).not.toBeNull();
        used.add(drawing!);
      }
    }
    expect(used.size).toBeGreaterThan(90);
  });

  it.each([
    ['Limpa 22 Bread Knife', 'breadKnife'],
    ['Form 22 Baking Tin', 'cakeTin'],
    ['Klocka Glass Pendant Lamp', 'pendant'],
    ['Rim -5 Winter Sleeping Bag', 'sleepingBag'],
    ['Dröm Linen Pillowcase, 2-pack', 'pillowcase'],
    ['WHITE HANGING HEART T-LIGHT HOLDER', 'candle'],
    ['SET OF 3 CAKE TINS PANTRY DESIGN', 'cakeTin'],
    ['JUMBO BAG RED RETROSPOT', 'bag'],
  ])('takes %s for a %s', (title, drawing) => {
    expect(drawingFor(title, '')).toBe(drawing);
  });

  it('goes by the type when the title says nothing, and by initials when neither does', () => {
    expect(drawingFor('Vidde 2', 'Tents')).toBe('tent');
    expect(drawingFor('Vidde 2', 'Widgets')).toBeNull();
    const svg = productSvg({ id: 5, title: 'åska Öst', type: '' });
    expect(svg).toContain('>ÅÖ</text>');
    expect(unbalanced(svg)).toEqual([]);
  });

  it('makes hostile titles inert', () => {
    const title = `</title><script>alert(1)</script>"' onload="x" & \u0000\ud800`;
    const svg = productSvg({ id: 6, title, type: '<b>' });
    expect(svg).not.toContain('<script');
    expect(svg).toContain(
      '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39; onload=&quot;x&quot; &amp; ',
    );
    expect(svg.isWellFormed()).toBe(true);
    expect(svg).not.toContain('\u0000');
    expect(unbalanced(svg)).toEqual([]);
    expect(unbalanced(productSvg({ id: 7, title: '', type: '' }))).toEqual([]);
  });

  it('can draw each drawing for any seed', () => {
    for (const name of Object.keys(DRAWINGS) as DrawingName[]) {
      for (let seed = 0; seed < 5; seed++) {
        const random = () => (seed * 0.21 + 0.07) % 1;
        const svg = DRAWINGS[name]({
          main: '#111',
          dark: '#222',
          light: '#333',
          accent: '#444',
          random,
          title: '',
        });
        expect(unbalanced(svg), name).toEqual([]);
        expect(svg, name).not.toMatch(/NaN|undefined/);
      }
    }
  });
});
