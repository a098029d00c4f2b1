/** @jsxImportSource preact */
/** After the purchase, for this order and no other: one suggestion with a reason, a link and a no that is heard; at times a question. */
import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { inThanks, isInEditor, shared } from './api.ts';
import { isHeld } from './cart.ts';
import { Feedback } from './feedback.tsx';
import { decline, followUpOf, noteFollowUp, wasAnythingOffered, wasOffered } from './memory.ts';
import { type Offered, offered } from './product.ts';
import { EditorNote, Row } from './row.tsx';
import { address, report, type Suggested, suggestion } from './server.ts';

export default async function extension(): Promise<void> {
  render(<Block />, document.body);
}

interface Found extends Suggested {
  readonly offer: Offered & { readonly url: string };
}

/**
 * What was decided for this order is kept: a page that is opened again shows the same, or the same nothing. Without a
 * memory there is no follow-up, for a shopper who said no would be asked again.
 */
async function find(order: string): Promise<Found | null> {
  if (isHeld()) return null;
  const decided = await followUpOf(order);
  const found = decided === undefined ? await fresh() : decided;
  const offer = found === null ? null : await offered(found.product);
  if (decided === undefined) await noteFollowUp(order, offer === null ? null : found);
  // Off the online store there is no page to send anybody to.
  if (found === null || offer === null || offer.url === null) return null;
  return { ...found, offer: { ...offer, url: withMark(offer.url, found.mark) } };
}

/** What checkout has offered and the buyer has left alone is not offered again. */
async function fresh(): Promise<Suggested | null> {
  const found = await suggestion('thanks');
  return found === null || (await wasOffered(found.product)) ? null : found;
}

/** The product's page hands the mark on to the cart, so that an order can be told to have come this way. */
export function withMark(url: string, mark: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}_mersalg=${encodeURIComponent(mark)}`;
}

/** Whether the order holds what a suggestion of ours sold, or checkout offered something: then one can say if it helped. */
async function hasMet(): Promise<boolean> {
  const sold = shared().lines.value.some(({ attributes }) =>
    attributes.some(({ key }) => key === '_mersalg'),
  );
  return sold || (await wasAnythingOffered().catch(() => false));
}

function Block() {
  const [found, setFound] = useState<Found | null>(null);
  /** Null until it is known. */
  const [helpful, setHelpful] = useState<boolean | null>(null);
  const order = inThanks().orderConfirmation.value.order.id;
  useEffect(() => {
    void find(order)
      .catch(() => null)
      .then(async (one) => {
        setFound(one);
        if (one !== null) report('thanks', 'shown');
        setHelpful(one !== null || (await hasMet()));
      });
  }, [order]);
  const no = () => {
    if (found === null) return;
    setFound(null);
    report('thanks', 'dismissed');
    void decline(order, found.product).catch(() => {});
  };
  return (
    <s-stack gap="large">
      {found === null ? null : <FollowUp found={found} no={no} />}
      {found === null && isInEditor() ? <EditorNote address={address()} /> : null}
      {helpful === null ? null : <Feedback helpful={helpful} />}
    </s-stack>
  );
}

function FollowUp({ found, no }: { readonly found: Found; readonly no: () => void }) {
  const { translate } = shared().i18n;
  const { offer } = found;
  const [first] = offer.variants;
  const price =
    new Set(offer.variants.map((one) => one.price)).size === 1
      ? first!.price
      : translate('thanks.from', { price: first!.price });
  return (
    <Row heading={translate('thanks.heading')} product={offer} price={price} reason={found.reason}>
      <s-stack direction="inline" gap="base">
        <s-button
          variant="secondary"
          href={offer.url}
          accessibilityLabel={translate('thanks.see', { title: offer.title })}
        >
          {translate('thanks.link')}
        </s-button>
        <s-button variant="secondary" onClick={no}>
          {translate('thanks.no')}
        </s-button>
      </s-stack>
    </Row>
  );
}
