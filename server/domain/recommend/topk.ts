/** Keeps the k best of a stream of scored items: a bounded heap whose order does not depend on arrival. */

/** A min-heap of (score, key) with the worst on top; equal scores prefer the smaller key, so results are deterministic. */
export class TopK {
  private readonly scores: Float64Array;
  private readonly keys: Uint32Array;
  private readonly k: number;
  private size = 0;

  constructor(k: number) {
    this.k = k;
    this.scores = new Float64Array(k);
    this.keys = new Uint32Array(k);
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, score: number): void {
    if (this.size < this.k) {
      this.scores[this.size] = score;
      this.keys[this.size] = key;
      this.size += 1;
      this.up(this.size - 1);
    } else if (this.k > 0 && this.isWorse(this.scores[0]!, this.keys[0]!, score, key)) {
      this.scores[0] = score;
      this.keys[0] = key;
      this.down();
    }
  }

  /** Empties the heap, best first. */
  drain(take: (key: number, score: number) => void): void {
    const order = Array.from({ length: this.size }, (_, at) => at);
    order.sort((a, b) => this.scores[b]! - this.scores[a]! || this.keys[a]! - this.keys[b]!);
    for (const at of order) take(this.keys[at]!, this.scores[at]!);
    this.size = 0;
  }

  private isWorse(scoreA: number, keyA: number, scoreB: number, keyB: number): boolean {
    return scoreA < scoreB || (scoreA === scoreB && keyA > keyB);
  }

  private swap(a: number, b: number): void {
    const score = this.scores[a]!;
    const key = this.keys[a]!;
    this.scores[a] = this.scores[b]!;
    this.keys[a] = this.keys[b]!;
    this.scores[b] = score;
    this.keys[b] = key;
  }

  private up(at: number): void {
    let child = at;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isWorse(this.scores[child]!, this.keys[child]!, this.scores[parent]!, this.keys[parent]!))
        return;
      this.swap(child, parent);
      child = parent;
    }
  }

  private down(): void {
    let parent = 0;
    for (;;) {
      let worst = parent;
      for (let child = 2 * parent + 1; child <= 2 * parent + 2 && child < this.size; child++) {
        if (this.isWorse(this.scores[child]!, this.keys[child]!, this.scores[worst]!, this.keys[worst]!))
          worst = child;
      }
      if (worst === parent) return;
      this.swap(parent, worst);
      parent = worst;
    }
  }
}
