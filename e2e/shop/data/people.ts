/** Customers with Nordic names; addresses only at example domains, which nobody owns. */
import type { TwinCustomer } from '../state.ts';
import { idSource } from './products.ts';
import { between, pick, type Random, stream } from './random.ts';
import { slug } from './text.ts';

const FIRST =
  'Agnes Aino Aksel Albin Alma Anders Anja Anna Anton Arvid Asta Astrid Axel Bjarne Britta Cecilia Dagny Ebba Edvin Eero Einar Elin Elsa Emil Erik Esbjörn Ester Eva Felix Filip Freja Frida Greta Gunnar Hanna Hedda Helga Henrik Hilda Hugo Ida Ingrid Isak Ivar Jakob Johan Jonas Kaisa Karin Kasper Katja Klara Knut Lars Leif Lena Lisbet Liv Lovisa Magnus Maja Malin Marit Matilda Mikko Mira Nils Nora Olof Oskar Petra Ragnhild Rasmus Runa Saga Sanna Selma Sigrid Signe Sindre Siv Sofie Solveig Stellan Sunniva Svea Sven Tea Thea Tilde Tora Tove Tuva Ulla Vera Vidar Viggo Vilma Yrsa Åke Åsa'.split(
    ' ',
  );
const LAST =
  'Ahlgren Almqvist Andersen Andersson Aro Bakke Berg Bergström Björk Blom Brandt Dahl Dahlin Ekman Eklund Engström Eriksen Falk Fjeld Forsberg Friis Granlund Grøn Gustavsen Haapala Hagen Halonen Hansen Haugen Hedlund Heikkinen Hellström Holm Isaksson Jansson Johansen Jokinen Karlsen Kivelä Klingberg Koskela Krogh Laine Larsen Lehto Lind Lindholm Lund Lundqvist Magnusson Moen Mårtensson Mäkelä Nygård Nyman Nørgaard Olsen Ottosson Palm Pedersen Qvist Rask Rønning Rosenqvist Salonen Sandberg Sjöberg Skoglund Solberg Stenmark Strand Sund Söderberg Thorsen Toivonen Tuominen Ullberg Vang Vestergaard Viklund Virtanen Wallin Westerlund Wik Ylönen Åberg Åkesson Öberg Østby'.split(
    ' ',
  );

/** A customer with habits; the habits never leave the generator. */
export interface MadeCustomer {
  readonly customer: TwinCustomer;
  /** How often they come back: heavy-tailed (Pareto with exponent 1.4, capped). */
  readonly loyalty: number;
  /** Favourite department, an index. */
  readonly taste: number;
}

/** `createdAt` is empty until their first order is known. */
export function makeCustomers(seed: number, count: number, departments: number): MadeCustomer[] {
  const random = stream(seed, 'customers');
  const ids = idSource(random, 7_104_880_000_000);
  const used = new Map<string, number>();
  return Array.from({ length: count }, () => {
    const firstName = pick(random, FIRST);
    const lastName = pick(random, LAST);
    return {
      customer: {
        id: ids(),
        email: address(random, used, firstName, lastName),
        firstName,
        lastName,
        createdAt: '',
      },
      loyalty: Math.min(60, (1 - random()) ** (-1 / 1.4)),
      taste: between(random, 0, departments - 1),
    };
  });
}

/** Unique address: a number follows from the second bearer of a name on. */
export function address(random: Random, used: Map<string, number>, first: string, last: string): string {
  const name = `${slug(first)}.${slug(last)}`;
  const seen = (used.get(name) ?? 0) + 1;
  used.set(name, seen);
  return `${name}${seen === 1 ? '' : seen}@${pick(random, ['example.com', 'example.org', 'example.net'])}`;
}
