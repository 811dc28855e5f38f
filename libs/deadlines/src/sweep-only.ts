import type { AlarmClock } from './alarm-clock.js';

/** No alarm clock at all: where there is no Redis, the sweep over due times rings alone. */
export const sweepOnly: AlarmClock = {
  arm: () => Promise.resolve(),
  start: () => undefined,
  ringing: false,
  stop: () => Promise.resolve(),
};
