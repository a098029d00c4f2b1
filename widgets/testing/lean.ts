/** What lean-preact.test.ts builds: all that widgets use of Preact. */
export { Fragment, render } from 'preact';
export { jsx } from 'preact/jsx-runtime';
