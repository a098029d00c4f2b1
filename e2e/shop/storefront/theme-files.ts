/** The theme's files: layouts, JSON templates, section groups and sections, with the ids Shopify would give. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stamp } from './extension.ts';
import { loadTranslator, type Translator } from './liquid/translate.ts';
import { readSchema, type Schema } from './schema.ts';

export interface SectionData {
  readonly type: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly blocks?: Readonly<Record<string, { type: string; settings?: Record<string, unknown> }>>;
  readonly block_order?: readonly string[];
}

/** A section where it stands: in a template, in a group, or static. */
export interface PlacedSection {
  readonly id: string;
  readonly data: SectionData;
  readonly group: string | null;
}

interface SectionList {
  readonly sections: Readonly<Record<string, SectionData>>;
  readonly order: readonly string[];
  readonly layout?: string | false;
}

export class ThemeFiles {
  readonly folder: string;
  readonly translate: Translator;

  constructor(folder: string) {
    this.folder = folder;
    this.translate = loadTranslator(join(folder, 'locales'));
  }

  layout(name: string): string {
    return readFileSync(join(this.folder, 'layout', `${name}.liquid`), 'utf8');
  }

  /** Sections of a JSON template, in order: `template--<number>__<key>`. */
  template(name: string): { layout: string | null; sections: PlacedSection[] } {
    const list = this.list(join('templates', `${name}.json`));
    const prefix = `template--${number(name)}__`;
    return {
      layout: list.layout === false ? null : (list.layout ?? 'theme'),
      sections: place(list, prefix, null),
    };
  }

  /** Sections of a section group: `sections--<number>__<key>`. */
  group(name: string): PlacedSection[] {
    return place(this.list(join('sections', `${name}.json`)), `sections--${number(name)}__`, name);
  }

  /** A section by the id that the Section Rendering API is given; null when the theme has none such. */
  find(id: string, template: string): PlacedSection | null {
    if (id.startsWith('template--')) {
      return this.template(template).sections.find((section) => section.id === id) ?? null;
    }
    if (id.startsWith('sections--')) {
      for (const group of ['header-group', 'footer-group']) {
        const section = this.group(group).find((one) => one.id === id);
        if (section) return section;
      }
      return null;
    }
    return this.section(id) ? { id, data: { type: id }, group: null } : null;
  }

  section(type: string): { source: string; schema: Schema } | null {
    const file = join(this.folder, 'sections', `${type}.liquid`);
    if (!/^[\w-]+$/.test(type) || !existsSync(file)) return null;
    const source = readFileSync(file, 'utf8');
    return { source, schema: readSchema(source, `sections/${type}.liquid`) };
  }

  assetPath(file: string): string {
    return `/cdn/shop/t/1/assets/${file}?v=${stamp(join(this.folder, 'assets'))}`;
  }

  private list(file: string): SectionList {
    return JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as SectionList;
  }
}

function place(list: SectionList, prefix: string, group: string | null): PlacedSection[] {
  return list.order.map((key) => {
    const data = list.sections[key];
    if (!data) throw new Error(`The theme's order names the section ${key}, which is not there.`);
    return { id: `${prefix}${key}`, data, group };
  });
}

/** Shopify numbers templates; nobody may rely on the number, so it only has to be stable. */
function number(name: string): string {
  return String(Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 10), 16));
}
