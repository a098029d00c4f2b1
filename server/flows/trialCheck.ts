/** Whether a shop can run a trial: it has what is named, and checkout can charge what each variant shows. */

import { MersalgError } from '../domain/errors.ts';
import { checkSettingsPatch, offerAsPatched } from '../domain/experiment/parsePatch.ts';
import { refused } from '../domain/experiment/parseTrial.ts';
import type { Change, TrialFields } from '../domain/experiment/trial.ts';
import type { ShopDomain } from '../domain/ids.ts';
import type { Offer } from '../domain/offer/offer.ts';
import { fieldsOf } from '../domain/offer/parseOffer.ts';
import { termsOfOffer } from '../domain/offer/termsOf.ts';
import { checkMentions } from './offerMentions.ts';
import type { Store } from './ports.ts';

/**
 * `to-begin` asks more: offers that are tried must be active, and other terms need the discount Function, since native
 * discounts charge all shoppers alike.
 * @throws MersalgError `bad-input` naming the field.
 */
export async function checkTrial(
  store: Store,
  shop: ShopDomain,
  { variants }: Pick<TrialFields, 'variants'>,
  offers: readonly Offer[],
  when: 'to-save' | 'to-begin' = 'to-save',
): Promise<void> {
  const route = when === 'to-begin' ? ((await store.promises.get(shop))?.route ?? null) : null;
  for (const [at, { change }] of variants.entries()) {
    const field = `variants[${at}].change`;
    switch (change.kind) {
      case 'none':
      case 'strategy':
      case 'text':
        break;
      case 'offer-off':
      case 'offer': {
        const offer = offers.find(({ id }) => id === change.offer);
        if (offer === undefined) throw refused(`${field}.offer`, 'an offer that this shop has');
        if (when === 'to-begin' && offer.status !== 'active')
          throw refused(
            `${field}.offer`,
            'an active offer: of one that nobody is shown nothing can be learnt',
          );
        if (change.kind === 'offer') await checkPatch(store, shop, offer, change, field, route);
        break;
      }
      case 'settings': {
        const { settings } = await store.shops.loadSettings(shop);
        within(`${field}.patch`, () => checkSettingsPatch(settings, change.patch));
        break;
      }
    }
  }
}

async function checkPatch(
  store: Store,
  shop: ShopDomain,
  offer: Offer,
  { patch }: Extract<Change, { kind: 'offer' }>,
  field: string,
  route: 'function' | 'native' | null,
): Promise<void> {
  const fields = within(`${field}.patch`, () => offerAsPatched(fieldsOf(offer), patch));
  await checkMentions(store, shop, fields).catch((thrown: unknown) =>
    within(`${field}.patch`, () => {
      throw thrown;
    }),
  );
  const terms = JSON.stringify(termsOfOffer(offer));
  if (route === 'native' && JSON.stringify(termsOfOffer({ ...offer, ...fields })) !== terms)
    throw refused(
      `${field}.patch`,
      'the same price for all: without its discount Function this shop’s checkout cannot charge shoppers differently',
    );
}

/** Refusals of an offer or of settings, told as of this field. */
function within<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    if (!(thrown instanceof MersalgError) || thrown.code !== 'bad-input') throw thrown;
    const wants = / must be (.*)\.$/s.exec(thrown.message)?.[1] ?? 'otherwise';
    throw refused(`${field}.${String(thrown.data.field)}`, wants);
  }
}
