/** Every word of the merchant's page: a language is added by writing another object of the type `Text`, and choosing here. */
import { en } from './text/en.ts';

export type { Explanation, Why } from './text/en-views.ts';
export type Text = typeof en;
export const text: Text = en;
