import { type Instant, isBefore, type Reckoning, stampOf } from '@redress/business-time';
import {
  DeadlineCancelled,
  DeadlineCharged,
  DeadlineExtended,
  DeadlineMet,
  DeadlineMissed,
  DeadlineMoved,
  DeadlinePaused,
  DeadlineResumed,
  DeadlineSet,
  DeadlineWarned,
  LadderStepPassedOver,
  LadderStepTaken,
  MissRefuted,
} from '@redress/contracts';
import { unreachable } from '@redress/decider';
import type { AnnouncementDraft } from '@redress/event-store';
import type { Moment, OpenTimetable, Timetable, TimetableEvent } from '@redress/sla-timer-domain';

/**
 * What other services may know of the time of a complaint. Which facts were noted is told by those who stated them.
 *
 * @param tellNotBefore the end of the quiet hours, for what is noticed within them
 */
export function announceDeadlines(
  complaintId: string,
  event: TimetableEvent,
  timetable: Timetable,
  tellNotBefore: (timetable: OpenTimetable, noticedAt: Instant) => Instant | null = () => null,
): readonly AnnouncementDraft[] {
  if (timetable.status === 'unopened') return [];
  const { branch, imported } = timetable;
  const announced = contractAndData(event, branch, (at) => tellNotBefore(timetable, at));
  if (announced === undefined) return [];
  const headers = imported ? { headers: { ce_imported: 'true' } } : {};
  return [{ topic: 'sla', key: complaintId, ...announced, ...headers }];
}

function contractAndData(
  event: TimetableEvent,
  branch: string,
  notBefore: (noticedAt: Instant) => Instant | null,
): { type: string; data: unknown } | undefined {
  switch (event.type) {
    case 'TimetableOpened':
    case 'TimetableMoved':
    case 'FactNoted':
    case 'TermAgreed':
      return undefined;
    case 'DeadlineSet': {
      const { reckoning, startedBy: _startedBy, runsOn: _runsOn, moments, ...shared } = event.data;
      return { type: DeadlineSet.type, data: { ...shared, ...reckonedBy(reckoning), branch, moments: plain(moments) } };
    }
    case 'DeadlineMoved': {
      const { reckoning, moments, pausedIntoUnknownYears = [], ...shared } = event.data;
      const reckoned = reckonedBy(reckoning, pausedIntoUnknownYears);
      return { type: DeadlineMoved.type, data: { ...shared, ...reckoned, moments: plain(moments) } };
    }
    case 'DeadlineResumed': {
      const { pausedIntoUnknownYears: years = [], ...shared } = event.data;
      return { type: DeadlineResumed.type, data: { ...shared, ...(years.length > 0 && { unknownYears: years }) } };
    }
    case 'DeadlineExtended':
      return { type: DeadlineExtended.type, data: event.data };
    case 'DeadlineWarned':
      return { type: DeadlineWarned.type, data: toTell(event.data, notBefore) };
    case 'DeadlineMissed':
      return { type: DeadlineMissed.type, data: event.data };
    case 'LadderStepTaken':
      return { type: LadderStepTaken.type, data: toTell(event.data, notBefore) };
    case 'LadderStepPassedOver':
      return { type: LadderStepPassedOver.type, data: event.data };
    case 'DeadlineMet':
      return { type: DeadlineMet.type, data: event.data };
    case 'MissRefuted':
      return { type: MissRefuted.type, data: event.data };
    case 'DeadlineCancelled':
      return { type: DeadlineCancelled.type, data: event.data };
    case 'DeadlineVoided':
      return { type: DeadlineCancelled.type, data: { ...event.data, neverStood: true } };
    case 'DeadlineCharged':
      return { type: DeadlineCharged.type, data: event.data };
    case 'DeadlinePaused':
      return { type: DeadlinePaused.type, data: event.data };
    default:
      return unreachable(event);
  }
}

/** By which calendar, from where it was counted if that is later than it is due, and how certain that is. */
function reckonedBy({ calendar, from, due, reachesUnknownYears = [] }: Reckoning, also: readonly number[] = []) {
  return {
    calendar: stampOf(calendar),
    unknownYears: [...new Set([...reachesUnknownYears, ...also])].sort(),
    ...(isBefore(due, from) && { countedBackFrom: from }),
  };
}

function plain(moments: readonly Moment[]): readonly Moment[] {
  return moments.map(({ key, at }) => ({ key, at }));
}

/** Notices wait for the end of quiet hours; the fact does not. */
function toTell<Data extends { readonly noticedAt: Instant }>(
  data: Data,
  notBefore: (noticedAt: Instant) => Instant | null,
): Data & { readonly tellNotBefore?: Instant } {
  const wait = notBefore(data.noticedAt);
  return wait === null ? data : { ...data, tellNotBefore: wait };
}
