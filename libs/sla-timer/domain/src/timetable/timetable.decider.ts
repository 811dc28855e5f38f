import { type Decider, unreachable } from '@redress/decider';
import { agreeDate, type AgreeDate } from './agree-date.js';
import { extendDeadline, type ExtendDeadline } from './extend-deadline.js';
import { moveTimetable, type MoveTimetable } from './move-timetable.js';
import { noteFact, type NoteFact } from './note-fact.js';
import { openTimetable, type OpenTimetable } from './open-timetable.js';
import { recalculate, type Recalculate } from './recalculate.js';
import type { TimetableRefusal } from './refusals.js';
import { ring, type Ring } from './ring.js';
import type { TimetableEvent } from './timetable.events.js';
import { evolve, type Timetable, unopened } from './timetable.js';

export type TimetableCommand =
  OpenTimetable | NoteFact | Ring | AgreeDate | ExtendDeadline | Recalculate | MoveTimetable;

/** Everything that is decided about the time of one complaint. */
export const timetableDecider: Decider<Timetable, TimetableCommand, TimetableEvent, TimetableRefusal> = {
  initial: unopened,
  evolve,
  decide(command, timetable) {
    switch (command.type) {
      case 'open-timetable':
        return openTimetable(command, timetable);
      case 'note-fact':
        return noteFact(command, timetable);
      case 'ring':
        return ring(command, timetable);
      case 'agree-date':
        return agreeDate(command, timetable);
      case 'extend-deadline':
        return extendDeadline(command, timetable);
      case 'move-timetable':
        return moveTimetable(command, timetable);
      case 'recalculate':
        return recalculate(command, timetable);
      default:
        return unreachable(command);
    }
  },
};
