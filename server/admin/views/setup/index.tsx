/** Setting up. */
export { Help as default } from './theme.tsx';
