/** Dress for what few pages show (the cart's rows, the dialog): it comes with the code, not with every page. */
import rows from './rows.css?inline';
import { addStyle } from './touch.ts';

addStyle(rows);
