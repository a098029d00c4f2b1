/** The ports of training: who trains, and where models are kept. */
import type { ShopDomain } from '../domain/ids.ts';
import type { Firsts } from '../domain/recommend/firsts.ts';
import type { ModelSummary } from '../domain/report.ts';

/** A model about to be published. */
export interface TrainedSummary extends Omit<ModelSummary, 'version'> {
  /** Of the history it was trained on: changes up to here are in it. */
  readonly mark: number;
}

export interface ModelStore {
  /**
   * Saves a new version with what stands first by it, and drops all but the two newest, and the changes of orders that
   * it knows. Resolves to the new version, which grows from 1.
   */
  publish(shop: ShopDomain, bytes: Uint8Array, summary: TrainedSummary, firsts?: Firsts): Promise<number>;
  latest(shop: ShopDomain): Promise<(ModelSummary & TrainedSummary) | null>;
  load(shop: ShopDomain, version: number): Promise<{ bytes: Uint8Array; mark: number } | null>;
  /** In bytes; 0 where there is no such version. */
  size(shop: ShopDomain, version: number): Promise<number>;
}

export interface Trained {
  readonly bytes: Uint8Array;
  readonly summary: TrainedSummary;
  /** Compared with what the store knew when the training began. */
  readonly firsts?: Firsts;
}

export interface Trainer {
  /**
   * Trains off the request path and resolves to the encoded model. Once `signal` calls it off it rejects, and nothing
   * of it is left running. Progress is a share, 0 to 1.
   */
  train(shop: ShopDomain, onProgress: (share: number) => void, signal?: AbortSignal): Promise<Trained>;
}
