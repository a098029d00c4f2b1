/** The shop's own ladder: what its prices say is better, learnt from products that do the same job. */
import type { Gain } from '../suggestion.ts';
import { type Claim, type Facts, factsOf, plain } from './facts.ts';
import type { Described } from './text.ts';

/**
 * What was learnt: for a comparison (see `comparisons`) 1 when the dearer product has more of it or has it at all,
 * −1 when less, 0 when prices do not care. Plain data, so that a model file can hold it.
 */
export type Ladder = readonly (readonly [comparison: string, direction: -1 | 0 | 1])[];

/** A dearer product must cost this much more for the pair to say anything. */
export const DEARER = 1.1;
/** Voters that must speak of a comparison, and the share of them that must agree. */
const VOTES = 3;
const AGREEMENT = 0.8;
/**
 * How many claims of one sort may be chance, in expectation: hundreds of words are tried, and three products agree by
 * chance in one of eight.
 */
const FALSE_CLAIMS = 0.5;
/** An amount is another only when it differs by so much. */
const AMOUNT_RATIO = 1.05;

/** Amounts of which more is better where prices do not tell; from a title they say how much one gets. */
const MORE_IS_BETTER = new Set([
  ...'volume pieces power battery energy brightness storage duration years size length weight'.split(' '),
  'size word',
]);
/** The same in a tag, where weight and length may be burdens. */
const MORE_IS_BETTER_IN_TAG = new Set(
  'volume pieces power battery energy brightness storage duration years'.split(' '),
);
/** Words that mean the better model everywhere. */
const TIER_WORDS = new Set(
  'pro plus premium deluxe luxury ultra max elite professional advanced lyx luksus'.split(' '),
);

/** One respect in which two products differ, seen from the first to the second. */
interface Comparison {
  /** From the most special to the most general; the first that was learnt counts. */
  readonly keys: readonly string[];
  /** 1 when the second has more of it, or has it alone; −1 the other way round. */
  readonly sign: 1 | -1;
  /** What to believe where nothing was learnt. */
  readonly otherwise: -1 | 0 | 1;
  readonly voters: 'products' | 'kinds';
  readonly gain: Gain;
}

/**
 * Learns from the products themselves: `sameJob` gives the rows of products that do the job of a row, `kindOf` the
 * name of that job. Each product has one vote on each comparison with cheaper ones, and a mark one vote per kind: what
 * is true of one kind alone may be a model's name, what is true of several is a quality of the shop.
 */
export function learnLadder(
  products: readonly Described[],
  prices: ArrayLike<number>,
  kindOf: (row: number) => string,
  sameJob: (row: number) => Iterable<number>,
): Ladder {
  const votes = new Map<string, Map<string, number>>();
  for (let b = 0; b < products.length; b++) {
    const own = new Map<string, { sum: number; scope: Comparison['voters'] }>();
    for (const a of sameJob(b)) {
      if (!(prices[a]! > 0) || prices[b]! < prices[a]! * DEARER) continue;
      for (const { keys, sign, voters } of comparisons(factsOf(products[a]!), factsOf(products[b]!))) {
        for (const key of keys) {
          const vote = own.get(key) ?? { sum: 0, scope: voters };
          vote.sum += sign;
          own.set(key, vote);
        }
      }
    }
    for (const [key, { sum, scope }] of own) {
      const voter = scope === 'kinds' ? `kind ${kindOf(b)}` : `row ${b}`;
      const voters = votes.get(key) ?? new Map<string, number>();
      votes.set(key, voters.set(voter, (voters.get(voter) ?? 0) + Math.sign(sum)));
    }
  }
  return settle(votes);
}

/** Keeps the comparisons on which voters agree more than chance explains. */
function settle(votes: ReadonlyMap<string, ReadonlyMap<string, number>>): Ladder {
  const heard: { key: string; up: number; down: number }[] = [];
  for (const [key, voters] of votes) {
    let up = 0;
    let down = 0;
    for (const sum of voters.values()) {
      if (sum > 0) up += 1;
      if (sum < 0) down += 1;
    }
    if (up + down >= VOTES) heard.push({ key, up, down });
  }
  const ladder: [string, -1 | 0 | 1][] = [];
  const ofSort = new Map<string, number>();
  for (const { key } of heard) ofSort.set(sortOf(key), (ofSort.get(sortOf(key)) ?? 0) + 1);
  for (const { key, up, down } of heard) {
    const most = Math.max(up, down);
    const agreed = most >= (up + down) * AGREEMENT;
    if (agreed && ofSort.get(sortOf(key))! * tail(most, up + down) <= FALSE_CLAIMS) {
      ladder.push([key, up > down ? 1 : -1]);
    } else if (up <= down) {
      // Too little to turn a belief round, enough to doubt it.
      ladder.push([key, 0]);
    }
  }
  return ladder;
}

/** `mark` of `mark linen`: comparisons of one sort are tested together. */
function sortOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}

/** Chance that a fair coin shows heads `most` times or oftener in `n` throws. */
function tail(most: number, n: number): number {
  let term = 0.5 ** n;
  let sum = 0;
  for (let heads = n; heads >= most; heads--) {
    sum += term;
    term *= heads / (n - heads + 1);
  }
  return sum;
}

/** The ladder made ready for questions. */
export class Judge {
  private readonly learnt: ReadonlyMap<string, -1 | 0 | 1>;

  constructor(ladder: Ladder) {
    this.learnt = new Map(ladder);
  }

  /**
   * In what `b` exceeds `a`, surest first; empty when nothing tells, or when it falls short in as many respects.
   * Says nothing of price: the caller knows today's.
   */
  gains(a: Described, b: Described): Gain[] {
    const gains: Gain[] = [];
    let losses = 0;
    for (const { keys, sign, otherwise, gain } of comparisons(factsOf(a), factsOf(b))) {
      const key = keys.find((one) => this.learnt.has(one));
      const direction = key === undefined ? otherwise : this.learnt.get(key)!;
      // What is merely missing ("Basic") is no gain that could be named.
      if (direction * sign > 0 && gain.to !== '') gains.push(gain);
      else if (direction * sign < 0) losses += 1;
    }
    return gains.length > losses ? gains : [];
  }
}

/** Every respect in which the texts of two products can be compared: amounts, labels, marks, vendor. */
function* comparisons(a: Facts, b: Facts): Iterable<Comparison> {
  for (const [what, from] of a.measures) {
    const to = b.measures.get(what);
    if (to === undefined || to.what !== from.what || to.from !== from.from) continue;
    if (Math.max(from.value, to.value) < Math.min(from.value, to.value) * AMOUNT_RATIO) continue;
    yield {
      keys: [`amount ${from.from} ${what} of ${b.type}`, `amount ${from.from} ${what}`],
      sign: to.value > from.value ? 1 : -1,
      otherwise: believed(from) ? 1 : 0,
      voters: 'products',
      gain: { what, from: from.text, to: to.text },
    };
  }
  for (const [what, from] of a.labels) {
    const to = b.labels.get(what);
    if (to === undefined || plain(to) === plain(from)) continue;
    yield { ...between(`label ${what}`, plain(from), plain(to)), gain: { what, from, to } };
  }
  for (const [mark, text] of b.marks) {
    if (!a.marks.has(mark)) yield { ...marked(mark, 1), gain: { what: 'feature', from: '', to: text } };
  }
  for (const [mark, text] of a.marks) {
    if (!b.marks.has(mark)) yield { ...marked(mark, -1), gain: { what: 'feature', from: text, to: '' } };
  }
  if (a.vendor !== '' && b.vendor !== '' && plain(a.vendor) !== plain(b.vendor)) {
    yield {
      ...between('vendor', plain(a.vendor), plain(b.vendor)),
      gain: { what: 'vendor', from: a.vendor, to: b.vendor },
    };
  }
}

function believed({ what, from }: Claim): boolean {
  return (from === 'title' ? MORE_IS_BETTER : MORE_IS_BETTER_IN_TAG).has(what);
}

/** Two values of one property: the pair has one key, whichever way round it is met. */
function between(name: string, from: string, to: string): Omit<Comparison, 'gain'> {
  const ascending = from < to;
  const [low, high] = ascending ? [from, to] : [to, from];
  return {
    keys: [`${name}: ${low} < ${high}`],
    sign: ascending ? 1 : -1,
    otherwise: 0,
    voters: 'products',
  };
}

function marked(mark: string, sign: 1 | -1): Omit<Comparison, 'gain'> {
  return { keys: [`mark ${mark}`], sign, otherwise: TIER_WORDS.has(mark) ? 1 : 0, voters: 'kinds' };
}
