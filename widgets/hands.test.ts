// @vitest-environment happy-dom
/** A selling plan finds its way into the theme's form, whatever that has for it. */
import { expect, it } from 'vitest';
import { setPlan } from './hands.ts';

it.each([
  ['no field', ''],
  ['a hidden field', '<input type="hidden" name="selling_plan">'],
  [
    'choices',
    '<input type="radio" name="selling_plan" value="" checked><input type="radio" name="selling_plan" value="7">',
  ],
])('sets a plan and takes it away again where the form has %s', (_, html) => {
  document.body.innerHTML = `<form>${html}</form>`;
  const form = document.querySelector('form')!;
  setPlan(form, 7);
  expect(new FormData(form).getAll('selling_plan')).toEqual(['7']);
  setPlan(form, undefined);
  expect(new FormData(form).getAll('selling_plan')).toEqual(['']);
});
