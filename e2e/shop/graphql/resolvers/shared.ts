/** Objects that several types hand out: money, images. */
import { decimalText } from '../../money.ts';
import type { TwinProduct } from '../../state.ts';
import { type AdminContext, unknownToTwin } from '../context.ts';

/** MoneyV2 from minor units. */
export function moneyV2(minor: number, currency: string): Record<string, unknown> {
  return { amount: decimalText(minor, currency), currencyCode: currency };
}

/** MoneyBag: the shop's money and the shopper's, the same unless told. */
export function moneyBag(
  minor: number,
  currency: string,
  shown: { minor: number; currency: string } = { minor, currency },
): Record<string, unknown> {
  return {
    shopMoney: moneyV2(minor, currency),
    presentmentMoney: moneyV2(shown.minor, shown.currency),
  };
}

/** A product's picture as an `Image`, with the address it is really served at. */
export function imageOf(product: TwinProduct, context: AdminContext): Record<string, unknown> | null {
  const { image } = product;
  if (!image) return null;
  const url = new URL(image.src, context.twin.baseUrl(context.shop)).href;
  return {
    id: `gid://shopify/ProductImage/${product.id}`,
    altText: image.alt,
    width: image.width,
    height: image.height,
    url: (args: { transform?: unknown }) => {
      if (args.transform) throw unknownToTwin('Image.url(transform:)');
      return url;
    },
    src: url,
    originalSrc: url,
  };
}

/** The same picture as a `MediaImage`. */
export function mediaOf(product: TwinProduct, context: AdminContext): Record<string, unknown> | null {
  const image = imageOf(product, context);
  if (!image) return null;
  return {
    __typename: 'MediaImage',
    id: `gid://shopify/MediaImage/${product.id}`,
    alt: image.altText,
    image,
    mediaContentType: 'IMAGE',
    status: 'READY',
    preview: { image, status: 'READY' },
  };
}
