/** Where a business clock was set going: at `realMs` it showed `businessMs`, and it runs `speed` times as fast since. */
export interface Anchor {
  readonly businessMs: number;
  readonly realMs: number;
  readonly speed: number;
  /** The CLOCK_START it was set by, in milliseconds; none when it began as the machine's clock. */
  readonly startMs?: number;
}

/** What is asked of the clock by configuration. */
export interface ClockWish {
  readonly startMs?: number;
  readonly speed: number;
}

/** What the clock shows at `realMs` of the machine's clock. */
export function readingAt({ businessMs, realMs: since, speed }: Anchor, realMs: number): number {
  return businessMs + (realMs - since) * speed;
}

/**
 * The anchor to go by from now on. The same wish keeps the clock running, whoever starts when; another wish sets it
 * anew, yet never before what it has shown: after a simulation that ran ahead, a plain clock stays ahead.
 */
export function anchorFor(wish: ClockWish, known: Anchor | undefined, realMs: number): Anchor {
  if (known && known.speed === wish.speed && known.startMs === wish.startMs) return known;
  const shown = known ? readingAt(known, realMs) : -Infinity;
  const businessMs = Math.max(shown, wish.startMs ?? realMs);
  return { businessMs, realMs, speed: wish.speed, ...(wish.startMs === undefined ? {} : { startMs: wish.startMs }) };
}

/** Real milliseconds from `realMs` until the clock shows `businessMs`; 0 when it has, rounded up so that it has then. */
export function realDelay(anchor: Anchor, businessMs: number, realMs: number): number {
  return Math.max(0, Math.ceil((businessMs - readingAt(anchor, realMs)) / anchor.speed));
}
