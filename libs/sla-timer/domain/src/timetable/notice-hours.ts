import { type Calendar, CalendarNeverOpens, type Instant, OutsideTheCalendar } from '@redress/business-time';
import type { Policy } from '@redress/policy';
import type { OpenTimetable } from './timetable.js';

/**
 * From when on people may be told what was noticed at `noticedAt`; nothing where that is at once. Quiet hours delay the
 * notice and never the fact. What is urgent (E1-1: any urgency but the policy's first, the ordinary one) waits for nobody.
 *
 * @param hours when notices go out: a calendar whose opening hours these are; without it they go out at any time
 */
export function tellNotBefore(
  { facts }: OpenTimetable,
  { urgencies }: Policy,
  noticedAt: Instant,
  hours: Calendar | undefined,
): Instant | null {
  const [ordinary] = urgencies;
  const isUrgent = facts.urgency !== undefined && facts.urgency !== ordinary?.id;
  if (hours === undefined || isUrgent) return null;
  const opening = nextOpening(hours, noticedAt);
  return opening === undefined || opening === noticedAt ? null : opening;
}

/** A calendar that never opens again would keep everybody from being told for ever, which nobody means. */
function nextOpening(hours: Calendar, at: Instant): Instant | undefined {
  try {
    return hours.nextOpening(at);
  } catch (fault) {
    if (fault instanceof CalendarNeverOpens || fault instanceof OutsideTheCalendar) return undefined;
    throw fault;
  }
}
