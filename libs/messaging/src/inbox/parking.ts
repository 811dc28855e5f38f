import type { OutgoingMessage, Transport } from '../transport.js';

/** Why a message stands in `<topic>.parked`. */
export interface ParkedBecause {
  /** The group that could not use it. */
  readonly group: string;
  readonly reason: string;
  /** Where it lay, or which number it has. */
  readonly place: string;
  readonly attempts: number;
}

/** A message and why it is parked. */
export interface Parked {
  readonly message: OutgoingMessage;
  readonly because: ParkedBecause;
}

/** Puts copies of messages, their bytes untouched, where people and other programs find what could not be handled. */
export async function publishParked(transport: Transport, topic: string, parked: readonly Parked[]): Promise<void> {
  const copies = parked.map(({ message: { key, headers, body }, because }) => ({
    key,
    body,
    headers: { ...headers, ...headersOf(because) },
  }));
  await transport.publish(`${topic}.parked`, copies);
}

const headersOf = ({ group, reason, place, attempts }: ParkedBecause) => ({
  parked_by: group,
  parked_reason: reason.slice(0, 2_000),
  parked_from: place,
  parked_attempts: String(attempts),
  parked_at: new Date().toISOString(),
});
