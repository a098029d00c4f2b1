/** @jsxImportSource preact */
/** One suggestion: picture, title, price, reason, variant where there is a choice, and a button that adds it. */
import type { SuggestItem, SuggestItemVariant } from '../server/domain/suggestion.ts';
import { type ShelfState, type Step, variantOf } from './store.ts';
import { say } from './text.ts';

/** A price, and what it would be without the offer or the sale. */
type Shown = Pick<SuggestItemVariant, 'money' | 'price' | 'compareAt' | 'compareAtMoney'>;

export interface CardProps {
  readonly item: SuggestItem;
  readonly state: ShelfState;
  /** Why it is suggested, in words. */
  readonly reason: string;
  /** What it costs under an offer; absent: what the platform says. */
  readonly price?: Shown;
  readonly pick: (product: number, variant: number) => void;
  readonly add: (item: SuggestItem) => void;
}

/** Every line has its fixed height in style.css, the same as in the placeholders that Liquid renders. */
export function Card({ item, state, reason, price, pick, add }: CardProps) {
  const step = state.steps[item.id];
  const variant = variantOf(item, state.picks);
  const refused = refusalOf(step);
  return (
    <li class="mersalg__card">
      <Product {...{ item }} price={price ?? variant} />
      <p class={refused ? 'mersalg__note mersalg__note--refused' : 'mersalg__note'}>{refused || reason}</p>
      <div class="mersalg__actions">
        <Picker {...{ item, variant, pick }} />
        <Button {...{ step, name: item.title, press: () => add(item) }} />
      </div>
    </li>
  );
}

/** Picture, linked title and price: `price` as the platform gives it, or as reckoned, with what it would be without the offer. */
export function Product({
  item: { img, url, title },
  price: { money, price, compareAt, compareAtMoney },
}: {
  item: Pick<SuggestItem, 'img' | 'url' | 'title'>;
  price: Shown;
}) {
  return (
    <>
      <span class="mersalg__media">{img && <img src={img} alt="" loading="lazy" />}</span>
      <a class="mersalg__title" href={url}>
        {title}
      </a>
      <p class="mersalg__price">
        {money}
        {compareAt !== null && compareAt > price && (
          <s>
            <span class="mersalg__unseen">{say('regular')} </span>
            {compareAtMoney}
          </s>
        )}
      </p>
    </>
  );
}

/** Nothing where there is no choice. */
export function Picker({
  item,
  variant,
  pick,
}: Pick<CardProps, 'item' | 'pick'> & { variant: SuggestItemVariant }) {
  return item.variants.length > 1 || variant.title !== 'Default Title' ? (
    <select
      aria-label={say('variant', { title: item.title })}
      onChange={({ currentTarget }) => pick(item.id, Number(currentTarget.value))}
    >
      {item.variants.map(({ id, title }) => (
        <option key={id} value={id} selected={id === variant.id}>
          {title}
        </option>
      ))}
    </select>
  ) : null;
}

/** Says `label`, "Add" where there is none, and meanwhile what is going on. `name` tells listeners what it is about. */
export function Button({
  step,
  label = say('add'),
  name = '',
  press,
}: {
  step: Step | undefined;
  label?: string;
  name?: string;
  press: () => void;
}) {
  return (
    <button type="button" data-step={step?.kind} onClick={press}>
      {say(step?.kind ?? '') || label}
      <span class="mersalg__unseen"> {name}</span>
    </button>
  );
}

/** Why it could not be added, in Shopify's words or ours; '' when nothing was refused. */
export const refusalOf = (step: Step | undefined) =>
  step?.kind === 'refused' ? step.message || say('failed') : '';
