/** From which order sum on delivery is free, by the shop's own rates. */
import { parseAmount } from '../../domain/money.ts';
import type { FreeFrom } from '../../flows/discountPort.ts';

interface Zone {
  readonly zone: {
    readonly countries: readonly {
      readonly code: { readonly countryCode: string | null; readonly restOfWorld: boolean };
    }[];
  };
  readonly methodDefinitions: { readonly nodes: readonly Method[] };
}

interface Method {
  readonly active: boolean;
  readonly methodConditions: readonly {
    readonly field: string;
    readonly operator: string;
    readonly conditionCriteria: { readonly __typename: string; readonly amount?: string };
  }[];
  readonly rateProvider: { readonly __typename: string; readonly price?: { readonly amount: string } };
}

export interface DeliveryProfileNode {
  readonly default: boolean;
  readonly profileLocationGroups: readonly {
    readonly locationGroupZones: { readonly nodes: readonly Zone[] };
  }[];
}

/** The lowest sum per country at which a rate without weight limits costs nothing. `currency` is the shop's own. */
export function freeFromOf(profile: DeliveryProfileNode, currency: string): FreeFrom[] {
  const found = new Map<string, number | null>();
  for (const { locationGroupZones } of profile.profileLocationGroups)
    for (const { zone, methodDefinitions } of locationGroupZones.nodes) {
      const sums = methodDefinitions.nodes.flatMap((method) => freeAt(method, currency) ?? []);
      const from = sums.length === 0 ? null : Math.min(...sums);
      for (const { code } of zone.countries) {
        const country = code.restOfWorld ? '*' : (code.countryCode ?? '*');
        const before = found.get(country) ?? null;
        found.set(country, before === null || (from !== null && from < before) ? from : before);
      }
    }
  return [...found]
    .map(([country, from]) => ({ country, from }))
    .sort((a, b) => (a.country < b.country ? -1 : 1));
}

/** Null: it costs something, or is free for some weights or up to some sum only. */
function freeAt({ active, methodConditions, rateProvider }: Method, currency: string): number | null {
  if (!active || rateProvider.price === undefined) return null;
  if (parseAmount(rateProvider.price.amount, currency) !== 0) return null;
  let from = 0;
  for (const { field, operator, conditionCriteria } of methodConditions) {
    const amount =
      conditionCriteria.amount === undefined ? null : parseAmount(conditionCriteria.amount, currency);
    if (field !== 'TOTAL_PRICE' || operator !== 'GREATER_THAN_OR_EQUAL_TO' || amount === null) return null;
    from = Math.max(from, amount);
  }
  return from;
}
