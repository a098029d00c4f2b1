/** What a product's own texts claim of it, in a form in which two products can be compared point by point. */
import type { Product } from '../catalog.ts';
import { type Measure, measuresIn } from './measures.ts';
import { isNaming } from './naming.ts';
import { type Described, stemmed, words } from './text.ts';

export interface Facts {
  /** In lower case; '' when not declared. */
  readonly type: string;
  /** As people wrote it; '' when not declared. */
  readonly vendor: string;
  /** Amounts by what they measure: of the title by their unit (`volume`), of a tag `capacity:45 L` by its key. */
  readonly measures: ReadonlyMap<string, Claim>;
  /** Tags of the form `material:oak`: value, as people wrote it, by key. */
  readonly labels: ReadonlyMap<string, string>;
  /** Other tags and the words of the title without numbers, as people wrote them, by their plain form. */
  readonly marks: ReadonlyMap<string, string>;
}

/** A measure and where it stands: a title's `500 g` is how much one gets; a tag's `weight:500 g` may be a burden. */
export interface Claim extends Measure {
  readonly from: 'title' | 'tag';
}

const KEYED = /^([^:=]{1,40})\s*[:=]\s*(.{1,80})$/u;
const BARE_NUMBER = /^\d{1,9}(?:[.,]\d{1,2})?$/;
/** Most tags read: the platform's own limit. */
const MOST_TAGS = 250;

/** Words for sizes, smallest to largest; letters are left out, since a shop's L fits no better than its M. */
const SIZES = new Map(
  [
    'mini tiny',
    'small liten litet lille små pieni klein kleine kleiner kleines',
    'medium mellan mellem mittel mittlere keskikokoinen',
    'large stor stort store suuri iso groß große großer großes',
    'jumbo giant jätte kæmpe kjempe jätti riesen maxi',
  ].flatMap((words, at) => words.split(' ').map((word): [string, number] => [word, at + 1])),
);

const known = new WeakMap<Described, Facts>();

/** Facts of a product, read once for as long as the same object is asked about. */
export function factsOf(product: Described): Facts {
  let facts = known.get(product);
  if (facts === undefined) {
    facts = readFacts(product);
    known.set(product, facts);
  }
  return facts;
}

function readFacts(product: Pick<Product, 'title' | 'type' | 'vendor' | 'tags'>): Facts {
  const measures = new Map<string, Claim>();
  const labels = new Map<string, string>();
  const marks = new Map<string, string>();
  for (const measure of measuresIn(product.title)) measures.set(measure.what, { ...measure, from: 'title' });
  for (const tag of product.tags.slice(0, MOST_TAGS)) {
    const keyed = KEYED.exec(tag);
    if (keyed === null) {
      if (tag.trim() !== '') marks.set(plain(tag), tag.trim());
      continue;
    }
    const [key, value] = [plain(keyed[1]!), keyed[2]!.trim()];
    const claim = BARE_NUMBER.test(value)
      ? { what: key, value: Number(value.replace(',', '.')), text: value }
      : measuresIn(value)[0];
    if (claim === undefined) labels.set(key, value);
    else measures.set(key, { ...claim, from: 'tag' });
  }
  const sizes: Claim[] = [];
  for (const word of words(product.title)) {
    const size = SIZES.get(word);
    if (size !== undefined)
      sizes.push({ what: 'size word', value: size, text: upperFirst(word), from: 'title' });
    else if (isNaming(word)) marks.set(stemmed(word)[0] ?? word, upperFirst(word));
  }
  if (sizes.length === 1 && !measures.has('size')) measures.set('size', sizes[0]!);
  return { type: plain(product.type), vendor: product.vendor.trim(), measures, labels, marks };
}

/** The form in which texts are compared. */
export function plain(text: string): string {
  return text.trim().toLowerCase().normalize('NFKC');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
