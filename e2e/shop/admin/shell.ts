/** The admin's frame: top bar, navigation, and whatever the page puts into the middle. */
import type { TwinShop } from '../state.ts';
import { type Html, html } from './html.ts';

const LINKS = [
  ['/admin', 'Home'],
  ['/admin/orders', 'Orders'],
  ['/admin/products', 'Products'],
  ['/admin/themes/current/editor', 'Theme'],
] as const;

export interface ShellPage {
  readonly title: string;
  /** Which link of the navigation is the current one. */
  readonly at: string;
  readonly body: Html;
  /** An app's page takes the whole middle. */
  readonly wide?: boolean;
}

export function shell(shop: TwinShop, { title, at, body, wide }: ShellPage): Response {
  const link = ([path, name]: readonly [string, string]) =>
    html`<li><a href="${path}" ${path === at ? html`aria-current="page"` : null}>${name}</a></li>`;
  const page = html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>${title} · ${shop.data.name}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/admin/assets/admin.css">
  </head>
  <body>
    <header class="top">
      <a class="top__brand" href="/admin">Twin admin</a>
      <span class="top__shop">${shop.data.name}</span>
    </header>
    <div class="frame">
      <nav class="nav" aria-label="Admin">
        <ul>${LINKS.map(link)}</ul>
        <h2>Apps</h2>
        <ul>${link(['/admin/apps/mersalg', 'Mersalg'])}</ul>
        <ul class="nav__foot">${link(['/', 'View shop'])}</ul>
      </nav>
      <main class="${wide ? 'main main--wide' : 'main'}">
        <h1 class="title">${title}</h1>
        ${body}
      </main>
    </div>
    <div class="toasts" id="toasts" role="status"></div>
  </body>
</html>`;
  return new Response(page.text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "frame-ancestors 'none'",
    },
  });
}

/** After a form: back to the page, so that reloading does not repeat it. */
export function back(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}

export function notFound(): Response {
  return new Response('Not Found', { status: 404 });
}
