/** All blocks of a page: one question, and each shows its part of the answer, or goes without a trace. */
import { cartOf, type Suggestions, suggest } from './api.ts';
import type { Page } from './page.ts';
import { BLOCKS } from './placements/blocks.ts';

/** Fills the block; false when there is nothing to show in it. */
export type Mount = (block: HTMLElement, page: Page, answer: Suggestions) => boolean;

/** Of two blocks for one spot only the first speaks. */
export async function show(blocks: readonly HTMLElement[], page: Page): Promise<void> {
  const bySpot = new Map<keyof typeof BLOCKS, HTMLElement>();
  for (const block of blocks) {
    const spot = block.dataset.mersalg as keyof typeof BLOCKS;
    if (bySpot.has(spot)) page.collapse(block);
    else bySpot.set(spot, block);
  }
  // Nothing may urge where it could not be remembered.
  const { mute } = page.memory();
  const spots = [...bySpot.keys()].filter((spot) => !(mute && spot === 'upgrade'));
  const answer = await suggest(page, {
    placement: 'product',
    product: Number(blocks[0]!.dataset.product),
    cart: cartOf(blocks[0]!),
    limit: Number(bySpot.get('product')?.dataset.limit) || 4,
    spots,
  });
  for (const [spot, block] of bySpot) {
    try {
      // What holds no room stands outside the page's flow: it may appear only below what is in view.
      const fits = !block.style.position || block.getBoundingClientRect().top > innerHeight;
      const heading = answer?.headings?.[spot];
      if (heading) block.dataset.heading = heading;
      if (answer && fits && BLOCKS[spot](block, page, answer)) {
        block.style.position = '';
        block.dataset.state = 'ready';
        continue;
      }
      // When it comes again in this visit, it holds no room: see mersalg-gone.liquid.
      sessionStorage[`mersalg:${spot}${block.dataset.product}`] = 1;
    } catch {}
    page.collapse(block);
  }
}
