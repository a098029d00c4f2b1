/** The `{% schema %}` of a section or an app block: its JSON, and the defaults of its settings. */

export interface Schema {
  readonly name?: string;
  readonly class?: string;
  readonly tag?: string;
  /** App blocks: where they may stand. */
  readonly target?: 'section' | 'body' | 'head' | 'compliance_head';
  /** App blocks: files of the extension's assets that Shopify loads once per page. */
  readonly stylesheet?: string;
  readonly javascript?: string;
  readonly enabled_on?: { readonly templates?: readonly string[] };
  readonly disabled_on?: { readonly templates?: readonly string[] };
  readonly settings?: readonly { readonly id?: string; readonly default?: unknown }[];
}

export function readSchema(source: string, file: string): Schema {
  const match = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(source);
  if (!match?.[1]) return {};
  try {
    return JSON.parse(match[1]) as Schema;
  } catch (error) {
    throw new Error(`${file}: the JSON in its schema tag cannot be read: ${(error as Error).message}`);
  }
}

export function settingDefaults(schema: Schema): Record<string, unknown> {
  return Object.fromEntries(
    (schema.settings ?? []).flatMap(({ id, default: value }) => (id ? [[id, value ?? null]] : [])),
  );
}

/** May a block with this schema stand on that template? `*` means every one. */
export function allowedOn(schema: Schema, template: string): boolean {
  const matches = (names: readonly string[] | undefined) =>
    names?.some((name) => name === '*' || name === template) ?? false;
  if (schema.enabled_on?.templates && !matches(schema.enabled_on.templates)) return false;
  return !matches(schema.disabled_on?.templates);
}
