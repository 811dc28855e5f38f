import { Inject, Injectable } from '@nestjs/common';
import type { Instant } from '@redress/business-time';
import { type EventMeta, EventStore, handleCommand, type LoadedStream, type Take } from '@redress/event-store';
import { type CalendarsInForce, type PolicyRef, Rulebook } from '@redress/rulebook';
import {
  BusinessClock,
  CONFIG,
  type Clearance,
  clearances,
  maySee,
  type Principal,
  Problem,
} from '@redress/service-kit';
import {
  type Circumstances,
  type OpenTimetable,
  tellNotBefore,
  type Timetable,
  type TimetableCommand,
  timetableDecider,
  type TimetableEvent,
} from '@redress/sla-timer-domain';
import { announceDeadlines } from './announce-deadlines/announce-deadlines.js';
import { Alarms } from './notice-deadline/alarms.js';
import type { SlaTimerConfig } from './sla-timer.config.js';

export interface LoadedTimetable {
  readonly complaintId: string;
  readonly timetable: OpenTimetable;
  readonly stream: LoadedStream<TimetableEvent>;
}

/** A timetable before anybody went through its facts: whoever decides goes through them once, and needs the policy first. */
export interface UndecidedTimetable {
  readonly policy: PolicyRef | undefined;
  readonly stream: LoadedStream<TimetableEvent>;
}

/** The timetables: every command on time is decided here, announced by one translation, and its alarms are set. */
@Injectable()
export class TimetableStreams {
  constructor(
    private readonly store: EventStore,
    private readonly rulebook: Rulebook,
    private readonly clock: BusinessClock,
    private readonly alarms: Alarms,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
  ) {}

  async load(
    complaintId: string,
  ): Promise<{ timetable: Timetable; version: number; stream: LoadedStream<TimetableEvent> }> {
    const stream = await this.store.load<TimetableEvent>(streamOf(complaintId));
    const timetable = stream.events.reduce<Timetable>(timetableDecider.evolve, timetableDecider.initial);
    return { timetable, version: stream.version, stream };
  }

  /**
   * The facts of a timetable, not gone through yet, and the policy they end under; none where it is not opened.
   *
   * @throws {Error} the stream does not begin with the opening: it is broken
   */
  async loadUndecided(complaintId: string): Promise<UndecidedTimetable> {
    const stream = await this.store.load<TimetableEvent>(streamOf(complaintId));
    const policy = policyOf(stream.events);
    if (policy === undefined && stream.version > 0) throw new Error(`${streamOf(complaintId)} was never opened`);
    return { policy, stream };
  }

  /** Several timetables in one look, but for those that are not opened. */
  async loadMany(complaintIds: readonly string[]): Promise<readonly LoadedTimetable[]> {
    const streams = await Promise.all(complaintIds.map((id) => this.store.load<TimetableEvent>(streamOf(id))));
    return streams.flatMap((stream, index) => {
      const timetable = stream.events.reduce<Timetable>(timetableDecider.evolve, timetableDecider.initial);
      return timetable.status === 'unopened' ? [] : [{ complaintId: complaintIds[index] ?? '', timetable, stream }];
    });
  }

  /** @throws {Problem} 404 where there is none within the caller’s reach */
  async loadVisible(complaintId: string, principal: Principal): Promise<{ timetable: OpenTimetable; version: number }> {
    const { timetable, version } = await this.load(complaintId);
    if (timetable.status === 'unopened' || !maySee(principal, reachOf(timetable))) {
      throw new Problem({ status: 404, code: 'timetable-unknown', values: { complaintId } });
    }
    return { timetable, version };
  }

  /**
   * The policy and the calendars a command is decided with; nothing while the policy has not arrived here.
   *
   * @param inForce  other calendars than those in force, to see what would be
   */
  async circumstances(ref: PolicyRef, inForce?: CalendarsInForce): Promise<Circumstances | undefined> {
    const found = await this.circumstancesOfRing(ref, inForce);
    return found?.calendars.named(found.policy.calendar) === undefined ? undefined : found;
  }

  /** The same even where the calendar of the policy is not here: to notice what is due needs none, as a rule. */
  async circumstancesOfRing(ref: PolicyRef, inForce?: CalendarsInForce): Promise<Circumstances | undefined> {
    const policy = await this.rulebook.policy(ref);
    if (policy === undefined) return undefined;
    const calendars = inForce ?? (await this.rulebook.calendarsInForce());
    return { policy, calendars, now: this.clock.now() };
  }

  /** What a command waits for that has no circumstances. */
  async awaited(ref: PolicyRef): Promise<string> {
    const policy = await this.rulebook.policy(ref);
    return policy === undefined ? `policy ${ref.name}@${ref.version}` : `calendar ${policy.calendar}`;
  }

  /** The circumstances of a timetable, with every version its complaint was under: late facts tell the past again. */
  async circumstancesOf({ opening, happened, policy }: OpenTimetable): Promise<Circumstances | undefined> {
    const present = await this.circumstances(policy);
    const moved = happened.flatMap((each) => (each.kind === 'policy' ? [each.policy] : []));
    if (present === undefined || moved.length === 0) return present;
    const earlier = await Promise.all([opening.data.policy, ...moved].map((ref) => this.rulebook.policy(ref)));
    return { ...present, earlier: earlier.filter((each) => each !== undefined) };
  }

  async decide(
    complaintId: string,
    command: TimetableCommand,
    {
      meta,
      takes,
      expectedVersion,
      loaded,
    }: {
      readonly meta: EventMeta;
      readonly takes?: Take;
      readonly expectedVersion?: number;
      readonly loaded?: LoadedStream<TimetableEvent>;
    },
  ) {
    const outcome = await handleCommand({
      store: this.store,
      decider: timetableDecider,
      streamId: streamOf(complaintId),
      command,
      recordedAt: command.now,
      meta,
      announce: (event, timetable) => announceDeadlines(complaintId, event, timetable, this.notBefore(command)),
      ...(loaded && { loaded }),
      ...(takes && { takes }),
      ...(expectedVersion !== undefined && { expectedVersion }),
    });
    if (outcome.outcome === 'recorded') this.alarms.armFor(complaintId, outcome.events);
    return outcome;
  }

  /** By the hours of notices in force when the command is decided. */
  private notBefore({ policy, calendars }: Circumstances) {
    const { NOTICE_HOURS: id } = this.config;
    const hours = id === undefined ? undefined : calendars.named(id);
    return (timetable: OpenTimetable, noticedAt: Instant) => tellNotBefore(timetable, policy, noticedAt, hours);
  }

  now(): Instant {
    return this.clock.now();
  }
}

export function streamOf(complaintId: string): string {
  return `timetable-${complaintId}`;
}

function policyOf(events: readonly TimetableEvent[]): PolicyRef | undefined {
  const last = events.findLast((event) => event.type === 'TimetableMoved' || event.type === 'TimetableOpened');
  return last?.data.policy;
}

/** How secret the matter of a timetable is; where that is not known, as secret as can be. */
export function confidentialityOf({ facts }: Pick<OpenTimetable, 'facts'>): Clearance {
  return clearances.find((level) => level === facts.confidentiality) ?? 'top-secret';
}

function reachOf(timetable: OpenTimetable): { branch: string; confidentiality: Clearance } {
  return { branch: timetable.branch, confidentiality: confidentialityOf(timetable) };
}
