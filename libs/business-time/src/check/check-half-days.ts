import { halfDaysThatLeaveNothing } from '../day-rules.js';
import type { CalendarDefinition } from '../definition.js';
import { shown } from './check-values.js';
import type { Findings } from './problem.js';

/**
 * Checks that each half day of a calendar that is right otherwise leaves some hours on one of its days at least. Where
 * another calendar is inherited, what it leaves is for that to say, and may change with it.
 */
export function checkHalfDays(definition: CalendarDefinition, findings: Findings): void {
  if (definition.inherits !== undefined) return;
  for (const entry of halfDaysThatLeaveNothing(definition)) {
    const field = entry.closesAt === undefined ? 'opensAt' : 'closesAt';
    findings
      .at(definition.exceptions?.indexOf(entry) ?? 0, field)
      .add(`${shown(entry[field])} leaves no hours on any day of this entry; write closed: true, or another time.`);
  }
}
