/** Dress for what few pages show (the cart's rows, the dialog): it comes with the code, not with every page. */
import rows from './rows.css?inline';

/** Adds a sheet after the page's own. */
export function addStyle(css: string): void {
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
}

addStyle(rows);
