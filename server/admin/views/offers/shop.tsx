/** What the form knows of the shop: titles of products and collections that it has met, and pickers that meet more. */
import { createContext, useContext } from 'react';
import type { OfferBrief } from '../../../domain/offer/report.ts';
import type { GroupKind, PickCard } from '../../../domain/report.ts';
import { SelectField } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icons.tsx';
import { GroupPicker, ProductPicker } from '../../parts/picker.tsx';
import { ProductLine } from '../../parts/ui.tsx';
import { UnknownLine } from '../../parts/unknown-line.tsx';
import { offersText } from '../../text/offers.ts';
import { text } from '../../text.ts';

const words = offersText.form;

export interface FormShop {
  readonly currency: string;
  /** The gifts that a bar can give. */
  readonly gifts: readonly OfferBrief[];
  card(id: number): PickCard | undefined;
  meet(card: PickCard): void;
  collection(id: number): string | undefined;
  meetCollection(id: number, title: string): void;
}

const Context = createContext<FormShop | null>(null);
export const FormShopProvider = Context.Provider;

export function useFormShop(): FormShop {
  const shop = useContext(Context);
  if (shop === null) throw new Error('The form stands outside its shop.');
  return shop;
}

/** Products one by one, with a picker for more. */
export function ProductList(props: {
  label: string;
  value: readonly number[];
  onChange: (products: readonly number[]) => void;
  /** Shown in the search, but not to be picked. */
  barred?: readonly number[];
}) {
  const { meet } = useFormShop();
  const { value, onChange, barred = [] } = props;
  return (
    <div className="product-list">
      {value.length > 0 && (
        <ul className="rows">
          {value.map((id) => (
            <ProductRow key={id} id={id} onRemove={() => onChange(value.filter((one) => one !== id))} />
          ))}
        </ul>
      )}
      <ProductPicker
        label={props.label}
        taken={(id) => value.includes(id) || barred.includes(id)}
        takenWord={text.rules.besideTaken}
        onPick={(product) => {
          meet(product);
          onChange([...value, product.id]);
        }}
      />
    </div>
  );
}

function ProductRow({ id, onRemove }: { id: number; onRemove: () => void }) {
  const product = useFormShop().card(id);
  const title = product?.title ?? text.settings.unknown;
  return (
    <li>
      {product === undefined ? <UnknownLine id={id} /> : <ProductLine product={product} />}
      <button
        type="button"
        className="icon-button"
        aria-label={words.removeProduct(title)}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

/** One product and one of its variants. */
export function VariantField(props: {
  label: string;
  product: number;
  variant: number;
  onChange: (chosen: { product: number; variant: number }) => void;
}) {
  const { card, meet } = useFormShop();
  const { product: id, variant, onChange } = props;
  const product = card(id);
  const pick = (picked: PickCard) => {
    meet(picked);
    const first = picked.variants.find(({ available }) => available) ?? picked.variants[0];
    if (first !== undefined) onChange({ product: picked.id, variant: first.id });
  };
  return (
    <div className="product-list">
      {id !== 0 && (product === undefined ? <UnknownLine id={id} /> : <ProductLine product={product} />)}
      {product !== undefined && product.variants.length > 1 && (
        <SelectField
          label={words.variant}
          options={product.variants.map((one) => ({ value: one.id, label: one.title }))}
          value={variant}
          onChange={(chosen) => onChange({ product: id, variant: chosen })}
        />
      )}
      <ProductPicker label={id === 0 ? props.label : words.choose} onPick={pick} />
    </div>
  );
}

/** Names of collections or tags, with a picker for more. */
export function GroupList<Key extends number | string>(props: {
  kind: Exclude<GroupKind, 'vendor'>;
  label: string;
  value: readonly Key[];
  onChange: (keys: readonly Key[]) => void;
}) {
  const shop = useFormShop();
  const { kind, value, onChange } = props;
  const keyOf = (key: string) => (kind === 'collection' ? Number(key) : key) as Key;
  return (
    <div className="product-list">
      {value.length > 0 && (
        <ul className="rows">
          {value.map((key) => {
            const title =
              typeof key === 'number' ? (shop.collection(key) ?? text.rules.unknownCollection(key)) : key;
            return (
              <li key={key}>
                <span className="product-title">{title}</span>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={words.remove(title as string)}
                  onClick={() => onChange(value.filter((one) => one !== key))}
                >
                  <Icon name="close" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <GroupPicker
        kind={kind}
        label={props.label}
        disabled={false}
        taken={({ key }) => value.includes(keyOf(key))}
        onPick={({ key, title }) => {
          if (kind === 'collection') shop.meetCollection(Number(key), title);
          onChange([...value, keyOf(key)]);
        }}
      />
    </div>
  );
}
