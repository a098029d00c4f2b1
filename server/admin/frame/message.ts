/** What the merchant's page and the preview's frame say to each other, and how each checks what it hears. */
import type { LookedSpot, ToldLook } from '../../domain/look/look.ts';
import { LOOKED } from '../../domain/look/look.ts';
import type { SuggestAnswer } from '../../domain/suggestion.ts';

/** The frame's first word, to the page that it stands in, with a port: all else goes through that. */
export const HELLO = 'mersalg:preview';

/** The page tells what to show; each message replaces the one before. */
export interface Show {
  readonly kind: 'show';
  readonly spot: LookedSpot;
  /** ISO 639 of the shopper. */
  readonly language: string;
  readonly product: {
    readonly id: number;
    readonly title: string;
    readonly img: string | null;
    /** Written. */
    readonly money: string;
    /** Of the variant in the cart, in hundredths. */
    readonly price: number;
    readonly variant: number;
  };
  readonly answer: SuggestAnswer;
  readonly look: ToldLook;
}

/** The frame tells how tall it is, in pixels of its own, and whether something is shown by now. */
export interface Told {
  readonly kind: 'size';
  readonly height: number;
  readonly ready: boolean;
}

/** A frame that grows without end would take the page with it. */
const TALLEST = 6_000;

export function isShow(data: unknown): data is Show {
  const { kind, spot, language, product, answer, look } = fields(data);
  const { id, title, img, money, price, variant } = fields(product);
  const { items, offers } = fields(answer);
  return (
    kind === 'show' &&
    LOOKED.some((one) => one === spot) &&
    typeof language === 'string' &&
    /^[a-z]{2,3}$/.test(language) &&
    [id, price, variant].every(Number.isSafeInteger) &&
    [title, money].every((text) => typeof text === 'string') &&
    (img === null || typeof img === 'string') &&
    Array.isArray(items) &&
    (offers === undefined || Array.isArray(offers)) &&
    typeof look === 'object' &&
    look !== null
  );
}

export function isTold(data: unknown): data is Told {
  const { kind, height, ready } = fields(data);
  return (
    kind === 'size' &&
    typeof height === 'number' &&
    height >= 0 &&
    height <= TALLEST &&
    typeof ready === 'boolean'
  );
}

function fields(data: unknown): Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}
