/** Picking a product, or a collection, tag or vendor, each from what the shop has. */
import type { ProductId } from '../../domain/ids.ts';
import type { Group, GroupKind, PickCard } from '../../domain/report.ts';
import { useGroups, useProducts } from '../data/queries.ts';
import { text } from '../text.ts';
import { Combobox } from './combobox.tsx';
import { ProductLine } from './ui.tsx';

const words = text.picker;

function useProductSearch(query: string, open: boolean) {
  const { data, error, isFetching, refetch } = useProducts(query, open);
  return { items: data?.products ?? [], error, isFetching, refetch };
}

export function ProductPicker(props: {
  label: string;
  onPick: (product: PickCard) => void;
  /** Shown, but not to be picked. */
  taken?: (id: ProductId) => boolean;
  /** Said of those. */
  takenWord?: string;
  disabled?: boolean;
}) {
  const isTaken = (product: PickCard) => props.taken?.(product.id) ?? false;
  return (
    <Combobox<PickCard>
      label={props.label}
      placeholder={words.placeholder}
      disabled={props.disabled}
      useSearch={useProductSearch}
      keyOf={(product) => product.id}
      isTaken={isTaken}
      onPick={props.onPick}
      found={words.found}
      none={words.none}
      empty={text.try.noProducts}
    >
      {(product) => (
        <ProductLine product={product}>
          {isTaken(product) && <span className="chip">{props.takenWord ?? words.excluded}</span>}
        </ProductLine>
      )}
    </Combobox>
  );
}

const SEARCHES = {
  collection: (query: string, open: boolean) => useGroupSearch('collection', query, open),
  tag: (query: string, open: boolean) => useGroupSearch('tag', query, open),
  vendor: (query: string, open: boolean) => useGroupSearch('vendor', query, open),
} satisfies Record<GroupKind, unknown>;

function useGroupSearch(kind: GroupKind, query: string, open: boolean) {
  const { data, error, isFetching, refetch } = useGroups(kind, query, open);
  return { items: data?.groups ?? [], error, isFetching, refetch };
}

export function GroupPicker(props: {
  kind: GroupKind;
  label: string;
  onPick: (group: Group) => void;
  taken: (group: Group) => boolean;
  disabled: boolean;
}) {
  return (
    <Combobox<Group>
      // Another kind is another search: nothing of the former stays.
      key={props.kind}
      label={props.label}
      placeholder={words.groupPlaceholder}
      disabled={props.disabled}
      useSearch={SEARCHES[props.kind]}
      keyOf={(group) => group.key}
      isTaken={props.taken}
      onPick={props.onPick}
      found={words.groupsFound}
      none={words.noGroup}
      empty={words.noGroups}
    >
      {(group) => (
        <span className="product-text">
          <span className="product-title">{group.title}</span>
          <span className="soft">
            {text.common.products(group.products)}
            {props.taken(group) && <span className="chip">{words.excluded}</span>}
          </span>
        </span>
      )}
    </Combobox>
  );
}
