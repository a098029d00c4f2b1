/** What is never suggested: products one by one, and whole collections, tags and vendors. */
import { useState } from 'react';
import { MAX_EXCLUDED_GROUPS } from '../../../domain/parseRules.ts';
import { GROUP_KINDS, type GroupKind } from '../../../domain/report.ts';
import { folded } from '../../../domain/rules.ts';
import { MAX_EXCLUDED, type Settings } from '../../../domain/settings.ts';
import type { GroupList } from '../../data/draft.ts';
import { useSettings } from '../../data/settings.tsx';
import { Segments } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icons.tsx';
import { GroupPicker, ProductPicker } from '../../parts/picker.tsx';
import { ProductLine } from '../../parts/ui.tsx';
import { UnknownLine } from '../../parts/unknown-line.tsx';
import { text } from '../../text.ts';

const words = { ...text.settings, ...text.rules };
const AT_FIRST = 20;
const LIST = {
  collection: 'collections',
  tag: 'tags',
  vendor: 'vendors',
} as const satisfies Record<GroupKind, GroupList>;
const BY = [
  { value: 'product' as const, label: words.byProduct },
  ...GROUP_KINDS.map((kind) => ({ value: kind, label: words.kind[kind] })),
];

export function Excluded({ settings }: { settings: Settings }) {
  const { setExcluded } = useSettings();
  const [by, setBy] = useState<'product' | GroupKind>('product');
  const ids = settings.excludedProducts;
  const { exclude } = settings.rules;
  const full = ids.length >= MAX_EXCLUDED;
  const groups = GROUP_KINDS.reduce((sum, kind) => sum + exclude[LIST[kind]].length, 0);
  return (
    <>
      <Segments legend={words.by} options={BY} value={by} onChange={setBy} />
      {by === 'product' ? (
        <>
          <ProductPicker
            label={words.add}
            disabled={full}
            taken={(id) => ids.includes(id)}
            onPick={(product) => setExcluded(product, true)}
          />
          {full && <p className="soft">{words.full(MAX_EXCLUDED)}</p>}
        </>
      ) : (
        <AddGroup kind={by} settings={settings} />
      )}
      {groups > 0 && (
        <ul className="rows">
          {GROUP_KINDS.flatMap((kind) =>
            exclude[LIST[kind]].map((key) => <GroupRow key={`${kind}:${key}`} kind={kind} entry={key} />),
          )}
        </ul>
      )}
      {ids.length + groups === 0 ? <p className="soft">{words.none}</p> : <Products ids={ids} />}
    </>
  );
}

function AddGroup({ kind, settings }: { kind: GroupKind; settings: Settings }) {
  const { setGroup } = useSettings();
  const { exclude } = settings.rules;
  const full = exclude[LIST[kind]].length >= MAX_EXCLUDED_GROUPS;
  const has = (names: readonly string[], key: string) => names.some((name) => folded(name) === folded(key));
  return (
    <>
      <GroupPicker
        kind={kind}
        label={words.exclude[kind]}
        disabled={full}
        taken={({ key }) =>
          kind === 'collection'
            ? exclude.collections.includes(Number(key))
            : has(kind === 'tag' ? exclude.tags : exclude.vendors, key)
        }
        onPick={({ key, title }) => {
          if (kind === 'collection') setGroup('collections', Number(key), true, title);
          else setGroup(LIST[kind], key, true);
        }}
      />
      {full && <p className="soft">{words.fullGroups(MAX_EXCLUDED_GROUPS)}</p>}
      {kind === 'collection' && <p className="soft">{words.collectionsNote}</p>}
    </>
  );
}

function GroupRow({ kind, entry }: { kind: GroupKind; entry: number | string }) {
  const { collection, edits, setGroup } = useSettings();
  const title = typeof entry === 'string' ? entry : (collection(entry) ?? words.unknownCollection(entry));
  const isNew = new Map<number | string, boolean>(edits.groups[LIST[kind]]).get(entry) === true;
  return (
    <li>
      <span className="product-line">
        <span className="product-text">
          <span className="product-title">{title}</span>
          <span className="soft">{words.kind[kind]}</span>
        </span>
      </span>
      {isNew && <span className="chip new">{words.unsavedMark}</span>}
      <button
        type="button"
        className="button plain"
        aria-label={words.removeGroup(title)}
        onClick={() => {
          if (typeof entry === 'number') setGroup('collections', entry, false);
          else setGroup(kind === 'tag' ? 'tags' : 'vendors', entry, false);
        }}
      >
        <Icon name="close" />
        {words.remove}
      </button>
    </li>
  );
}

function Products({ ids }: { ids: readonly number[] }) {
  const { card, edits, setExcluded } = useSettings();
  const [all, setAll] = useState(false);
  // Newest first: what was just added is seen at once.
  const newestFirst = [...ids].reverse();
  const shown = all ? newestFirst : newestFirst.slice(0, AT_FIRST);
  return (
    <>
      {ids.length > 0 && (
        <ul className="rows">
          {shown.map((id) => {
            const product = card(id);
            const title = product?.title ?? words.unknown;
            return (
              <li key={id}>
                {product === undefined ? <UnknownLine id={id} /> : <ProductLine product={product} />}
                {edits.excluded.get(id) === true && <span className="chip new">{words.unsavedMark}</span>}
                <button
                  type="button"
                  className="button plain"
                  aria-label={words.removeLabel(title)}
                  onClick={() => setExcluded(product ?? id, false)}
                >
                  <Icon name="close" />
                  {words.remove}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {shown.length < ids.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.showAll(ids.length)}
        </button>
      )}
    </>
  );
}
