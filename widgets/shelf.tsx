/** @jsxImportSource preact */
/** A shelf of cards in a host element. */
import type { SuggestItem } from '../server/domain/suggestion.ts';
import type { Suggestions } from './api.ts';
import { Card } from './card.tsx';
import type { Page } from './page.ts';
import { openPanel, type Panel, type Sight } from './panel.tsx';
import { sayReason } from './reason.ts';
import { type ShelfState, variantOf } from './store.ts';
import { say } from './text.ts';

export interface Shelf {
  /** Draws other suggestions in the same place. */
  update(answer: Suggestions): void;
}

export interface ShelfOptions {
  readonly heading: string;
  /** Titles of products by id, to name what a suggestion goes with. */
  readonly titles?: (id: number) => string | undefined;
}

export function mountShelf(host: HTMLElement, page: Page, first: Suggestions, options: ShelfOptions): Shelf {
  let answer = first;
  const sight = (): Sight => ({
    keys: [...answer.items.map(({ id }) => `p${id}`), 'cross-sell', answer.placement],
    marks: [answer.mark],
    count: answer.items.length,
  });
  const view = ({ act, pick }: Panel, state: ShelfState) => {
    const add = (item: SuggestItem) => {
      const { id } = variantOf(item, state.picks);
      act(item.id, answer.mark, say('announce', item), [{ id, quantity: 1 }]);
    };
    return (
      <>
        <h2 class="mersalg__heading">{options.heading}</h2>
        <ul class="mersalg__row">
          {state.items.map((item) => {
            const reason = sayReason(item, variantOf(item, state.picks), options.titles);
            return <Card key={item.id} {...{ item, state, reason, pick, add }} />;
          })}
        </ul>
      </>
    );
  };
  const panel = openPanel(host, page, answer.placement, answer.items, sight(), view);
  return {
    update(next) {
      answer = next;
      panel.shelf.setState({ items: next.items });
      panel.look(sight());
    },
  };
}
