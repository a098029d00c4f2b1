/** Renders our real theme blocks, as the platform would for a shopper of this shop: the files themselves, and no copy of them. */
import { Liquid, type TagToken, type Template, type TopLevelToken } from 'liquidjs';
import { roomKey, roomsFor, toldRooms } from '../../domain/room.ts';
import type { Show } from './message.ts';

const read = (files: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [nameOf(path), text as string]));
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1).replace(/(\.default)?\.\w+$/, '');

// Vite reads these calls before they run: all of it must stand in them.
const BLOCKS = read(
  import.meta.glob('../../../extension/theme/blocks/*.liquid', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const SNIPPETS = read(
  import.meta.glob('../../../extension/theme/snippets/*.liquid', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const LOCALES = read(
  import.meta.glob(['../../../extension/theme/locales/*.json', '!**/*.schema.json'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

export type BlockName = 'goes-well-with' | 'upgrade' | 'bundle' | 'extras' | 'progress-bar' | 'mersalg-embed';

const SCHEMA = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

const engine = new Liquid({ strictFilters: true, ownPropertyOnly: true, extname: '', templates: SNIPPETS });
engine.registerTag('schema', {
  parse(_token: TagToken, remaining: TopLevelToken[]) {
    while (remaining.length > 0) {
      const next = remaining.shift() as TopLevelToken & { name?: string };
      if (next.name === 'endschema') return;
    }
  },
  render: () => '',
});
engine.registerFilter('t', function (key: unknown, ...values: readonly [string, unknown][]) {
  const language = (this.context.get(['request', 'locale', 'iso_code']) ?? 'en') as string;
  return translate(language, String(key), Object.fromEntries(values));
});
// As the platform writes it: safe inside a script.
engine.registerFilter('json', (value: unknown) =>
  JSON.stringify(value ?? null).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
);

/** The block's HTML on the page that `shown` speaks of; `chosen` replaces settings of the theme editor. */
export function renderBlock(
  name: BlockName,
  { product, answer, language, look }: Show,
  chosen: Readonly<Record<string, unknown>> = {},
): string {
  const source = BLOCKS[name];
  if (source === undefined) throw new Error(`There is no block ${name}.`);
  const inAnswer = [...answer.items, answer.base].flatMap((one) => (one ? [one] : []));
  const rooms = roomsFor(
    answer.offers ?? [],
    new Map(inAnswer.map(({ id, variants = [] }) => [id, { variants }])),
  );
  const told = rooms === null ? {} : { [product.id]: toldRooms(rooms) };
  const globals = {
    product: { id: product.id, selected_or_first_available_variant: { selling_plan_allocations: [] } },
    block: { id: 'preview', settings: { ...defaultsOf(source), ...chosen }, shopify_attributes: '' },
    app: {
      metafields: { mersalg: { look: { value: look }, [roomKey(product.id)]: { value: told } } },
    },
    routes: { root_url: '/' },
    localization: { country: { iso_code: answer.money?.country ?? '' } },
    request: { locale: { iso_code: language } },
    cart: { items: [], item_count: 0, total_price: 0 },
  };
  return engine.renderSync(parsed(source), {}, { globals });
}

const known = new Map<string, Template[]>();
function parsed(source: string): Template[] {
  const template = known.get(source) ?? engine.parse(source);
  known.set(source, template);
  return template;
}

function defaultsOf(source: string): Record<string, unknown> {
  const { settings } = JSON.parse(SCHEMA.exec(source)?.[1] ?? '{"settings":[]}') as {
    settings: readonly { readonly id?: string; readonly default?: unknown }[];
  };
  return Object.fromEntries(
    settings.flatMap(({ id, default: usual }) => (id === undefined ? [] : [[id, usual]])),
  );
}

type Texts = { readonly [key: string]: string | Texts };
const texts = Object.fromEntries(
  Object.entries(LOCALES).map(([language, json]) => [language, JSON.parse(json) as Texts]),
);

/** A text by its dotted key; English where the language lacks it, as the platform falls back. */
function translate(language: string, key: string, values: Readonly<Record<string, unknown>>): string {
  const find = (from: Texts | undefined) =>
    key
      .split('.')
      .reduce<string | Texts | undefined>(
        (at, part) => (typeof at === 'object' ? at[part] : undefined),
        from,
      );
  const found = find(texts[language]) ?? find(texts.en);
  if (typeof found !== 'string') throw new Error(`The extension has no text ${key}.`);
  return found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(values[name] ?? ''));
}
