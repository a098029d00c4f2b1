/** English: placements, their look and the live preview. */
import type { ButtonStyle, LookedSpot } from '../../../domain/look/look.ts';
import type { CssProblem } from '../../../domain/look/ownCss.ts';
import { format } from '../../data/format.ts';

const { number } = format;

export const placements = {
  lead: 'Choose where Mersalg speaks, and how it looks there. Fonts and colours are your theme’s own.',
  open: 'Look and title',
  openLabel: (name: string) => `Look and title: ${name}`,
  titleIn: (language: string) => `Title in ${language}`,
  firstTitle: 'Give it a title of your own, in',
  addTitle: 'Add another language',
  choose: 'Choose a language',
  remove: 'Remove',
  removeTitle: (language: string) => `Remove the title in ${language}`,
  titleWhat:
    'A language without a title of yours has ours. A title that is set in the theme editor comes first.',
  cards: { product: 'Number of products', extras: 'Most rows', cart: 'Most products' },
  usual: (n: number) => `As usual (${n})`,
  editorWins: 'Another number that is set in the theme editor comes first.',
  where: {
    product: 'Block “Goes well with”, in a section of its own below the product’s description.',
    upgrade: 'Block “Upgrade”, on the product page below the buy button.',
    bundle: 'Block “Bundle”, on the product page after the description, before what is related.',
    extras: 'Block “Extras”, on the product page right after the buy button, where it is decided.',
    cart: 'No block: it finds its place in your theme’s own cart, after the lines and before checkout.',
    exit: 'No block: a dialog over the page, once, when a shopper is about to leave.',
  } satisfies Record<LookedSpot, string>,
  whereLink: 'Place it in the theme editor',
  shared: {
    title: 'Style',
    lead: 'For all placements, on top of your theme.',
    radius: 'Rounded corners',
    gap: 'Space between products',
    pixels: 'pixels',
    empty: 'Empty: as your theme has it.',
    button: 'Buttons',
    buttons: { outline: 'Outline', theme: 'As my theme’s', filled: 'Filled' } satisfies Record<
      ButtonStyle,
      string
    >,
  },
  css: {
    title: 'Your own CSS',
    lead: 'For the last touch. It works inside Mersalg’s widgets only, and cannot reach the rest of your shop.',
    label: 'CSS',
    placeholder: '.mersalg__heading { text-align: center }',
    what: 'Colours, type, borders and spacing. Nothing that moves, hides or covers things, and nothing that is fetched from elsewhere.',
    line: (n: number) => `Line ${number(n)}:`,
    why: {
      syntax: 'This cannot be read as CSS:',
      'at-rule': 'Only @media with a plain width or preference is allowed:',
      selector: 'This would reach beyond the widgets, or is not allowed in a selector:',
      nested: 'Write rules one after another, not inside each other:',
      property: 'This property is not allowed:',
      value: 'This value does not fit, or is not allowed:',
      size: 'This is too large, or negative:',
      important: '!important is not needed, and not allowed:',
      sign: 'This sign is not allowed:',
    } satisfies Record<CssProblem['why'], string>,
  },
  preview: {
    lead: 'As it is set here, saved or not. The products are your own.',
    spot: 'Placement',
    language: 'Shopper’s language',
    width: 'Width',
    product: 'Preview another product',
    title: 'Live preview',
    phone: 'Phone',
    desktop: 'Desktop',
    try: 'Try it',
    tryHint: 'Press, pick and add as a shopper would. Nothing leaves the preview.',
    platform: 'Shopify draws this one itself, in the dress of your checkout: there is nothing to style.',
    nothing: 'A shopper would see nothing here now.',
    failed: 'The preview could not be fetched',
    late: 'The preview does not start. Reload the page; if that does not help, look under Diagnostics.',
  },
};
