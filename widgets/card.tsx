/** @jsxImportSource preact */
/** One suggestion: picture, title, price, reason, variant where there is a choice, and a button that adds it. */
import type { SuggestItem } from '../server/domain/suggestion.ts';
import { type ShelfState, variantOf } from './store.ts';
import { say, type Texts } from './text.ts';

export interface CardProps {
  readonly item: SuggestItem;
  readonly state: ShelfState;
  readonly texts: Texts;
  /** Why it is suggested, in words. */
  readonly reason: string;
  readonly pick: (product: number, variant: number) => void;
  readonly add: (item: SuggestItem) => void;
}

/** Every line has its fixed height in style.css, the same as in the placeholders that Liquid renders. */
export function Card({ item, state, texts, reason, pick, add }: CardProps) {
  const step = state.steps[item.id];
  const variant = variantOf(item, state.picks);
  const refused = step?.kind === 'refused' ? step.message || say(texts, 'failed') : '';
  const label = step && !refused ? say(texts, step.kind) : '';
  return (
    <li class="mersalg__card">
      <span class="mersalg__media">
        {item.img && <img src={item.img} alt="" width="400" height="400" loading="lazy" decoding="async" />}
      </span>
      <a class="mersalg__title" href={item.url}>
        {item.title}
      </a>
      <p class="mersalg__price">
        {variant.money}
        {variant.compareAt !== null && variant.compareAt > variant.price && (
          <s>
            <span class="mersalg__unseen">{say(texts, 'regular')} </span>
            {variant.compareAtMoney}
          </s>
        )}
      </p>
      <p class={refused ? 'mersalg__note mersalg__note--refused' : 'mersalg__note'}>{refused || reason}</p>
      <div class="mersalg__actions">
        {(item.variants.length > 1 || variant.title !== 'Default Title') && (
          <select
            aria-label={say(texts, 'variant', { title: item.title })}
            onChange={({ currentTarget }) => pick(item.id, Number(currentTarget.value))}
          >
            {item.variants.map(({ id, title }) => (
              <option key={id} value={id} selected={id === variant.id}>
                {title}
              </option>
            ))}
          </select>
        )}
        <button type="button" data-step={step?.kind} onClick={() => add(item)}>
          {label || say(texts, 'add')}
          <span class="mersalg__unseen"> {item.title}</span>
        </button>
      </div>
    </li>
  );
}
