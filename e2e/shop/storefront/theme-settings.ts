/** What the merchant set in the twin's theme editor: the theme in use, app blocks and embeds on or off, their settings. */
import { type Field, isFields } from './cart/body.ts';

/** `dawn` and `horizon` have those themes' cart drawers, `plain` has none. */
export const THEMES = ['dawn', 'horizon', 'plain'] as const;
export type ThemeName = (typeof THEMES)[number];

export interface BlockSetting {
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, Field>>;
  /** How often it stands where it stands: a merchant may add a block twice. Once unless told. */
  readonly times?: number;
}

export class ThemeSettings {
  /** Used by visitors who have not chosen one by `?theme=`. */
  theme: ThemeName = 'dawn';
  /** Whether the shop is not open yet: everybody is sent to its password page. */
  password = false;
  /** Whether sections are rendered by themselves; without, the drawer cannot be shown anew. */
  sections = true;
  /** By the block's handle; what is not here is on, with its defaults. */
  readonly blocks = new Map<string, BlockSetting>();

  block(handle: string): BlockSetting {
    return this.blocks.get(handle) ?? { enabled: true, settings: {} };
  }

  /** `{theme?: 'plain', password?, sections?, blocks?: {'goes-well-with': false | true | {enabled?, settings?, times?}}}`; false when it is something else. */
  apply(input: Field): boolean {
    if (!isFields(input)) return false;
    const { theme, blocks, password, sections } = input;
    for (const flag of [password, sections]) {
      if (flag !== undefined && typeof flag !== 'boolean') return false;
    }
    if (theme !== undefined && !isThemeName(theme)) return false;
    if (blocks !== undefined && !isFields(blocks)) return false;
    if (theme !== undefined && isThemeName(theme)) this.theme = theme;
    if (typeof password === 'boolean') this.password = password;
    if (typeof sections === 'boolean') this.sections = sections;
    for (const [handle, value] of Object.entries(blocks ?? {})) {
      const before = this.block(handle);
      if (typeof value === 'boolean') this.blocks.set(handle, { ...before, enabled: value });
      else if (isFields(value)) {
        this.blocks.set(handle, {
          enabled: typeof value.enabled === 'boolean' ? value.enabled : before.enabled,
          settings: isFields(value.settings) ? { ...before.settings, ...value.settings } : before.settings,
          times: Number(value.times ?? before.times ?? 1),
        });
      } else return false;
    }
    return true;
  }

  toJson(): { theme: ThemeName; blocks: Record<string, BlockSetting> } {
    return { theme: this.theme, blocks: Object.fromEntries(this.blocks) };
  }
}

export function isThemeName(value: unknown): value is ThemeName {
  return (THEMES as readonly unknown[]).includes(value);
}
