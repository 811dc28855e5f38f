import { PublishedRuleUnreadable } from '@redress/rulebook';
import { CalendarUnknown } from '@redress/sla-timer-domain';

/**
 * What `decide` comes to, or early where it needs a calendar that is not here or cannot be read here: the announcement
 * then waits for it by name, those of other complaints go on, and it is tried again from time to time.
 */
export async function orWaitForCalendar<Outcome>(
  decide: () => Promise<Outcome>,
): Promise<Outcome | { readonly early: string }> {
  try {
    return await decide();
  } catch (error) {
    if (error instanceof CalendarUnknown) return { early: `calendar ${error.calendar}` };
    if (error instanceof PublishedRuleUnreadable) return { early: `calendar ${error.rule}` };
    throw error;
  }
}
