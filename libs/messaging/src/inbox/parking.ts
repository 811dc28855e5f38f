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

/** Puts a copy of a message, its bytes untouched, where people and other programs find what could not be handled. */
export async function publishParked(
  transport: Transport,
  topic: string,
  { key, headers, body }: OutgoingMessage,
  { group, reason, place, attempts }: ParkedBecause,
): Promise<void> {
  const because = {
    parked_by: group,
    parked_reason: reason.slice(0, 2_000),
    parked_from: place,
    parked_attempts: String(attempts),
    parked_at: new Date().toISOString(),
  };
  await transport.publish(`${topic}.parked`, [{ key, body, headers: { ...headers, ...because } }]);
}
