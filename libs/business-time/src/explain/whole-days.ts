import type { Reckoning } from '../reckon/reckoning.js';

/** Whether business days were counted as whole days because the event fell on none, which a reader would ask about. */
export function countsWholeDays({ within, lines, local, nightOf }: Reckoning): boolean {
  if (within.unit !== 'business-days' || within.until === 'close' || within.counting === 'from-next-day') return false;
  const own = nightOf ?? local.from.slice(0, 10);
  return lines.find(({ date, through = date }) => date <= own && own <= through)?.kind === 'skipped';
}
