import type { Instant } from '@redress/business-time';
import { type Decider, type Decision, type DomainEvent, nothingToRecord, record, refuse } from '@redress/decider';
import { highestAfter } from '@redress/policy';
import type { Actor } from '../timetable/timetable.events.js';

/** A version of a calendar came into force; it never changes again. */
export type CalendarPublished = DomainEvent<
  'CalendarPublished',
  {
    readonly calendar: string;
    readonly version: number;
    /** SHA-256 of `source`. */
    readonly hash: string;
    /** The file as it was written. */
    readonly source: string;
    readonly inForceFrom: Instant;
    readonly by: Actor;
    /** Reference to the sealed words of whoever published it; nothing for a file. */
    readonly reason: string | null;
  }
>;

/** What later versions are measured by. */
export interface PublishedCalendar {
  readonly version: number;
  readonly hashes: ReadonlyMap<number, string>;
}

export interface PublishCalendar {
  readonly type: 'publish-calendar';
  readonly calendar: string;
  readonly version: number;
  readonly hash: string;
  readonly source: string;
  readonly now: Instant;
  readonly by: Actor;
  readonly reason: string | null;
  /** Units it would serve that another calendar serves already. */
  readonly servedElsewhere: readonly { readonly branch: string; readonly calendar: string }[];
}

export type CalendarRefusal =
  | { readonly code: 'calendar-version-taken'; readonly calendar: string; readonly version: number }
  | {
      readonly code: 'calendar-version-not-newer';
      readonly calendar: string;
      readonly version: number;
      readonly newest: number;
    }
  | {
      readonly code: 'calendar-version-too-high';
      readonly calendar: string;
      readonly version: number;
      readonly newest: number;
      readonly highest: number;
    }
  | { readonly code: 'branch-served-already'; readonly branch: string; readonly calendar: string };

/** Publishing the versions of one calendar, one after the other; the same text again is published already. */
export const calendarDecider: Decider<PublishedCalendar, PublishCalendar, CalendarPublished, CalendarRefusal> = {
  initial: { version: 0, hashes: new Map() },
  evolve: ({ hashes }, { data: { version, hash } }) => ({ version, hashes: new Map(hashes).set(version, hash) }),
  decide: publishCalendar,
};

function publishCalendar(
  command: PublishCalendar,
  published: PublishedCalendar,
): Decision<CalendarPublished, CalendarRefusal> {
  const { calendar, version, hash, source, now, by, reason } = command;
  const known = published.hashes.get(version);
  if (known === hash) return nothingToRecord;
  if (known !== undefined) return refuse({ code: 'calendar-version-taken', calendar, version });
  const newest = published.version;
  if (version <= newest) return refuse({ code: 'calendar-version-not-newer', calendar, version, newest });
  const highest = highestAfter(newest);
  if (version > highest) return refuse({ code: 'calendar-version-too-high', calendar, version, newest, highest });
  const [served] = command.servedElsewhere;
  if (served) return refuse({ code: 'branch-served-already', ...served });
  const data = { calendar, version, hash, source, inForceFrom: now, by, reason };
  return record<CalendarPublished>({ type: 'CalendarPublished', happenedAt: now, data });
}
