import type { VaultRef } from './vault.js';

const shape = /^vault:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function refOf(itemId: string): VaultRef {
  return `vault:${itemId}`;
}

/** The uuid inside; undefined for text that is no reference. */
export function itemIdOf(ref: string): string | undefined {
  return shape.exec(ref)?.[1];
}

/** The uuids inside; text that is no reference is left out. */
export function itemIdsOf(refs: readonly string[]): string[] {
  return refs.map(itemIdOf).filter((id) => id !== undefined);
}
