import type { VaultRef } from '@redress/routing-domain';

/** The reference of words that the request must have had: its schema required them. */
export function sealedRef(ref: VaultRef | null): VaultRef {
  if (ref === null) throw new Error('Words that the schema requires were not sealed');
  return ref;
}
