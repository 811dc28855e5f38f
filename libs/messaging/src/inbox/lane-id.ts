import type { Lane } from '@redress/event-store';

declare const laneIdBrand: unique symbol;

/** A lane as a key of maps and sets. Topics hold no blank. */
export type LaneId = string & { readonly [laneIdBrand]: true };

export const laneIdOf = ({ topic, key }: Lane): LaneId => `${topic} ${key}` as LaneId;

export function laneOf(id: LaneId): Lane {
  const blank = id.indexOf(' ');
  return { topic: id.slice(0, blank), key: id.slice(blank + 1) };
}
