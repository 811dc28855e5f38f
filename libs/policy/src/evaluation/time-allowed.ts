import type { Instant, Within as Allowance } from '@redress/business-time';
import type { CaseFacts, Within } from '../format.js';

const minuteMs = 60_000;

/**
 * A length of a policy as the calendar reckons it, its counts computed from the facts.
 * @param agreedAt the date agreed with the customer, where there is one
 * @returns undefined where it cannot be known yet: a count that no fact gives, a date nobody agreed
 */
export function timeAllowed(within: Within, facts: CaseFacts, agreedAt?: Instant): Allowance | undefined {
  switch (within.unit) {
    case 'at-once':
      return { unit: 'elapsed', ms: 0 };
    case 'elapsed':
      return whenKnown(within.minutes.of(facts), (minutes) => ({
        unit: 'elapsed',
        ms: minutes * minuteMs,
      }));
    case 'working-time':
      return whenKnown(within.minutes.of(facts), (minutes) => ({
        unit: 'working-time',
        ms: minutes * minuteMs,
      }));
    case 'working-day-share':
      return { unit: 'working-days', days: within.share };
    case 'business-days':
      return whenKnown(within.days.of(facts), (days) => ({
        unit: 'business-days',
        days,
        counting: within.from === 'event' ? 'from-event' : 'from-next-day',
        until: within.until,
      }));
    case 'calendar-days':
    case 'calendar-weeks':
    case 'calendar-months':
      return whenKnown(within.count.of(facts), (count) => ({ unit: within.unit, count, until: within.until }));
    case 'same-day':
      return within;
    case 'agreed':
      return agreedAt === undefined ? undefined : { unit: 'agreed', dueAt: agreedAt };
  }
}

function whenKnown(count: number | undefined, allowance: (count: number) => Allowance): Allowance | undefined {
  return count === undefined ? undefined : allowance(count);
}
