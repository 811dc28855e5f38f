import { type DifferentDays, differentDays, type Instant, touches, versionsOf } from '@redress/business-time';
import type { CalendarShelf } from '@redress/rulebook';

/** One open deadline as the index of due times has it. */
export interface Suspect {
  readonly complaintId: string;
  readonly deadline: string;
  readonly branch: string;
  readonly calendar: string | null;
  readonly startedAt: Instant;
  /** The last moment its calendar was asked about: a step of its ladder, or what it is counted back from. */
  readonly lastAt: Instant;
}

type Answer = readonly DifferentDays[] | 'other' | 'same';

/** What a version of a calendar changes: which open deadlines may move by it, told without reckoning any of them. */
export class CalendarChange {
  private readonly answers = new Map<string, Answer>();

  /**
   * @param next   the calendars with that version in force
   * @param units  units that it serves and the version before did not, or the other way about
   */
  constructor(
    readonly next: CalendarShelf,
    readonly calendar: string,
    readonly units: readonly string[],
  ) {}

  /** Of these stamps, those by which nothing would be reckoned any more. */
  stampsOutOfDate(stamps: readonly string[]): readonly string[] {
    return stamps.filter((stamp) => {
      const line = versionsOf(stamp);
      const own = line[0]?.id ?? '';
      return line.some(({ id }) => id === this.calendar) && this.next.named(own)?.stamp !== stamp;
    });
  }

  /** Whether it meets a day that differs, or comes under another calendar. What is left out surely stays. */
  mayMove({ branch, calendar, startedAt, lastAt }: Suspect): boolean {
    if (calendar === null || this.units.some((unit) => branch === unit || branch.startsWith(`${unit}/`))) return true;
    const answer = this.answers.get(calendar) ?? this.compare(calendar);
    this.answers.set(calendar, answer);
    if (answer === 'same') return false;
    return answer === 'other' || touches(answer, this.zoneOf(calendar), startedAt, lastAt);
  }

  private compare(stamp: string): Answer {
    const then = this.next.at(stamp);
    const now = this.next.named(versionsOf(stamp)[0]?.id ?? '');
    if (then === undefined || now === undefined) return 'other';
    const days = differentDays(then.flat, now.flat);
    return days.length === 0 ? 'same' : days;
  }

  private zoneOf(stamp: string): string {
    return this.next.at(stamp)?.zone ?? 'UTC';
  }
}

/** Units that only one of two versions serves. */
export function unitsThatChange(before: readonly string[] = [], after: readonly string[] = []): readonly string[] {
  return [...before.filter((unit) => !after.includes(unit)), ...after.filter((unit) => !before.includes(unit))];
}
