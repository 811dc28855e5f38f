import { msOf } from '../instant.js';
import { localTime } from '../reckon/local-time.js';
import type { CountedLine } from '../reckon/reckoning.js';
import { zoneNamed } from '../zone.js';
import { readTime } from './dates.js';

/** `17:45–18:00` for a line that counts one period, else empty. Times after the line's own midnight are marked `+1`. */
export function timesOf({ from, to, date }: CountedLine, zone: string): string {
  if (!from || !to) return '';
  const clock = (moment: typeof from, endsDay: boolean) => {
    const [day = '', time = ''] = localTime(zoneNamed(zone), msOf(moment), endsDay).split(' ');
    return day > date ? `${readTime(time)} (+1)` : readTime(time);
  };
  return `${clock(from, false)}–${clock(to, true)}`;
}
