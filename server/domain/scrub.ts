/** Takes out of a text what may be a person's or a secret, for what leaves the server to be read by others. */

/** In this order: what holds another (an address in a URL) goes first. Rather too much than too little. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(postgres(?:ql)?|mysql|redis|https?):\/\/[^\s/@]+@/giu, '$1://[secret]@'],
  [/\bBearer\s+\S+/giu, 'Bearer [secret]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gu, '[secret]'],
  [/\b(?:shp(?:at|ss|ca|ua|pa|rt|tka)_?|atkn_|prtapi_)\w+/giu, '[secret]'],
  [
    /\b(password|passwd|secret|token|api[_-]?key|authorization)(["']?\s*[:=]\s*["']?)[^\s"',;]+/giu,
    '$1$2[secret]',
  ],
  [/[^\s@<>"'(),;:/[\]]+@[^\s@<>"'(),;:/[\]]+\.[^\s@<>"'(),;:/[\]]+/gu, '[e-mail]'],
  [/gid:\/\/shopify\/Customer\/\d+/gu, '[customer]'],
  // A long run of hexadecimals or base64 is a hash or a key.
  [/\b[0-9a-f]{32,}\b/giu, '[hash]'],
  [/(?<![\w/+-])(?=[\w/+-]*\d)(?=[\w/+-]*[a-z])(?=[\w/+-]*[A-Z])[\w/+-]{32,}={0,2}/gu, '[secret]'],
  [/(?<![\w.-])\+?\d{1,3}(?:[ .-]?\(?\d{2,4}\)?){2,4}\d(?![\w.-])/gu, '[number]'],
];

const LONGEST = 500;

export function scrubbed(text: string): string {
  let clean = text;
  for (const [pattern, by] of PATTERNS) clean = clean.replace(pattern, by);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** All texts within a value scrubbed, its shape kept. */
export function scrubbedDeep<T>(value: T): T {
  if (typeof value === 'string') return scrubbed(value) as T;
  if (Array.isArray(value)) return value.map(scrubbedDeep) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, scrubbedDeep(one)])) as T;
}
