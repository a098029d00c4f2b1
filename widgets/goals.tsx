/** @jsxImportSource preact */
/** What a cart is on its way to: how much is missing to the next tier, the gift that it has earned, the set that it holds. */
import type { ToldOffer } from '../server/domain/offer/told.ts';
import type { SuggestItem } from '../server/domain/suggestion.ts';
import type { Suggestions } from './api.ts';
import { Button, Product, refusalOf } from './card.tsx';
import { type Cart, markOf, setQuantity } from './cart.ts';
import css from './goals.css?inline';
import type { Page } from './page.ts';
import { openPanel, type Panel } from './panel.tsx';
import { type Reckoner, reckonerFor } from './reckon.ts';
import type { ShelfState } from './store.ts';
import { say, sayFacts } from './text.ts';
import { addStyle } from './touch.ts';

type Of<K extends ToldOffer['kind']> = Extract<ToldOffer, { kind: K }>;
type Tier = Of<'progress'>['tiers'][number];

interface Gift {
  readonly offer: Of<'gift'>;
  readonly item: SuggestItem;
}

/** All that is drawn, the same in every host. */
interface Goals {
  readonly reckoner: Reckoner | null;
  /** What the cart comes to: after what goes off its lines, without gifts. */
  readonly paid: number;
  readonly bar: Of<'progress'> | undefined;
  /** Earned and not yet taken. */
  readonly gifts: readonly Gift[];
  /** What goes off for sets; null without any, 0 where a part has left. */
  readonly sets: number | null;
}

addStyle(css);
const panels = new Map<HTMLElement, Panel>();
let goals: Goals;

const markOfOffer = ({ id }: ToldOffer) => `cart:cross-sell:${id}`;
const isGift = (offer: ToldOffer): offer is Of<'gift'> => offer.kind === 'gift';

/** Draws into all hosts; false when there is nothing to say. Takes a gift out whose threshold is lost. */
export async function drawGoals(
  page: Page,
  hosts: readonly HTMLElement[],
  answer: Suggestions | null,
  cart: Cart,
): Promise<boolean> {
  const reckoner = answer && reckonerFor(answer);
  const offers = reckoner ? answer.offers : [];
  const given = offers.filter(isGift);
  const marks = given.map(markOfOffer);
  const paid = cart.items
    .filter((line) => !marks.includes(markOf(line)))
    .reduce((sum, { final_line_price: price }) => sum + price, 0);
  const earned = ({ terms }: ToldOffer) =>
    terms?.kind === 'gift' && paid >= Math.max(1, reckoner?.here(terms.threshold) ?? Infinity);
  for (const offer of given) {
    const line = cart.items.find((one) => markOf(one) === markOfOffer(offer));
    if (line && !earned(offer)) await setQuantity(page.root, line, 0);
  }
  const gifts = given.flatMap((offer) => {
    const item = answer?.items.find(({ offer: under }) => under === offer.id);
    const has = cart.items.some(({ variant_id }) => variant_id === offer.variant);
    return item && earned(offer) && !has ? { offer, item } : [];
  });
  const parts = cart.items.filter((line) => markOf(line).startsWith('bundle:'));
  const sets = parts.reduce((sum, line) => sum + (line.line_level_total_discount ?? 0), 0);
  const bar = offers.find((offer) => offer.kind === 'progress');
  goals = { reckoner, paid, bar, gifts, sets: parts.length ? sets : null };
  if (!bar && !gifts.length && !parts.length) return false;
  for (const host of hosts) {
    const panel = panels.get(host);
    if (panel) panel.draw();
    else {
      const shown = [...(bar ? [bar] : []), ...given];
      const sight = { keys: shown.map(({ id }) => id), marks: shown.map(markOfOffer), count: 1 };
      panels.set(host, openPanel(host, page, 'cart', [], sight, view));
    }
    host.dataset.state = 'ready';
  }
  return true;
}

function view(panel: Panel, state: ShelfState) {
  const { bar, gifts, sets } = goals;
  return (
    <>
      {bar && <Bar bar={bar} />}
      {gifts.map(({ offer, item }) => {
        const variant = item.variants.find(({ id }) => id === offer.variant) ?? item.variants[0]!;
        const step = state.steps[offer.id];
        const take = () =>
          panel.act(offer.id, markOfOffer(offer), say('announce', item), [
            { id: offer.variant, quantity: 1 },
          ]);
        const price = {
          price: 0,
          money: say('gift.free'),
          compareAt: variant.price,
          compareAtMoney: variant.money,
        };
        return (
          <div class="mersalg__card" key={offer.id}>
            <Product {...{ item, price }} />
            <p class="mersalg__note">{refusalOf(step) || sayFacts(offer) || say('gift.earned')}</p>
            <div class="mersalg__actions">
              <Button {...{ step, name: item.title, press: take, label: say('gift.add') }} />
            </div>
          </div>
        );
      })}
      {sets !== null && <p class="mersalg__note">{say(sets > 0 ? 'set.holds' : 'set.lost')}</p>}
    </>
  );
}

/** The next tier and the way to it; what is reached is said, not celebrated. */
function Bar({ bar }: { bar: Of<'progress'> }) {
  const { reckoner, paid } = goals;
  if (!reckoner) return null;
  const tiers = bar.tiers.map((tier) => ({ ...tier, at: Math.max(1, reckoner.here(tier.at)) }));
  const next = tiers.find(({ at }) => at > paid);
  const reached = tiers.filter(({ at }) => at <= paid);
  const words = (tier: Tier) => ({
    title: tier.title,
    off: tier.hundredths
      ? `${new Intl.NumberFormat(say('language')).format(tier.hundredths / 100)} %`
      : reckoner.write(reckoner.here(tier.amount ?? 0)),
  });
  const most = tiers.at(-1)?.at ?? 1;
  return (
    <div class="mersalg__bar">
      <p>
        {next
          ? say(`bar.${next.gives}`, { ...words(next), sum: reckoner.write(next.at - paid) })
          : reached.map((tier) => say(`reached.${tier.gives}`, words(tier))).join(' ')}
      </p>
      <div class="mersalg__track" aria-hidden="true">
        <span style={`inline-size:${Math.min(100, (paid / most) * 100)}%`} />
      </div>
      <p class="mersalg__note">
        {(next ? reached.map((tier) => say(`reached.${tier.gives}`, words(tier))) : [])
          .concat(sayFacts(bar))
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
