/** Request bodies of the storefront as one plain tree: JSON, or form fields with Rails' brackets (`items[0][id]`). */

export type Field = string | number | boolean | null | File | Field[] | { [key: string]: Field };
export type Fields = { [key: string]: Field };

/** Null when the body is not what its content type says. */
export async function readFields(request: Request): Promise<Fields | null> {
  const type = request.headers.get('content-type') ?? '';
  try {
    if (type.includes('json')) {
      const parsed: unknown = JSON.parse((await request.text()) || '{}');
      return isFields(parsed) ? parsed : null;
    }
    if (type.includes('multipart/form-data')) {
      return nest([...(await request.formData()).entries()] as [string, string | File][]);
    }
    return nest([...new URLSearchParams(await request.text())]);
  } catch {
    return null;
  }
}

/** `[['updates[]', '1'], ['a[b]', 'x']]` → `{updates: ['1'], a: {b: 'x'}}`; of a repeated plain name the last counts. */
export function nest(entries: readonly (readonly [string, string | File])[]): Fields {
  const root: Fields = Object.create(null) as Fields;
  for (const [name, value] of entries) {
    const path = [...name.matchAll(/^[^[]+|\[([^\]]*)\]/g)].map((match) => match[1] ?? match[0]);
    put(root, path, value);
  }
  return arrays(root) as Fields;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof File);
}

/** A whole number from JSON or a form; null when it is none. */
export function toInteger(value: Field | undefined): number | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim())) return Number(value);
  return null;
}

export function toText(value: Field | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Line properties or cart attributes: text by name; empty and nested values are left out, as on Shopify. */
export function toTexts(value: Field | undefined): Record<string, string> {
  const texts: Record<string, string> = Object.create(null) as Record<string, string>;
  if (!isFields(value)) return { ...texts };
  for (const [name, field] of Object.entries(value)) {
    const text = toText(field);
    if (text !== null && text !== '' && name !== '__proto__') texts[name] = text;
  }
  return { ...texts };
}

function put(node: Fields, path: readonly string[], value: string | File): void {
  const [head, ...rest] = path;
  if (head === undefined) return;
  const key = head === '' ? String(Object.keys(node).length) : head;
  if (rest.length === 0) {
    node[key] = value;
    return;
  }
  const inner = node[key];
  const next: Fields = isFields(inner) ? inner : (Object.create(null) as Fields);
  if (inner !== next) node[key] = next;
  put(next, rest, value);
}

/** Objects whose keys are 0, 1, 2… become lists: Rails would not for `items[0]`, but Shopify's answer is the same. */
function arrays(field: Field): Field {
  if (!isFields(field)) return field;
  const keys = Object.keys(field);
  if (keys.length > 0 && keys.every((key, i) => key === String(i)))
    return keys.map((key) => arrays(field[key]!));
  for (const key of keys) field[key] = arrays(field[key]!);
  return field;
}
