/** @jsxImportSource preact */
/** One product in a row: picture, title, reason and price, then whatever can be done with it. */
import type { ComponentChildren } from 'preact';
import type { ToldReason } from '../../../server/domain/suggestion.ts';
import { shared } from './api.ts';
import type { Offered } from './product.ts';
import { reasonText } from './reason.ts';

export interface RowProps {
  readonly heading: string;
  readonly product: Offered;
  readonly price: string;
  readonly reason: ToldReason;
  readonly children: ComponentChildren;
}

export function Row({ heading, product, price, reason, children }: RowProps) {
  const why = reasonText(reason);
  return (
    <s-stack gap="base">
      <s-heading>{heading}</s-heading>
      <s-grid gridTemplateColumns="auto 1fr" gap="base" alignItems="center">
        {product.image === null ? (
          <s-box />
        ) : (
          <s-product-thumbnail src={product.image.url} alt={product.image.alt} />
        )}
        <s-stack gap="small-400">
          <s-text>{product.title}</s-text>
          {why === null ? null : <s-text color="subdued">{why}</s-text>}
          <s-text type="strong">{price}</s-text>
        </s-stack>
      </s-grid>
      {children}
    </s-stack>
  );
}

/** For the merchant who places the block in the editor, where there is no order to suggest for. Buyers never see it. */
export function EditorNote({ address }: { readonly address: string | null }) {
  const { translate } = shared().i18n;
  return (
    <s-text color="subdued">{translate(address === null ? 'editor.no_address' : 'editor.place')}</s-text>
  );
}
