/** The language of whoever sits at the admin: chosen there, else the browser's; apps are opened with it. */
import { cookie, readCookie } from '../storefront/cookies.ts';
import { type Html, html } from './html.ts';
import { back } from './shell.ts';

const NAMES = { en: 'English', sv: 'Svenska', da: 'Dansk', nb: 'Norsk bokmål', fi: 'Suomi' } as const;
const COOKIE = '_twin_locale';

const isKnown = (code: string | null | undefined): code is keyof typeof NAMES =>
  typeof code === 'string' && Object.hasOwn(NAMES, code);

export function localeOf(request: Request): string {
  const chosen = readCookie(request, COOKIE);
  if (isKnown(chosen)) return chosen;
  const wanted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((tag) => tag.trim().slice(0, 2));
  return wanted.find(isKnown) ?? 'en';
}

/** Takes the form of `localeChoice`; a code that nobody offered is passed over. */
export async function chooseLocale(request: Request): Promise<Response> {
  const code = (await request.formData()).get('locale');
  const answer = back('/admin');
  if (typeof code === 'string' && isKnown(code)) answer.headers.set('set-cookie', cookie(COOKIE, code));
  return answer;
}

export function localeChoice(request: Request): Html {
  const current = localeOf(request);
  const button = ([code, name]: readonly [string, string]) =>
    html`<button name="locale" value="${code}" lang="${code}" ${code === current ? html`aria-pressed="true"` : null}>${name}</button> `;
  return html`<section class="card">
      <h2>Your language</h2>
      <p>Apps are opened in it. Suomi is one that Mersalg does not speak.</p>
      <form method="post" action="/admin/locale">${Object.entries(NAMES).map(button)}</form>
    </section>`;
}
