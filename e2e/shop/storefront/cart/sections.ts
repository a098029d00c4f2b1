/** Section rendering: `?sections=`, `?section_id=`, and the sections bundled into cart answers. */

import type { Renderer } from '../liquid/renderer.ts';
import { splitPath } from '../market.ts';
import { type PageContext, pageContext } from '../page-context.ts';
import type { Visit } from '../visit.ts';
import { html, json } from '../visit.ts';
import type { Field } from './body.ts';

/** https://shopify.dev/docs/api/ajax/section-rendering: more than five are refused, unknown ones are null. */
const MOST_SECTIONS = 5;

/** `a,b` or a list; null when nothing was asked for. */
export function sectionIds(field: Field | undefined): string[] | null {
  const words = Array.isArray(field) ? field : typeof field === 'string' ? field.split(',') : null;
  const ids = words?.map((word) => String(word).trim()).filter(Boolean) ?? [];
  return ids.length > 0 ? ids : null;
}

export function tooMany(ids: readonly string[] | null): boolean {
  return ids !== null && ids.length > MOST_SECTIONS;
}

export async function renderSections(
  renderer: Renderer,
  visit: Visit,
  page: PageContext,
  ids: readonly string[],
): Promise<Record<string, string | null>> {
  const out: Record<string, string | null> = {};
  const { sections } = visit.front.settings;
  for (const id of ids) out[id] = sections ? await renderer.section(visit, page, id) : null;
  return out;
}

/** For cart answers: in the context of `sections_url`, else of the page the request came from. */
export function bundlePage(visit: Visit, sectionsUrl: Field | undefined): PageContext | null {
  const named = typeof sectionsUrl === 'string' ? sectionsUrl : null;
  if (named !== null && !named.startsWith('/')) return null;
  const referer = visit.request.headers.get('referer');
  const url = URL.parse(named ?? referer ?? '/', visit.url) ?? new URL('/', visit.url);
  return pageContext(visit, splitPath(url.pathname).path, url.searchParams);
}

/** The answer to `?section_id=` or `?sections=`; null when the whole page is wanted. */
export async function sectionAnswer(
  renderer: Renderer,
  visit: Visit,
  page: PageContext,
): Promise<Response | null> {
  const query = visit.url.searchParams;
  const one = query.get('section_id');
  if (one !== null) {
    const body = await renderer.section(visit, page, one);
    return body === null ? html('', 404) : html(body, page.status);
  }
  const listed = query.getAll('sections[]');
  const ids = sectionIds(listed.length > 0 ? listed : (query.get('sections') ?? undefined));
  if (!ids) return null;
  if (tooMany(ids)) return json({ message: 'A maximum of 5 sections can be rendered at once.' }, 400);
  return json(await renderSections(renderer, visit, page, ids), page.status);
}
