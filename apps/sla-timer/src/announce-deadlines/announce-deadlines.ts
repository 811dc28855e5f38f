import { type Instant, stampOf } from '@redress/business-time';
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
      const unknownYears = reckoning.reachesUnknownYears ?? [];
      const calendar = stampOf(reckoning.calendar);
      return { type: DeadlineSet.type, data: { ...shared, branch, unknownYears, calendar, moments: plain(moments) } };
    }
    case 'DeadlineMoved': {
      const { reckoning, moments, ...shared } = event.data;
      const unknownYears = reckoning.reachesUnknownYears ?? [];
      const calendar = stampOf(reckoning.calendar);
      return { type: DeadlineMoved.type, data: { ...shared, unknownYears, calendar, moments: plain(moments) } };
    }
    case 'DeadlineResumed':
      return { type: DeadlineResumed.type, data: event.data };
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
