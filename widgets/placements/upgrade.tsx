/** @jsxImportSource preact */
/** One better version of the product in hand, side by side with it; where it is declined, once a simpler one for less. */
import type { Mount } from '../blocks.ts';
import { Button, Picker, Product, refusalOf } from '../card.tsx';
import type { Swapped } from '../hands.ts';
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
  let taken: Swapped | null = null;

  const sight = { keys: [`p${product}`, id, technique, 'upgrade'], count: 1, discount: !!offer.terms };
  openPanel(block, page, 'upgrade', [item], sight, (panel, { picks, steps }) => {
    const { texts, act } = panel;
    const variant = variantOf(item, picks);
    const price = priceOf(variant);
    const step = steps.take;
    const press = () => {
      const was = taken;
      act('take', say(texts, was ? 'undone' : 'announce', item), async (hands) => {
        if (was) {
          const back = await hands.putBack(page, was);
          if (back.kind === 'added') taken = null;
          return back;
        }
        const done = await hands.takeInstead(page, base.id, variant.id, `upgrade:${technique}:${id}`);
        taken = done.swapped ?? null;
        return done;
      });
    };
    const decline = () =>
      import('../hands.ts').then(({ decline }) => decline(panel, block, base.id, offer, mount));
    const rows = [
      ...offer.rows.slice(0, ROWS).map(({ what, from, to }) => ({
        what: sayWhat(texts, what),
        from: sayWhat(texts, what, from),
        to: sayWhat(texts, what, to),
      })),
      { what: say(texts, 'price'), from: base.money, to: price.money },
    ];
    return (
      <>
        <h2 class="mersalg__heading" tabIndex={-1}>
          {say(texts, `heading.${kind}`)}
        </h2>
        <div class="mersalg__line">
          <Product {...{ item, texts, price }} />
          <p class="mersalg__note">
            {refusalOf(step, texts) || joined(sayRating(texts, item.rating), sayFacts(texts, offer))}
          </p>
          <Picker {...{ item, variant, panel }} />
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
          {rows.map(({ what, from, to }) => (
            <tr key={what + from + to}>
              <th scope="row">{what}</th>
              <td>{from}</td>
              <td>{to}</td>
            </tr>
          ))}
        </table>
        <p class="mersalg__sum">
          {price.more ? say(texts, 'each.more', price) : price.less && say(texts, 'each.less', price)}
        </p>
        <div class="mersalg__actions">
          <Button {...{ step, texts, press }} label={say(texts, taken ? 'undo' : 'take')} name={item.title} />
          {!taken && (
            <button type="button" class="mersalg__decline" onClick={decline}>
              {say(texts, 'decline')}
            </button>
          )}
        </div>
      </>
    );
  });
  return true;
};
