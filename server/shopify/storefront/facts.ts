/** What a page of a storefront tells: which parts of ours stand on it, and the theme's cart drawer as widgets/drawer.ts finds it. */
import { THEME_PARTS, type ThemePart } from '../../domain/setup.ts';
import type { PageFacts } from '../../flows/storefront.ts';
import { around, type ElementSeen, elementsOf } from './elements.ts';

/** By the block's mark on the page; extension/theme/blocks sets them. */
const BLOCKS: Readonly<Record<string, ThemePart>> = {
  product: 'goes-well-with',
  bundle: 'bundle',
  upgrade: 'upgrade',
  extras: 'extras',
};

/** Themes whose drawer is an element of its own, and the section that shows its content anew. */
const DAWN: Readonly<Record<string, string>> = {
  'cart-drawer': 'cart-drawer',
  'cart-notification': 'cart-notification-button',
};
const HORIZON = 'cart-drawer-component';
const DRAWER = /drawer/i;
const SECTION = 'shopify-section-';

export function factsOf(html: string): PageFacts {
  const parts = Object.fromEntries(THEME_PARTS.map((part) => [part, 0])) as Record<ThemePart, number>;
  let drawer = null as PageFacts['drawer'];
  let known = false;
  for (const element of elementsOf(html)) {
    const part = partOf(element);
    if (part !== null) parts[part] += 1;
    const found: Found | null = known ? null : drawerOf(element);
    if (found === null) continue;
    // A drawer that we know by name tells its section better than one that is found by its looks.
    known = found.known;
    if (drawer === null || drawer.section === null || known) drawer = { section: found.section };
  }
  return { parts, drawer, currency: currencyOf(html) };
}

/** Whether a section that was rendered by itself shows the cart. */
export function holdsCart(html: string): boolean {
  for (const element of elementsOf(html)) {
    if (element.name in DAWN || /^cart-(drawer|items)\b/.test(element.name) || isControl(element))
      return true;
  }
  return false;
}

function partOf({ attributes }: ElementSeen): ThemePart | null {
  const mark = attributes.get('data-mersalg');
  if (mark !== undefined) return Object.hasOwn(BLOCKS, mark) ? BLOCKS[mark]! : null;
  if (attributes.has('data-mersalg-bar')) return 'progress-bar';
  return attributes.get('id') === 'mersalg-embed' ? 'mersalg-embed' : null;
}

interface Found {
  readonly section: string | null;
  readonly known: boolean;
}

function drawerOf(element: ElementSeen): Found | null {
  const { name, attributes } = element;
  if (name in DAWN) return { section: DAWN[name]!, known: true };
  if (name === 'cart-items-component' && around(element, (one) => one.name === HORIZON)) {
    return { section: attributes.get('data-section-id') ?? sectionOf(element), known: true };
  }
  if (!isControl(element) || !around(element, isDrawer) || around(element, isMain)) return null;
  return { section: sectionOf(element), known: false };
}

/** What posts a cart or leads to checkout, in any theme. */
function isControl({ name, attributes }: ElementSeen): boolean {
  if (attributes.get('name') === 'checkout') return true;
  if (name === 'form') return /\/cart$/.test(attributes.get('action') ?? '');
  return name === 'a' && /\/checkout$/.test(attributes.get('href') ?? '');
}

function isDrawer({ name, attributes }: ElementSeen): boolean {
  return (
    name === 'dialog' ||
    name === 'aside' ||
    attributes.get('role') === 'dialog' ||
    DRAWER.test(name) ||
    DRAWER.test(attributes.get('class') ?? '') ||
    DRAWER.test(attributes.get('id') ?? '')
  );
}

function isMain({ name, attributes }: ElementSeen): boolean {
  return name === 'main' || attributes.get('role') === 'main';
}

function sectionOf(element: ElementSeen): string | null {
  const section = around(element, ({ attributes }) => attributes.get('id')?.startsWith(SECTION) ?? false);
  return section?.attributes.get('id')?.slice(SECTION.length) ?? null;
}

/** As Shopify tells scripts on every page: `Shopify.currency = {"active":"SEK","rate":"1.0"}`. */
function currencyOf(html: string): PageFacts['currency'] {
  const told = /Shopify\.currency\s*=\s*(\{[^}]*\})/.exec(html)?.[1];
  if (told === undefined) return null;
  try {
    const { active, rate } = JSON.parse(told) as { active?: unknown; rate?: unknown };
    return typeof active === 'string' ? { active, rate: Number(rate) } : null;
  } catch {
    return null;
  }
}
