/** Shopify's own Liquid tags: sections, layout, form, paginate, style, schema, and `{% render block %}` of app blocks. */
import {
  type Context,
  type Emitter,
  evalToken,
  Hash,
  type Liquid,
  type Parser,
  type ParseStream,
  RenderTag,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  type ValueToken,
} from 'liquidjs';
import { attributes } from './filters.ts';
import { type AppBlockRef, stateOf } from './state.ts';

type Steps = Generator<unknown, void, unknown>;

export function registerTags(engine: Liquid): void {
  /** liquidjs's template inheritance is not Shopify's; theirs is replaced or gone. */
  delete engine.tags.block;
  delete engine.tags.include;
  engine.registerTag('layout', LayoutTag);
  engine.registerTag('section', SectionTag);
  engine.registerTag('sections', SectionsTag);
  engine.registerTag('render', RenderBlockTag);
  engine.registerTag('schema', swallow('schema'));
  engine.registerTag('doc', swallow('doc'));
  engine.registerTag(
    'style',
    bodyTag('style', (css) => `<style data-shopify>${css}</style>`),
  );
  engine.registerTag(
    'stylesheet',
    bodyTag('stylesheet', (css, context) => {
      stateOf(context).shared.head.add(`<style data-shopify>${css}</style>`);
      return '';
    }),
  );
  engine.registerTag(
    'javascript',
    bodyTag('javascript', (script, context) => {
      stateOf(context).shared.head.add(`<script type="module">${script}</script>`);
      return '';
    }),
  );
  engine.registerTag('form', FormTag);
  engine.registerTag('paginate', PaginateTag);
}

/** `{% layout none %}` or `{% layout 'name' %}`: remembered for whoever renders the page. */
class LayoutTag extends Tag {
  readonly #name: ValueToken | undefined;
  readonly #none: boolean;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#none = /^\s*(none|false)\s*$/.test(token.args);
    this.#name = this.#none ? undefined : token.tokenizer.readValue();
  }

  *render(context: Context): Steps {
    const name = this.#name ? String(yield evalToken(this.#name, context)) : null;
    stateOf(context).shared.layout = this.#none ? null : name;
  }
}

class SectionTag extends Tag {
  readonly #name: ValueToken | undefined;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#name = token.tokenizer.readValue();
  }

  *render(context: Context, emitter: Emitter): Steps {
    const name = String(yield evalToken(this.#name, context));
    emitter.write(yield stateOf(context).shared.renderSection(name));
  }
}

class SectionsTag extends Tag {
  readonly #name: ValueToken | undefined;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
    super(token, rest, liquid);
    this.#name = token.tokenizer.readValue();
  }

  *render(context: Context, emitter: Emitter): Steps {
    const name = String(yield evalToken(this.#name, context));
    emitter.write(yield stateOf(context).shared.renderGroup(name));
  }
}

/** `{% render block %}` renders an app block of the section; everything else is the usual snippet. */
class RenderBlockTag extends RenderTag {
  readonly #variable: string | undefined;

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    const bare = /^\s*([a-z_]\w*)\s*$/i.exec(token.args);
    super(token, rest, liquid, parser);
    this.#variable = bare?.[1];
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, unknown> {
    if (!this.#variable) return yield* super.render(context, emitter);
    const block = context.getSync([this.#variable]) as AppBlockRef;
    emitter.write(yield stateOf(context).shared.renderAppBlock(block));
  }
}

/** Reads the raw text up to `{% end<name> %}`. */
function rawBody(name: string, rest: TopLevelToken[]): string {
  let body = '';
  for (let token = rest.shift(); token; token = rest.shift()) {
    if ((token as TagToken).name === `end${name}`) return body;
    body += token.getText();
  }
  throw new Error(`{% ${name} %} is not closed`);
}

function swallow(name: string): new (token: TagToken, rest: TopLevelToken[], liquid: Liquid) => Tag {
  return class extends Tag {
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      rawBody(name, rest);
    }
    *render(): Steps {}
  };
}

/** A tag whose Liquid body is rendered and handed to `write`. */
function bodyTag(
  name: string,
  write: (body: string, context: Context) => string,
): new (
  token: TagToken,
  rest: TopLevelToken[],
  liquid: Liquid,
  parser: Parser,
) => Tag {
  return class extends Tag {
    readonly #body: Template[];
    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, rest, liquid);
      this.#body = readBody(name, rest, parser);
    }
    *render(context: Context, emitter: Emitter): Steps {
      const body = String(yield this.liquid.renderer.renderTemplates(this.#body, context));
      emitter.write(write(body, context));
    }
  };
}

function readBody(name: string, rest: TopLevelToken[], parser: Parser): Template[] {
  const body: Template[] = [];
  const stream: ParseStream = parser
    .parseStream(rest)
    .on('template', (template: Template) => body.push(template))
    .on(`tag:end${name}`, () => stream.stop())
    .on('end', () => {
      throw new Error(`{% ${name} %} is not closed`);
    });
  stream.start();
  return body;
}

/** `{% form 'product', product, id: 'x' %}`: https://shopify.dev/docs/api/liquid/tags/form */
class FormTag extends Tag {
  readonly #type: ValueToken | undefined;
  readonly #object: ValueToken | undefined;
  readonly #hash: Hash;
  readonly #body: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    const { tokenizer } = token;
    this.#type = tokenizer.readValue();
    tokenizer.skipBlank();
    const positional = /^,\s*[\w.[\]'"]+\s*(,|$)/.test(tokenizer.remaining());
    if (positional) {
      tokenizer.advance();
      tokenizer.skipBlank();
      this.#object = tokenizer.readValue();
    }
    this.#hash = new Hash(tokenizer);
    this.#body = readBody('form', rest, parser);
  }

  *render(context: Context, emitter: Emitter): Steps {
    const type = String(yield evalToken(this.#type, context));
    const object = (this.#object ? yield evalToken(this.#object, context) : null) as { id?: unknown } | null;
    const { return_to, ...rest } = (yield this.#hash.render(context)) as Record<string, unknown>;
    const { visit, sectionId } = stateOf(context);
    const action = `${visit.market.prefix}${{ product: '/cart/add', cart: '/cart', localization: '/localization' }[type] ?? `/${type}`}`;
    const multipart = type === 'product' ? { enctype: 'multipart/form-data' } : {};
    const open = { method: 'post', action, 'accept-charset': 'UTF-8', ...multipart, ...rest };
    const hidden = (name: string, value: unknown) =>
      `<input type="hidden" name="${name}"${attributes({ value })}>`;
    emitter.write(`<form${attributes(open)}>${hidden('form_type', type)}${hidden('utf8', '✓')}`);
    if (return_to) emitter.write(hidden('return_to', return_to));
    context.push({ form: { id: rest.id ?? null, errors: null, 'posted_successfully?': false } });
    emitter.write(String(yield this.liquid.renderer.renderTemplates(this.#body, context)));
    context.pop();
    if (type === 'product') {
      emitter.write(hidden('product-id', object?.id));
      if (sectionId) emitter.write(hidden('section-id', sectionId));
    }
    emitter.write('</form>');
  }
}

/** `{% paginate collection.products by 24 %}`: the collection gives that page's products meanwhile. */
class PaginateTag extends Tag {
  readonly #owner: string;
  readonly #by: ValueToken | undefined;
  readonly #body: Template[];

  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, rest, liquid);
    const match = /^\s*(\w+)\.(\w+)\s+by\s+/.exec(token.args);
    if (!match) throw new Error('{% paginate object.items by n %} is what paginate takes here');
    this.#owner = match[1]!;
    token.tokenizer.readValue();
    token.tokenizer.readIdentifier();
    this.#by = token.tokenizer.readValue();
    this.#body = readBody('paginate', rest, parser);
  }

  *render(context: Context, emitter: Emitter): Steps {
    const { shared, visit } = stateOf(context);
    const size = Math.min(250, Math.max(1, Number(yield evalToken(this.#by, context))));
    const asked = Number(visit.url.searchParams.get('page') ?? 1);
    const owner = context.getSync([this.#owner]) as {
      products_count?: number;
      results_count?: number;
    } | null;
    const items = owner?.products_count ?? owner?.results_count ?? 0;
    const pages = Math.max(1, Math.ceil(items / size));
    const page = Number.isInteger(asked) && asked > 0 ? Math.min(asked, pages) : 1;
    shared.paging = { size, page };
    const link = (to: number) => {
      const url = new URL(visit.url);
      url.searchParams.set('page', String(to));
      url.searchParams.delete('section_id');
      url.searchParams.delete('sections');
      return `${url.pathname}${url.search}`;
    };
    const part = (to: number) => ({ title: String(to), url: link(to), is_link: to !== page });
    context.push({
      paginate: {
        current_page: page,
        pages,
        items,
        page_size: size,
        current_offset: (page - 1) * size,
        parts: Array.from({ length: pages }, (_, i) => part(i + 1)),
        previous: page > 1 ? part(page - 1) : null,
        next: page < pages ? part(page + 1) : null,
      },
    });
    emitter.write(String(yield this.liquid.renderer.renderTemplates(this.#body, context)));
    context.pop();
    shared.paging = null;
  }
}
