/** English: an offer's editor with its preview, and how the kinds are told by example. */
import type { OfferKind } from '../../../domain/offer/offer.ts';

export const edit = {
  gone: (what: string) => `Your shop no longer has what is named here: check ${what}.`,
  theirs: (fields: string) => `They changed: ${fields}.`,
  choose: 'Both of you changed this. Choose what is saved:',
  mine: (what: string) => (what === '' ? 'Yours' : `Yours: ${what}`),
  other: (what: string) => (what === '' ? 'Theirs' : `Theirs: ${what}`),
  preview: 'Preview',
  previewWhat: 'What a shopper sees, before you save.',
  width: 'Width',
  phone: 'Phone',
  desktop: 'Desktop',
  where: 'Where',
  beside: (title: string) => `Beside ${title}`,
  inCart: (title: string) => `With ${title} in the cart`,
  another: 'Look at another product',
  usual: 'Back to a product that it suits',
  updating: 'Updating…',
  current: 'Shows your latest changes',
  waits: (what: string) => `The preview comes as soon as this is complete: ${what}.`,
  notShown: 'Would not be shown here',
  because: (why: string) => `Because ${why}.`,
  unkept: (why: string) => `As it stands shoppers would not see it. ${why}`,
  meant: 'As those see it for whom it is meant: conditions of country, language and customer count as met.',
  failed: 'The preview could not be made',
  sees: 'Shoppers see',
  wins: 'Who wins',
  winsWhat: (name: string, sum: string) => `${name} takes ${sum} off`,
  winsNone: 'No offer takes anything off this cart.',
  /** As a shopper would read it: with the products of the shop's own draft, and what goes off. */
  example: {
    bundle: (a, b, off) => `Buy together: ${a} + ${b}, ${off}`,
    upgrade: (a, b) => `Instead of ${a}: ${b}, with what it does better`,
    downgrade: (a, b) => `Rather ${b}? It does the job of ${a} for less`,
    volume: (a, _b, off) => `2 × ${a}: ${off} each`,
    gift: (a) => `Free with your order: ${a}`,
    progress: () => 'Only a little more to free shipping',
    'add-on': (a) => `☐ Add ${a}`,
    subscription: (a) => `☐ Deliver ${a} regularly`,
  } satisfies Record<OfferKind, Example>,
};

type Example = (a: string, b: string, off: string) => string;
