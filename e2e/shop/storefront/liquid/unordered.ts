/** A Liquid object that may be compared with `==`, and is neither more nor less than anything. */
import { type Comparable, Drop } from 'liquidjs';

export abstract class Unordered extends Drop implements Comparable {
  /** `==`, also against `empty` and `blank`. */
  abstract equals(other: unknown): boolean;
  gt(): boolean {
    return false;
  }
  geq(): boolean {
    return false;
  }
  lt(): boolean {
    return false;
  }
  leq(): boolean {
    return false;
  }
}
