import type { Instant } from '@redress/business-time';
import { agreeTerm } from './agree-date.js';
import { type Circumstances, Draft } from './draft.js';
import { applyExtension } from './extend-deadline.js';
import { Memory } from './memory.js';
import { applyFact } from './apply-fact.js';
import { noticeUntil } from './notice-due.js';
import { recalculateBy } from './recalculate.js';
import { startByFact } from './start-deadlines.js';
import { type OpenTimetable, unopened } from './timetable.js';
import type { Happening } from './what-happened.js';

/**
 * Tells the life of a complaint from its registration, everything that is known to have happened in the order of time,
 * as if nothing had arrived late; until `until`.
 */
export function retell(timetable: OpenTimetable, circumstances: Circumstances, until: Instant): Draft {
  const memory = new Memory(timetable);
  const draft = new Draft(unopened, circumstances, memory);
  draft.add(timetable.opening);
  startByFact(draft, { name: 'complaint-registered' }, timetable.registeredAt);
  for (const happening of timetable.happened.slice(1)) apply(draft, memory, happening);
  noticeUntil(draft, until);
  return draft;
}

function apply(draft: Draft, memory: Memory, happening: Happening): void {
  const { at } = happening;
  switch (happening.kind) {
    case 'fact':
      return applyFact(draft, happening.fact, happening.change, at);
    case 'term':
      noticeUntil(draft, at);
      return agreeTerm(draft, happening.until, happening.by, at);
    case 'extension':
      noticeUntil(draft, at);
      return applyExtension(draft, happening);
    case 'calendar':
      noticeUntil(draft, at);
      memory.reached(happening.stamp);
      return recalculateBy(draft, at, happening.calendar);
  }
}
