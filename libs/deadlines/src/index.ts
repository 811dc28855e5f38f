export { type Alarm, type AlarmClock, type Ring, sweepOnly } from './alarm-clock.js';
export { BullAlarmClock, type BullAlarmClockOptions } from './bull-alarm-clock.js';
