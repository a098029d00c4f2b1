/** A stand-in for the theme editor: the app's blocks and embeds, each on or off; what the app's deep links open. */
import type { TwinShop } from '../state.ts';
import { html } from './html.ts';
import { shell } from './shell.ts';

export function themeEditor(shop: TwinShop): Response {
  const body = html`<section class="card form" id="blocks" aria-live="polite"><p>Loading…</p></section>
    <p class="hint">Product page: the block stands below the product. Every page: the embed.</p>
    <script src="/admin/assets/theme-editor.js" defer></script>`;
  return shell(shop, { title: 'Theme', at: '/admin/themes/current/editor', body });
}
