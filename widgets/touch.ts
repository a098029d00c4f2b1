/** Dress for widgets under a hand, and the way to add any: it comes with the code, not with every page. */
import css from './touch.css?inline';

/** Adds a sheet after the page's own. */
export function addStyle(css: string): void {
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
}

addStyle(css);
