/** Sparse tf-idf vectors of described things. */

/** One field of a description: the terms of every row. */
export interface Field {
  /** Its part of the squared length of a row. */
  readonly weight: number;
  /**
   * True for free text, whose length says nothing: each row's part is brought to one length. False for labels, whose
   * rarity does say something: a type that all products carry weighs nothing.
   */
  readonly closed: boolean;
  readonly terms: readonly (readonly string[])[];
  /** What a term weighs besides its rarity; 1 unless given. */
  readonly weigh?: (term: string) => number;
}

/** Rows of unit length: row i has weight `weight[p]` in term `term[p]` for p in `[ptr[i], ptr[i + 1])`. */
export interface SparseRows {
  readonly ptr: Uint32Array;
  readonly term: Uint32Array;
  readonly weight: Float32Array;
  readonly terms: number;
}

/**
 * Builds one vector per row from all fields: tf = 1 + ln(count), idf = ln(1 + n/df) − ln 2, which is 0 for a term of
 * all rows (Salton & Buckley 1988). A row without any telling term is empty. `articles`: rows of equal numbers are one
 * article in fifty colours, and count once, so that its words do not become common by that.
 */
export function vectorise(fields: readonly Field[], articles: Uint32Array): SparseRows {
  const n = articles.length;
  const all = new Set(articles).size;
  const ptr = new Uint32Array(n + 1);
  const counted = fields.map((field) => countTerms(field, articles));
  let size = 0;
  for (const one of counted) size += one.term.length;
  const term = new Uint32Array(size);
  const weight = new Float32Array(size);
  const rarest = idf(all, 1);
  let at = 0;
  for (let i = 0; i < n; i++) {
    const start = at;
    let base = 0;
    for (let f = 0; f < fields.length; f++) {
      const { ptr: from, term: terms, count, df, weigh } = counted[f]!;
      const own = at;
      let square = 0;
      for (let p = from[i]!; p < from[i + 1]!; p++) {
        const w = (1 + Math.log(count[p]!)) * idf(all, df[terms[p]!]!) * weigh[terms[p]!]!;
        if (w <= 0) continue;
        term[at] = base + terms[p]!;
        weight[at] = w;
        square += w * w;
        at += 1;
      }
      base += df.length;
      if (square === 0) continue;
      const { weight: part, closed } = fields[f]!;
      const scale = Math.sqrt(part) / (closed ? Math.sqrt(square) : rarest * Math.sqrt(at - own));
      for (let p = own; p < at; p++) weight[p]! *= scale;
    }
    let square = 0;
    for (let p = start; p < at; p++) square += weight[p]! * weight[p]!;
    const norm = Math.sqrt(square);
    for (let p = start; p < at; p++) weight[p]! /= norm;
    ptr[i + 1] = at;
  }
  const terms = counted.reduce((sum, one) => sum + one.df.length, 0);
  return { ptr, term: term.slice(0, at), weight: weight.slice(0, at), terms };
}

function idf(rows: number, df: number): number {
  return Math.log(1 + rows / df) - Math.LN2;
}

interface Counted {
  readonly ptr: Uint32Array;
  readonly term: Uint32Array;
  readonly count: Uint32Array;
  readonly df: Uint32Array;
  readonly weigh: Float64Array;
}

/** Numbers the terms of one field in order of appearance and counts them. */
function countTerms({ terms: rows, weigh = () => 1 }: Field, articles: Uint32Array): Counted {
  // A Map, not an object: titles may hold `__proto__`.
  const numbers = new Map<string, number>();
  const ptr = new Uint32Array(rows.length + 1);
  const term: number[] = [];
  const count: number[] = [];
  rows.forEach((row, i) => {
    const own = new Map<number, number>();
    for (const text of row) {
      let number = numbers.get(text);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(text, number);
      }
      own.set(number, (own.get(number) ?? 0) + 1);
    }
    for (const [number, times] of own) {
      term.push(number);
      count.push(times);
    }
    ptr[i + 1] = term.length;
  });
  const df = new Uint32Array(numbers.size);
  const last = new Float64Array(numbers.size).fill(-1);
  for (const i of Uint32Array.from(rows.keys()).sort((a, b) => articles[a]! - articles[b]!)) {
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) {
      if (last[term[p]!] === articles[i]) continue;
      df[term[p]!]! += 1;
      last[term[p]!] = articles[i]!;
    }
  }
  return {
    ptr,
    term: Uint32Array.from(term),
    count: Uint32Array.from(count),
    df,
    weigh: Float64Array.from(numbers.keys(), weigh),
  };
}

/** Which rows carry each term: the transpose, rows ascending. */
export function transpose({ ptr, term, weight, terms }: SparseRows): SparseRows {
  const rows = ptr.length - 1;
  const into = new Uint32Array(terms + 1);
  for (const t of term) into[t + 1]! += 1;
  for (let t = 0; t < terms; t++) into[t + 1]! += into[t]!;
  const next = into.slice(0, terms);
  const row = new Uint32Array(term.length);
  const value = new Float32Array(term.length);
  for (let i = 0; i < rows; i++) {
    for (let p = ptr[i]!; p < ptr[i + 1]!; p++) {
      const place = next[term[p]!]!;
      row[place] = i;
      value[place] = weight[p]!;
      next[term[p]!]! += 1;
    }
  }
  return { ptr: into, term: row, weight: value, terms: rows };
}
