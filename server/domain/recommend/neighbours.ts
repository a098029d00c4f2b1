/** A sparse list of scored neighbours per item: the shape in which every trained relation is kept and saved. */

export interface Neighbours {
  /** Item i's neighbours stand at `[ptr[i], ptr[i+1])`, best first. */
  readonly ptr: Uint32Array;
  readonly item: Uint32Array;
  readonly score: Float32Array;
  /** Orders that hold both, where the relation comes from orders; else 0. */
  readonly count: Uint32Array;
}

/** Collects rows in order of item and packs them; memory grows by doubling, never by boxing. */
export class NeighboursBuilder {
  private readonly ptr: Uint32Array;
  private item = new Uint32Array(1024);
  private score = new Float32Array(1024);
  private count = new Uint32Array(1024);
  private row = 0;
  private size = 0;

  constructor(items: number) {
    this.ptr = new Uint32Array(items + 1);
  }

  add(item: number, score: number, count: number): void {
    if (this.size === this.item.length) {
      this.item = grown(this.item, new Uint32Array(this.size * 2));
      this.score = grown(this.score, new Float32Array(this.size * 2));
      this.count = grown(this.count, new Uint32Array(this.size * 2));
    }
    this.item[this.size] = item;
    this.score[this.size] = score;
    this.count[this.size] = count;
    this.size += 1;
  }

  endRow(): void {
    this.row += 1;
    this.ptr[this.row] = this.size;
  }

  finish(): Neighbours {
    return {
      ptr: this.ptr,
      item: this.item.slice(0, this.size),
      score: this.score.slice(0, this.size),
      count: this.count.slice(0, this.size),
    };
  }
}

function grown<T extends Uint32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
