/** What one page render shares between its sections, snippets and app blocks; filters and tags reach it through the context. */
import type { Context } from 'liquidjs';
import type { PageContext } from '../page-context.ts';
import type { Visit } from '../visit.ts';
import type { Translator } from './translate.ts';

/** Whose files are rendered: addresses of assets and texts depend on it. */
export interface Surface {
  readonly kind: 'theme' | 'extension';
  assetUrl(file: string): string;
  /** A file's text, for `inline_asset_content`; null when it does not exist. */
  assetText(file: string): string | null;
  readonly translate: Translator;
}

export interface RenderState {
  readonly visit: Visit;
  readonly page: PageContext;
  readonly surface: Surface;
  readonly shared: SharedRender;
  /** The section being rendered, for `{% form %}`. */
  readonly sectionId: string | null;
}

export interface SharedRender {
  /** Handles asked of `all_products`: Shopify knows 20 per page. */
  readonly askedHandles: Set<string>;
  /** `<link>` and `<script>` of app blocks and `{% stylesheet %}` bodies, once each, for `content_for_header`. */
  readonly head: Set<string>;
  /** The page of the running `{% paginate %}`. */
  paging: { size: number; page: number } | null;
  /** Set by `{% layout %}`: a name, or null for none. */
  layout: string | null | undefined;
  renderSection(type: string): Promise<string>;
  renderGroup(name: string): Promise<string>;
  renderAppBlock(block: AppBlockRef): Promise<string>;
}

/** A block of a section that an app provides, as `section.blocks` holds it. */
export interface AppBlockRef {
  readonly id: string;
  /** `shopify://apps/<app>/blocks/<handle>/<uuid>`. */
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly shopify_attributes: string;
}

export const STATE = Symbol('render state');
/** On an object that `| json` may write: how. Objects marked with null may not be written, as on Shopify. */
export const JSON_FORM = Symbol('json form');

export function stateOf(context: Context): RenderState {
  const state = (context.globals as { [STATE]?: RenderState })[STATE];
  if (!state) throw new Error('Liquid was rendered without its page state: render through Renderer.');
  return state;
}
