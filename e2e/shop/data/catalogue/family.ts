/** How the catalogue is written down: families of products that do the same job, in ascending price. */

export type Department = 'Outdoor' | 'Clothing' | 'Kitchen' | 'Home';
export type Season = 'summer' | 'winter' | 'autumn' | 'gifts' | 'none';

/** One product: its model name, its price in whole kronor, and its attributes as `name:value; name:value`. */
export type Row = readonly [name: string, kronor: number, attributes: string];

/** One option of a product; a value may carry a price factor, as in `1 kg*3.4`. */
export interface OptionSpec {
  readonly name: string;
  readonly values: readonly string[];
}

export interface FamilySpec {
  readonly key: string;
  readonly department: Department;
  readonly type: string;
  /** Follows the model name in the title: `Fjell 45` + `Trekking Backpack`. */
  readonly noun: string;
  readonly blurb: string;
  readonly rows: readonly Row[];
  readonly season: Season;
  readonly options: readonly OptionSpec[];
  /** Multiplies how often its members are bought on their own. */
  readonly popularity: number;
  /** Bought again and again by the same customer, often several at once. */
  readonly consumable: boolean;
  /** Most pieces in one order line. */
  readonly most: number;
}

type Extra = Partial<Pick<FamilySpec, 'season' | 'options' | 'popularity' | 'consumable' | 'most'>>;

/** A writer of families of one department, to keep the catalogue files readable. */
export function department(name: Department) {
  return (
    key: string,
    type: string,
    noun: string,
    blurb: string,
    rows: readonly Row[],
    extra: Extra = {},
  ) => ({
    key,
    department: name,
    type,
    noun,
    blurb,
    rows,
    season: extra.season ?? 'none',
    options: extra.options ?? [],
    popularity: extra.popularity ?? 1,
    consumable: extra.consumable ?? false,
    most: extra.most ?? 1,
  });
}

export const SIZES: OptionSpec = { name: 'Size', values: ['XS', 'S', 'M', 'L', 'XL'] };
export const SOCK_SIZES: OptionSpec = { name: 'Size', values: ['36–39', '40–42', '43–46'] };
export const SHOE_SIZES: OptionSpec = {
  name: 'Size',
  values: ['37', '38', '39', '40', '41', '42', '43', '44', '45'],
};

export function colours(...values: string[]): OptionSpec {
  return { name: 'Colour', values };
}

export function sizes(...values: string[]): OptionSpec {
  return { name: 'Size', values };
}
