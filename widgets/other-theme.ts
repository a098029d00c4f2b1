/** Refreshes the cart in a theme that we do not know: the pieces of its sections that show the cart, and nothing else. */
import { cartForm } from './drawer.ts';

/** What shows a cart in any theme: its form, what leads to checkout, the link with the count. */
const SHOWS = 'form[action$="/cart"],[name=checkout],a[href$="/checkout"],a[href$="/cart"]';
const SECTION = '[id^="shopify-section-"]';

interface Piece {
  readonly element: Element;
  readonly section: Element;
}

const idOf = (section: Element) => section.id.slice('shopify-section-'.length);

/** Swapped piece by piece, because a whole drawer would lose its state and the handlers of its buttons. */
function pieces(): Piece[] {
  const form = cartForm();
  return [...document.querySelectorAll(SHOWS)].flatMap((control) => {
    let element = control;
    if (control.closest('.mersalg') || (form !== control && form?.contains(control))) return [];
    if (form && control.matches('[name=checkout],[href$="/checkout"]')) {
      // The sum stands around the button: everything that has branched off from the form's own branch.
      while (element.parentElement && !element.parentElement.contains(form)) element = element.parentElement;
    }
    const section = element.closest(SECTION);
    return section ? [{ element, section }] : [];
  });
}

/** Ids of the sections that hold these pieces. */
export function otherSections(): string[] {
  return [...new Set(pieces().map(({ section }) => idOf(section)))];
}

/** Puts the freshly rendered pieces in place of the old, and says so in the words that many themes listen for. */
export function refreshOther(sections: Readonly<Record<string, string | null>> | undefined): void {
  for (const { element, section } of pieces()) {
    const html = sections?.[idOf(section)];
    const fresh = html && new DOMParser().parseFromString(html, 'text/html').querySelector(SECTION);
    const twin = fresh && follow(fresh, pathTo(element, section));
    if (twin && twin.tagName === element.tagName) element.innerHTML = twin.innerHTML;
  }
  for (const name of ['cart:refresh', 'cart:updated']) {
    document.documentElement.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}

const ownChildren = (element: Element) => [...element.children].filter((child) => !child.matches('.mersalg'));

/** Positions from `root` down to `element`, as if we were not there. */
function pathTo(element: Element, root: Element): number[] {
  const parent = element.parentElement;
  if (element === root || !parent) return [];
  return [...pathTo(parent, root), ownChildren(parent).indexOf(element)];
}

function follow(root: Element, path: readonly number[]): Element | undefined {
  return path.reduce<Element | undefined>((element, at) => element && ownChildren(element)[at], root);
}
