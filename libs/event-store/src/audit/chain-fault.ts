/** The first place of a stream where what lies there is not what was recorded. */
export interface ChainFault {
  readonly streamId: string;
  readonly version: number;
  /**
   * `altered`: the fact is not the one its link was made of. `removed`: there is none where one was recorded.
   * `inserted`: there is one where none was recorded. `rewritten`: the chain is whole, but a checkpoint knows another.
   */
  readonly kind: 'altered' | 'removed' | 'inserted' | 'rewritten';
  /** A sentence for people. */
  readonly what: string;
}

export interface ChainReport {
  readonly streams: number;
  readonly events: number;
  /** At most one for each stream. */
  readonly faults: readonly ChainFault[];
}
