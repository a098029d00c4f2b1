/** Cookies of the storefront, read and written. */

export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** A first-party cookie for the whole shop; two weeks unless told. */
export function cookie(name: string, value: string, maxAgeSeconds = 1_209_600): string {
  return `${name}=${value}; path=/; max-age=${maxAgeSeconds}; SameSite=Lax`;
}
