/** What the loader can fetch, by the moments of a page: its blocks come near, or somebody presses something. */
export const load = {
  blocks: () => import('../blocks.ts'),
  rest: () => import('../rest.ts'),
};
