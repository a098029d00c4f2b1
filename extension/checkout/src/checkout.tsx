/** @jsxImportSource preact */
/** One quiet suggestion in checkout. The total changes when the buyer presses a button that says by how much, and never else. */
import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { idOf, inCheckout, isInEditor, shared } from './api.ts';
import { isHeld } from './cart.ts';
import { noteOffered } from './memory.ts';
import { type Offered, offered } from './product.ts';
import { EditorNote, Row } from './row.tsx';
import { address, report, type Suggested, suggestion } from './server.ts';

export default async function extension(): Promise<void> {
  render(<Block />, document.body);
}

interface Found extends Suggested {
  readonly offer: Offered;
}

/** Asked once per visit of the page: a suggestion that changes while the buyer fills in an address is restless. */
async function find(): Promise<Found | null> {
  if (isHeld() || !inCheckout().instructions.value.lines.canAddCartLine) return null;
  const found = await suggestion('checkout');
  const offer = found === null ? null : await offered(found.product);
  return found === null || offer === null ? null : { ...found, offer };
}

function Block() {
  const [found, setFound] = useState<Found | null>(null);
  const [variantId, choose] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  useEffect(() => {
    void find()
      .catch(() => null)
      .then(async (one) => {
        setFound(one);
        if (one === null) return;
        report('checkout', 'shown');
        await noteOffered(one.product).catch(() => {});
      });
  }, []);
  if (found === null) return isInEditor() ? <EditorNote address={address()} /> : null;

  const { translate } = shared().i18n;
  const { offer, mark } = found;
  const ours = lineWith(found);
  // It came into the cart in another way, which says all there was to say.
  if (ours === null && isInCart(found.product)) return null;
  const variant = offer.variants.find(({ id }) => id === variantId) ?? offer.variants[0]!;

  const apply = async (change: Parameters<ReturnType<typeof inCheckout>['applyCartLinesChange']>[0]) => {
    setState('busy');
    const result = await inCheckout()
      .applyCartLinesChange(change)
      .catch(() => ({ type: 'error' }));
    setState(result.type === 'success' ? 'idle' : 'failed');
    return result.type === 'success';
  };
  const add = async () => {
    const attributes = [{ key: '_mersalg', value: mark }];
    const added = await apply({ type: 'addCartLine', merchandiseId: variant.id, quantity: 1, attributes });
    if (added) report('checkout', 'added');
  };

  if (ours !== null) {
    return (
      <s-stack gap="small-200">
        <s-text>{translate('checkout.added', { title: offer.title })}</s-text>
        <s-button
          variant="secondary"
          loading={state === 'busy'}
          onClick={() => void apply({ type: 'removeCartLine', id: ours.id, quantity: 1 })}
        >
          {translate('checkout.remove')}
        </s-button>
      </s-stack>
    );
  }
  return (
    <Row heading={translate('checkout.heading')} product={offer} price={variant.price} reason={found.reason}>
      {offer.variants.length === 1 ? null : (
        <s-select
          label={translate('checkout.variant')}
          value={variant.id}
          onChange={(event) => choose((event.currentTarget as unknown as { value: string }).value)}
        >
          {offer.variants.map(({ id, title }) => (
            <s-option key={id} value={id}>
              {title}
            </s-option>
          ))}
        </s-select>
      )}
      <s-button variant="secondary" loading={state === 'busy'} onClick={() => void add()}>
        {translate('checkout.add', { price: variant.price })}
      </s-button>
      {state === 'failed' ? <s-text tone="critical">{translate('checkout.failed')}</s-text> : null}
    </Row>
  );
}

/** The line that our button made, if it is still there. */
function lineWith({ product, mark }: Found) {
  return (
    shared().lines.value.find(
      ({ merchandise, attributes }) =>
        idOf(merchandise.product.id) === product &&
        attributes.some(({ key, value }) => key === '_mersalg' && value === mark),
    ) ?? null
  );
}

function isInCart(product: number): boolean {
  return shared().lines.value.some(({ merchandise }) => idOf(merchandise.product.id) === product);
}
