import type { Instant } from '@redress/business-time';
import { agreeTerm } from './agree-date.js';
import { type Circumstances, Draft } from './draft.js';
import { applyExtension } from './extend-deadline.js';
import { Memory } from './memory.js';
import { applyFact } from './apply-fact.js';
import type { Policy } from '@redress/policy';
import { moveTo } from './move-timetable.js';
import { noticeUntil } from './notice-due.js';
import { recalculateBy } from './recalculate.js';
import { startByFact } from './start-deadlines.js';
import { type OpenTimetable, unopened } from './timetable.js';
import type { PolicyRef } from './timetable.events.js';
import type { Happening } from './what-happened.js';

/**
 * Tells the life of a complaint from its registration, everything that is known to have happened in the order of time,
 * as if nothing had arrived late; until `until`.
 */
export function retell(timetable: OpenTimetable, circumstances: Circumstances, until: Instant): Draft {
  const memory = new Memory(timetable);
  const draft = new Draft(unopened, circumstances, memory);
  draft.under(versionOf(circumstances, timetable.opening.data.policy));
  draft.add(timetable.opening);
  startByFact(draft, { name: 'complaint-registered' }, timetable.registeredAt);
  for (const happening of timetable.happened.slice(1)) apply(draft, memory, happening);
  noticeUntil(draft, until);
  return draft;
}

/** @throws {Error} where the edge has not handed in a version the complaint was under */
function versionOf({ policy, earlier = [] }: Circumstances, { name, version }: PolicyRef): Policy {
  const found = [policy, ...earlier].find((each) => each.name === name && each.version === version);
  if (found === undefined) throw new Error(`Policy ${name}@${version} is needed to tell the past again`);
  return found;
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
    case 'policy':
      noticeUntil(draft, at);
      return moveTo(draft, versionOf(draft.circumstances, happening.policy), at);
    case 'calendar':
      noticeUntil(draft, at);
      memory.reached(happening.stamp);
      return recalculateBy(draft, at, happening.calendar);
  }
}
