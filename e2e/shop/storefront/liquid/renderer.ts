/** Renders pages, sections, app blocks and app-proxy answers with the theme's and the extension's Liquid. */
import { join } from 'node:path';
import { Liquid, type Template } from 'liquidjs';
import { connectedOf } from '../../graphql/resolvers/connected.ts';
import type { TwinShop } from '../../state.ts';
import { type ExtensionBlock, readAsset } from '../extension.ts';
import type { PageContext } from '../page-context.ts';
import { allowedOn, settingDefaults } from '../schema.ts';
import type { Storefront } from '../storefront.ts';
import type { PlacedSection } from '../theme-files.ts';
import type { Visit } from '../visit.ts';
import { escapeHtml, registerFilters } from './filters.ts';
import { globalsOf } from './globals.ts';
import { shopifyScript } from './header.ts';
import type { LiquidObject } from './product-objects.ts';
import { type AppBlockRef, type SharedRender, STATE, type Surface } from './state.ts';
import { registerTags } from './tags.ts';

const HEADER = '<!-- content_for_header -->';

export class Renderer {
  readonly #storefront: Storefront;
  readonly #engines: Record<Surface['kind'], Liquid>;
  readonly #parsed = new Map<string, Template[]>();

  constructor(storefront: Storefront) {
    this.#storefront = storefront;
    this.#engines = {
      theme: createEngine(join(storefront.theme.folder, 'snippets'), true),
      extension: createEngine(join(storefront.extension.folder, 'snippets'), false),
    };
  }

  /** A page of the theme, whole. */
  async page(visit: Visit, page: PageContext): Promise<string> {
    const job = this.#job(visit, page);
    const { layout, sections } = this.#storefront.theme.template(page.template);
    let content = '';
    for (const section of sections) content += await job.section(section);
    return layout === null ? content : job.layout(layout, content);
  }

  /** One section in the context of a page: the Section Rendering API. Null when the theme has no such section. */
  async section(visit: Visit, page: PageContext, id: string): Promise<string | null> {
    const section = this.#storefront.theme.find(id, page.template);
    return section ? this.#job(visit, page).section(section) : null;
  }

  /** Liquid that came from elsewhere (the app proxy), inside the layout unless it says `{% layout none %}`. */
  async foreign(visit: Visit, page: PageContext, source: string): Promise<string> {
    const job = this.#job(visit, page);
    const content = await job.theme(source, {});
    const layout = job.shared.layout === undefined ? 'theme' : job.shared.layout;
    return layout === null ? content : job.layout(layout, content);
  }

  /** A layout with content that is no template of the theme: the checkout. */
  async layout(
    visit: Visit,
    page: PageContext,
    layout: string,
    type: string,
    objects: LiquidObject,
  ): Promise<string> {
    const job = this.#job(visit, page, objects);
    const content = await job.section({ id: type, data: { type }, group: null });
    return job.layout(layout, content);
  }

  #job(visit: Visit, page: PageContext, objects: LiquidObject = {}): Job {
    return new Job(this.#storefront, visit, page, objects, (surface, source, file) => {
      const engine = this.#engines[surface];
      // Answers of the app have no file and are seldom the same twice: keeping them would grow for ever.
      if (file === undefined) return { engine, parsed: engine.parse(source) };
      const key = `${surface}\n${source}`;
      const parsed = this.#parsed.get(key) ?? engine.parse(source, file);
      this.#parsed.set(key, parsed);
      return { engine, parsed };
    });
  }
}

type Parse = (
  surface: Surface['kind'],
  source: string,
  file?: string,
) => { engine: Liquid; parsed: Template[] };

/** One render: everything on the page shares its state. */
class Job {
  readonly shared: SharedRender;
  readonly #storefront: Storefront;
  readonly #visit: Visit;
  readonly #page: PageContext;
  readonly #parse: Parse;
  readonly #globals: LiquidObject;

  constructor(storefront: Storefront, visit: Visit, page: PageContext, objects: LiquidObject, parse: Parse) {
    this.#storefront = storefront;
    this.#visit = visit;
    this.#page = page;
    this.#parse = parse;
    this.shared = {
      askedHandles: new Set(),
      head: new Set(),
      paging: null,
      layout: undefined,
      renderSection: (type) => this.section({ id: type, data: { type }, group: null }),
      renderGroup: (name) => this.#group(name),
      renderAppBlock: (block) => this.#placedBlock(block),
    };
    this.#globals = { ...globalsOf(visit, page, this.shared), ...objects };
  }

  async section({ id, data, group }: PlacedSection): Promise<string> {
    const found = this.#storefront.theme.section(data.type);
    if (!found) throw new Error(`The theme has no section ${data.type}.`);
    const { source, schema } = found;
    const settings = { ...settingDefaults(schema), ...data.settings };
    const blocks = (data.block_order ?? Object.keys(data.blocks ?? {})).flatMap((key): AppBlockRef[] => {
      const block = data.blocks?.[key];
      if (!block) return [];
      return [{ id: key, type: block.type, settings: block.settings ?? {}, shopify_attributes: '' }];
    });
    const body = await this.theme(
      source,
      { section: { id, settings, blocks, index: 1, location: group } },
      id,
      data.type,
    );
    const tag = schema.tag ?? 'div';
    const classes = ['shopify-section', group ? `shopify-section-group-${group}` : '', schema.class ?? ''];
    return `<${tag} id="shopify-section-${id}" class="${classes.filter(Boolean).join(' ')}">${body}</${tag}>`;
  }

  async layout(name: string, content: string): Promise<string> {
    const { theme, extension } = this.#storefront;
    const html = await this.theme(
      theme.layout(name),
      { content_for_layout: content, content_for_header: HEADER },
      null,
      `layout/${name}`,
    );
    const embeds = { head: '', body: '' };
    for (const block of name === 'theme' && this.#storefront.installed(this.#visit.shop)
      ? extension.blocks()
      : []) {
      const place = block.schema.target === 'body' ? 'body' : 'head';
      if (block.schema.target === 'section' || block.schema.target === undefined) continue;
      embeds[place] += await this.#appBlock(block, `${block.handle}_embed`, {});
    }
    const head = `${shopifyScript(this.#visit)}\n${[...this.shared.head].join('\n')}\n${embeds.head}`;
    return html.replace(HEADER, () => head).replace(/<\/body>/, () => `${embeds.body}</body>`);
  }

  theme(source: string, own: LiquidObject, sectionId: string | null = null, file?: string): Promise<string> {
    const { theme } = this.#storefront;
    return this.#render('theme', source, own, sectionId, file, {
      kind: 'theme',
      assetUrl: (name) => `${this.#visit.cdn}${theme.assetPath(name)}`,
      assetText: (name) => text(readAsset(join(theme.folder, 'assets'), name)),
      translate: theme.translate,
    });
  }

  async #group(name: string): Promise<string> {
    let html = '';
    for (const section of this.#storefront.theme.group(name)) html += await this.section(section);
    return html;
  }

  /** An app block where the template put it: `shopify://apps/<app>/blocks/<handle>/<uuid>`. */
  async #placedBlock(ref: AppBlockRef): Promise<string> {
    const [, app, handle] = /^shopify:\/\/apps\/([^/]+)\/blocks\/([^/]+)\//.exec(ref.type) ?? [];
    if (app !== this.#storefront.extension.app || !handle) return '';
    if (!this.#storefront.installed(this.#visit.shop)) return '';
    const block = this.#storefront.extension.block(handle);
    return block ? this.#appBlock(block, ref.id, ref.settings) : '';
  }

  async #appBlock(
    block: ExtensionBlock,
    id: string,
    settings: Readonly<Record<string, unknown>>,
  ): Promise<string> {
    const { extension } = this.#storefront;
    const merchant = this.#visit.front.settings.block(block.handle);
    if (!merchant.enabled || !allowedOn(block.schema, this.#page.template)) return '';
    const url = (file: string) => `${this.#visit.extensionCdn}${extension.assetPath(file)}`;
    const { stylesheet, javascript } = block.schema;
    if (javascript)
      this.shared.head.add(`<script src="${url(javascript)}" type="text/javascript" defer="defer"></script>`);
    if (stylesheet) this.shared.head.add(`<link href="${url(stylesheet)}" rel="stylesheet" media="all">`);
    const all = { ...settingDefaults(block.schema), ...settings, ...merchant.settings };
    const attributes = `data-shopify-editor-block="${escapeHtml(JSON.stringify({ id, type: block.handle }))}"`;
    const own = {
      block: { id, type: block.handle, settings: all, shopify_attributes: attributes },
      app: { metafields: appMetafields(this.#visit.shop) },
    };
    const body = await this.#render('extension', block.source, own, null, block.file, {
      kind: 'extension',
      assetUrl: url,
      assetText: (file) => text(extension.asset(file)),
      translate: extension.translate,
    });
    const placed = `<div id="shopify-block-${id}" class="shopify-block shopify-app-block">${body}</div>`;
    return placed.repeat(merchant.times ?? 1);
  }

  async #render(
    kind: Surface['kind'],
    source: string,
    own: LiquidObject,
    sectionId: string | null,
    file: string | undefined,
    surface: Surface,
  ): Promise<string> {
    const { engine, parsed } = this.#parse(kind, source, file);
    const state = { visit: this.#visit, page: this.#page, surface, shared: this.shared, sectionId };
    const globals = { ...this.#globals, ...own, [STATE]: state };
    return String(await engine.render(parsed, {}, { globals }));
  }
}

/** What the app keeps of itself, for its own blocks alone: `app.metafields.namespace.key.value`. */
function appMetafields(shop: TwinShop): LiquidObject {
  const spaces: Record<string, LiquidObject> = {};
  for (const [at, text] of connectedOf(shop).appMetafields) {
    const [space = '', key = ''] = at.split('.');
    spaces[space] = { ...spaces[space], [key]: { type: 'json', value: JSON.parse(text) as unknown } };
  }
  return spaces;
}

function createEngine(snippets: string, cache: boolean): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    root: [snippets],
    partials: [snippets],
    extname: '.liquid',
    cache,
    timezoneOffset: 0,
  });
  registerFilters(engine);
  registerTags(engine);
  return engine;
}

function text(bytes: Uint8Array | null): string | null {
  return bytes && Buffer.from(bytes).toString('utf8');
}
