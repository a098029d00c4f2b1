/** @jsxImportSource preact */
/** One better version of the product in hand, side by side with it; where it is declined, once a simpler one for less. */
import type { Mount } from '../blocks.ts';
import { Button, Picker, Product, refusalOf } from '../card.tsx';
import { openPanel } from '../panel.tsx';
import { variantOf } from '../store.ts';
import { joined, say, sayFacts, sayRating, sayWhat } from '../text.ts';
import { pricesUnder } from '../under.ts';

/** More rows than these make it a table to study. */
const ROWS = 3;

export const mount: Mount = (block, page, answer) => {
  const { base, items, offers } = answer;
  const offer = offers.find(({ spot }) => spot === 'upgrade');
  if (!base || !offer || !('rows' in offer)) return false;
  const { id, kind, product } = offer;
  const found = items.find((item) => item.offer === id && item.id === product);
  const priceOf = found && pricesUnder(answer, offer, found);
  if (!priceOf) return false;
  const isUp = kind === 'upgrade';
  // With what is off, an upgrade may cost as much; a simpler one must be cheaper.
  const variants = found.variants.filter((variant) => {
    const { more, less } = priceOf(variant);
    return isUp ? more || (offer.terms && !less) : less;
  });
  if (!variants.length) return false;
  const item = { ...found, variants };
  const technique = isUp ? 'upsell' : 'downsell';
  const mark = `upgrade:${technique}:${id}`;

  const keys = [`p${product}`, id, technique, 'upgrade'];
  const sight = { keys, marks: [mark], count: 1, discount: !!offer.terms };
  openPanel(block, page, 'upgrade', [item], sight, (panel, { picks, steps }) => {
    const { act, taken } = panel;
    const variant = variantOf(item, picks);
    const price = priceOf(variant);
    const step = steps.take;
    const press = () =>
      act('take', mark, say(taken ? 'undone' : 'announce', item), [{ id: variant.id, quantity: 1 }], base.id);
    const decline = () =>
      import('../hands.ts').then(({ decline }) => decline(panel, block, base.id, offer, mark, mount));
    const rows = [
      ...offer.rows
        .slice(0, ROWS)
        .map(({ what, from, to }) => [sayWhat(what), sayWhat(what, from), sayWhat(what, to)]),
      [say('price'), base.money, price.money],
    ];
    return (
      <>
        <h2 class="mersalg__heading" tabIndex={-1}>
          {(isUp && block.dataset.heading) || say(`heading.${kind}`)}
        </h2>
        <div class="mersalg__line">
          <Product {...{ item, price }} />
          <p class="mersalg__note">{refusalOf(step) || joined(sayRating(item.rating), sayFacts(offer))}</p>
          <Picker {...{ item, variant, pick: panel.pick }} />
        </div>
        <table>
          <tr>
            <td />
            {[base, item].map(({ id, title }) => (
              <th scope="col" key={id}>
                <span class="mersalg__note">{title}</span>
              </th>
            ))}
          </tr>
          {rows.map(([what, from, to]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{from}</td>
              <td>{to}</td>
            </tr>
          ))}
        </table>
        <p class="mersalg__sum">
          {price.more ? say('each.more', price) : price.less && say('each.less', price)}
        </p>
        <div class="mersalg__actions">
          <Button {...{ step, press }} label={say(taken ? 'undo' : 'take')} name={item.title} />
          {!taken && (
            <button type="button" class="mersalg__decline" onClick={decline}>
              {say('decline')}
            </button>
          )}
        </div>
      </>
    );
  });
  return true;
};
