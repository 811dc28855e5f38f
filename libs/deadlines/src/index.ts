export type { Alarm, AlarmClock, Ring } from './alarm-clock.js';
export { BullAlarmClock, type BullAlarmClockOptions } from './bull-alarm-clock.js';
export { sweepOnly } from './sweep-only.js';
