/** @jsxImportSource preact */
/** What can go with the product in hand: prices for several, services ticked beside it, a subscription instead. */
import type { ToldOffer } from '../../server/domain/offer/told.ts';
import type { SuggestItemVariant } from '../../server/domain/suggestion.ts';
import type { Suggestions } from '../api.ts';
import type { Mount } from '../blocks.ts';
import { Button, refusalOf } from '../card.tsx';
import { openPanel } from '../panel.tsx';
import { type Reckoner, reckonerFor } from '../reckon.ts';
import { joined, say, sayFacts } from '../text.ts';
import { baseItem, themeForm } from '../under.ts';

/** One row, for the variant that stands chosen in the theme's form. */
interface Part {
  readonly title: string;
  readonly money: string;
  /** What it would cost otherwise. */
  readonly instead?: string | false;
  readonly note: string;
  /** One of these: pieces that a press adds, a service's variant or a selling plan to be ticked. */
  readonly pieces?: number;
  readonly service?: number;
  readonly plan?: number;
}
export interface Row extends Part {
  readonly key: string;
  /** Of lines that come of it. */
  readonly mark: string;
}

const markOf = ({ id }: ToldOffer) => `extras:cross-sell:${id}`;

export const mount: Mount = (block, page, answer) => {
  const offers = answer.offers.filter(({ spot }) => spot === 'extras');
  const own = baseItem(answer);
  if (!own) return false;
  const reckoner = reckonerFor(answer);
  const ticked = new Map<string, Row>();

  const sight = {
    keys: [...offers.map(({ id }) => id), 'cross-sell', 'extras'],
    marks: offers.map(markOf),
    count: 1,
  };
  const panel = openPanel(block, page, 'extras', [own], sight, (panel, { steps }) => {
    const { act } = panel;
    const theme = themeForm(own.variants);
    const variant = theme?.variant ?? own.variants[0]!;
    const rows = offers
      .flatMap((offer) =>
        rowsOf(offer, variant, answer, reckoner).map((part): Row => {
          const { pieces = '', plan = pieces } = part;
          return { ...part, key: `${offer.id} ${plan}`, mark: markOf(offer) };
        }),
      )
      // What is ticked goes with the theme's form: without one it would go nowhere.
      .filter(({ pieces }) => pieces || theme)
      .slice(0, Number(block.dataset.limit) || 3);
    const tick = (row: Row) =>
      theme && import('../hands.ts').then(({ tick }) => tick(panel, ticked, row, theme.form, own.id));
    const take = ({ key, mark }: Row, quantity: number) =>
      act(key, mark, say('announce', own), [{ id: variant.id, quantity }]);
    return rows.length ? (
      <>
        <h2 class="mersalg__heading">{block.dataset.heading}</h2>
        {rows.map((row) => {
          const { key, title, money, instead, note, pieces } = row;
          const step = steps[key];
          const Box = pieces ? 'div' : 'label';
          return (
            <Box class="mersalg__extra" key={key}>
              {!pieces && <input type="checkbox" checked={ticked.has(key)} onChange={() => tick(row)} />}
              <span>
                {title} <b>{money}</b> {instead && <s>{instead}</s>}
                <span class="mersalg__note">{refusalOf(step) || note}</span>
              </span>
              {pieces && <Button step={step} name={title} press={() => take(row, pieces)} />}
            </Box>
          );
        })}
      </>
    ) : null;
  });
  // Themes tell of another variant in many ways, all of them soon after somebody has changed something.
  // Not of a tick here: while its code is on its way, a redraw would take it back.
  document.addEventListener('change', ({ target }) => {
    if (!block.contains(target as Node)) setTimeout(panel.draw, 50);
  });
  return !!block.querySelector('h2');
};

function rowsOf(
  offer: ToldOffer,
  { id, price, money }: SuggestItemVariant,
  { items, plans = [] }: Suggestions,
  reckoner: Reckoner | null,
): Part[] {
  const { terms } = offer;
  const note = sayFacts(offer);
  if (reckoner && terms?.kind === 'volume')
    return terms.tiers.flatMap(({ quantity: pieces, off }) => {
      const sum = price * pieces;
      const less = reckoner.less(terms, off, sum, pieces);
      return less
        ? {
            title: say('pieces', { pieces }),
            money: reckoner.write(sum - less),
            instead: reckoner.write(sum),
            note: joined(say('save', { sum: reckoner.write(less) }), note),
            pieces,
          }
        : [];
    });
  if (offer.kind === 'add-on') {
    const item = items.find((one) => one.offer === offer.id);
    const service = item?.variants.find((one) => one.id === offer.variant);
    if (!item || !service || (offer.share && !reckoner)) return [];
    const own = offer.share ? reckoner!.share(price, offer.share) : service.price;
    return [
      {
        title: item.title,
        money: own < service.price ? reckoner!.write(own) : service.money,
        note,
        service: service.id,
      },
    ];
  }
  if (offer.kind !== 'subscription') return [];
  return plans.flatMap(({ id: plan, name: title, prices }) => {
    const under = prices.find(({ variant }) => variant === id);
    return under
      ? {
          title,
          money: under.money,
          instead: under.price < price && money,
          note: note || say('plan'),
          plan,
        }
      : [];
  });
}
