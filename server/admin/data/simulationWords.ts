/** Puts into words who took what off a simulated cart, and why each other took nothing. */
import type { SimulationReport } from '../../domain/offer/report.ts';
import type { Party, Why } from '../../domain/offer/simulate.ts';
import { offersText } from '../text/offers.ts';
import { format } from './format.ts';

const words = offersText.sim;

export function partyInWords(party: Party): string {
  return party.kind === 'discount' && party.code !== null ? words.code(party.name, party.code) : party.name;
}

/** One sentence for each offer and discount that takes nothing, or not everywhere; codes that nobody entered are left out. */
export function missedInWords({ simulation, titles }: SimulationReport) {
  return simulation.missed
    .filter(({ why }) => why.kind !== 'code-not-entered')
    .map(({ party, why }, at) => ({
      key: `${at} ${party.id}`,
      name: partyInWords(party),
      why: whyInWords(why, simulation.currency, (line) => titles[Number(line)] ?? line),
    }));
}

function whyInWords(why: Why, currency: string, titleOf: (line: string) => string): string {
  const say = words.missed;
  switch (why.kind) {
    case 'another-market':
      return say.anotherMarket(why.countries);
    case 'not-begun':
      return say.notBegun(format.instant(why.at));
    case 'ended':
      return say.ended(format.instant(why.at));
    case 'missing-pieces':
      return say.pieces(why.pieces.reduce((sum, one) => sum + one, 0));
    case 'missing-sum':
      return say.sum(format.money(why.sum, currency));
    case 'gift-not-added':
      return say.giftNotAdded;
    case 'not-used':
      return say.notUsed;
    case 'no-product':
      return say.noProduct;
    case 'code-not-entered':
      return say.codeNotEntered;
    case 'unknown':
      return say.unknown;
    case 'outranked':
      return say.outranked(why.by.map(partyInWords), why.line === null ? null : titleOf(why.line));
    case 'not-combined':
      return say.notCombined(partyInWords(why.by));
    case 'nothing-left':
      return say.nothingLeft;
  }
}
