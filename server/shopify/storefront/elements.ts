/** The elements of a page of HTML with what surrounds each, in one pass over the text; what is no markup is passed over. */

export interface ElementSeen {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What it stands in; null for the outermost. */
  readonly parent: ElementSeen | null;
}

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Their content is no markup, or none that is shown. */
const RAW = new Set(['script', 'style', 'noscript', 'template', 'textarea', 'title']);
/** Deeper is no page that somebody made; browsers stop at about as much. */
const DEEPEST = 500;
const NAME = /[a-z][^\s/>]*/iy;
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/**
 * Forgiving as browsers are: a closing tag closes up to its element, one without an element is passed over, and what
 * never ends ends the page. Takes time in proportion to the text, whatever it says.
 */
export function* elementsOf(html: string): Generator<ElementSeen> {
  const lower = html.toLowerCase();
  const open: ElementSeen[] = [];
  /** How many of each name are open: a closing tag without an element must not search them all. */
  const opened = new Map<string, number>();
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = html.indexOf('-->', at);
      if (at < 0) return;
      continue;
    }
    const isClosing = html[at + 1] === '/';
    NAME.lastIndex = at + (isClosing ? 2 : 1);
    const name = NAME.exec(lower)?.[0];
    if (name === undefined) {
      at += 1;
      continue;
    }
    const from = at + (isClosing ? 2 : 1) + name.length;
    const end = isClosing ? html.indexOf('>', from) : endOfTag(html, from);
    if (end < 0) return;
    at = end + 1;
    if (isClosing) {
      for (let left = opened.get(name) ?? 0, last = ''; left > 0 && last !== name; ) {
        last = open.pop()!.name;
        opened.set(last, opened.get(last)! - 1);
      }
      continue;
    }
    const text = html.slice(from, end);
    const element = { name, attributes: attributesOf(text), parent: open.at(-1) ?? null };
    yield element;
    if (RAW.has(name)) {
      at = lower.indexOf(`</${name}`, at);
      if (at < 0) return;
    } else if (!VOID.has(name) && !text.endsWith('/') && open.length < DEEPEST) {
      open.push(element);
      opened.set(name, (opened.get(name) ?? 0) + 1);
    }
  }
}

/** The first surrounding element that is meant, from the inside; null when none is. */
export function around(element: ElementSeen, isMeant: (one: ElementSeen) => boolean): ElementSeen | null {
  for (let one = element.parent; one !== null; one = one.parent) if (isMeant(one)) return one;
  return null;
}

/** Attributes may hold `>` within quotes. -1 when it does not end. */
function endOfTag(html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const char = html[at];
    if (char === '>') return at;
    if (char !== '"' && char !== "'") continue;
    at = html.indexOf(char, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, double ?? single ?? bare ?? '');
  }
  return found;
}
