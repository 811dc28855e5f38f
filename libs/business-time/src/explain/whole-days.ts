import type { Reckoning } from '../reckon/reckoning.js';

/** Whether business days were counted as whole days because the event fell on none, which a reader would ask about. */
export function countsWholeDays({ within, lines, local }: Reckoning): boolean {
  if (within.unit !== 'business-days' || within.until === 'close' || within.counting === 'from-next-day') return false;
  const own = lines.find(({ date, through = date }) => date <= day(local.from) && day(local.from) <= through);
  return own?.kind === 'skipped';
}

function day(localTime: string): string {
  return localTime.slice(0, 10);
}
