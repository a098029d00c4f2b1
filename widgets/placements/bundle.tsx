/** @jsxImportSource preact */
/** A set: each part with its price, the sum before and after, and one press that adds them all. */
import type { Mount } from '../blocks.ts';
import { Button, Picker, Product, refusalOf } from '../card.tsx';
import { openPanel } from '../panel.tsx';
import { sayReason } from '../reason.ts';
import { reckonerFor } from '../reckon.ts';
import { variantOf } from '../store.ts';
import { joined, say, sayFacts } from '../text.ts';
import { baseItem, themeForm } from '../under.ts';

export const mount: Mount = (block, page, answer) => {
  const offer = answer.offers.find(({ spot }) => spot === 'bundle');
  const reckoner = reckonerFor(answer);
  if (!reckoner || offer?.kind !== 'bundle' || offer.terms?.kind !== 'bundle') return false;
  const { terms, products } = offer;
  const own = baseItem(answer);
  const parts = products.flatMap((id, at) => {
    // A product that two parts name counts for the first of them: there, these would make no set.
    if (terms.parts.findIndex((part) => part.products.includes(id)) !== at) return [];
    const item = id === own?.id ? own : answer.items.find((one) => one.id === id && one.offer === offer.id);
    return item ? { item, quantity: terms.parts[at]!.quantity } : [];
  });
  if (parts.length !== terms.parts.length) return false;
  const offOf = (sum: number) => reckoner.less(terms, terms.off, sum);
  // A set that is no cheaper promises nothing.
  if (!offOf(parts[0]!.item.variants[0]!.price)) return false;

  const others = parts.flatMap(({ item }) => (item === own ? [] : `p${item.id}`));
  const mark = `bundle:cross-sell:${offer.id}`;
  const sight = { keys: [...others, offer.id, 'cross-sell', 'bundle'], marks: [mark], count: 1 };
  const items = parts.map(({ item }) => item);
  const panel = openPanel(block, page, 'bundle', items, sight, (panel, { picks, steps }) => {
    const { act } = panel;
    const chosen = parts.map((part) => ({ ...part, variant: variantOf(part.item, picks) }));
    const sum = chosen.reduce((all, { variant, quantity }) => all + variant.price * quantity, 0);
    const off = offOf(sum);
    const lines = chosen.map(({ variant: { id }, quantity }) => ({ id, quantity }));
    const press = () => act('add', mark, say('set.added'), lines);
    return (
      <>
        <h2 class="mersalg__heading">{block.dataset.heading}</h2>
        <ul>
          {chosen.map(({ item, variant, quantity }) => (
            <li class="mersalg__line" key={item.id}>
              <Product {...{ item, price: variant }} />
              <p class="mersalg__note">
                {joined(
                  quantity > 1 && `${quantity} ×`,
                  item === own ? say('set.own') : sayReason(item, variant),
                )}
              </p>
              <Picker {...{ item, variant, pick: panel.pick }} />
            </li>
          ))}
        </ul>
        <p class="mersalg__sum">
          {say('set.total', { sum: reckoner.write(sum - off) })} <s>{reckoner.write(sum)}</s>
        </p>
        <p class="mersalg__note">
          {refusalOf(steps.add) ||
            joined(say('save', { sum: reckoner.write(off) }), sayFacts(offer), say('set.holds'))}
        </p>
        <div class="mersalg__actions">
          <Button {...{ step: steps.add, press }} label={say('set.add')} />
        </div>
      </>
    );
  });
  // The variant that stands chosen in the theme's own form.
  const theme = own && themeForm(own.variants);
  if (theme) panel.pick(own.id, theme.variant.id);
  return true;
};
