import type { DataSource } from 'typeorm';
import { readAnchor } from './anchor-table.js';
import type { AnchoredClock } from './anchored-clock.js';

const EVERY_MS = 5_000;

/**
 * Keeps a clock with those of the other processes: one that is started with another wish sets the anchor anew.
 *
 * @returns ends it
 */
export function followAnchor(clock: AnchoredClock, dataSource: DataSource): () => void {
  const look = () =>
    readAnchor(dataSource).then(
      (anchor) => anchor && clock.follow(anchor),
      () => undefined, // away: the clock goes on as it was told last
    );
  const timer = setInterval(() => void look(), EVERY_MS).unref();
  return () => clearInterval(timer);
}
