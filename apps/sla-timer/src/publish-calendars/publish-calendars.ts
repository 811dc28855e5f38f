import { basename, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type CalendarDefinition, InvalidCalendar, readCalendarFile } from '@redress/business-time';
import { Rulebook } from '@redress/rulebook';
import {
  CONFIG,
  Log,
  Metrics,
  metaOfService,
  Rounds,
  type WatchedFile,
  WatchedFiles,
  type Worker,
} from '@redress/service-kit';
import { CalendarPublisher, calendarStream } from '../publish-calendar/calendar-publisher.js';
import type { SlaTimerConfig } from '../sla-timer.config.js';

const LOOK_EVERY_MS = 2_000;

interface CalendarFile {
  readonly definition: CalendarDefinition;
  readonly text: string;
}

/** Publishes the calendar files of POLICIES_DIR/calendars whose version is new; looks again every two seconds. */
@Injectable()
export class PublishCalendars implements Worker {
  private readonly rounds = new Rounds(LOOK_EVERY_MS, () => this.look());
  private readonly files: WatchedFiles;

  constructor(
    private readonly publisher: CalendarPublisher,
    private readonly rulebook: Rulebook,
    private readonly log: Log,
    @Inject(CONFIG) config: SlaTimerConfig,
    metrics: Metrics,
  ) {
    this.files = new WatchedFiles({
      ...{ folder: join(config.POLICIES_DIR, 'calendars'), name: /\.yaml$/ },
      ...{ log, complaint: 'A calendar file was not published' },
    });
    const help = 'Published calendars that this version of the software cannot read: what needs them waits';
    metrics.gauges('redress_calendar_unreadable', help, ['calendar'], async () =>
      (await this.rulebook.calendarsInForce()).unreadable.map(({ rule }) => ({ labels: { calendar: rule }, value: 1 })),
    );
  }

  start(): Promise<void> {
    return this.rounds.start();
  }

  stop(): Promise<void> {
    return this.rounds.stop();
  }

  private async look(): Promise<void> {
    try {
      for (const { message } of (await this.rulebook.calendarsNow()).unreadable)
        this.files.sayOnce(message, 'What needs this calendar waits for a version that can be read here');
      for (const file of inheritedFirst(await this.rightFiles())) await this.publish(file);
    } catch (error) {
      this.log.warn('Calendars could not be published; it is tried again', { error });
    }
  }

  private async publish({ definition, text }: CalendarFile): Promise<void> {
    const ref = `${definition.id}@${definition.version}`;
    const unfit = await this.unfitness(definition);
    if (unfit !== undefined) return this.files.sayOnce(`${ref}: ${unfit}`);
    const meta = metaOfService('sla-timer', calendarStream(definition.id));
    const outcome = await this.publisher.publish({ definition, source: text, by: meta.actor, reason: null, meta });
    if (outcome.outcome !== 'refused' || !mayPass.includes(outcome.refusal.code)) this.files.settle(text);
    if (outcome.outcome === 'recorded' && outcome.events.length > 0)
      this.log.info('Calendar published', { calendar: ref });
    if (outcome.outcome === 'refused') this.files.sayOnce(`${ref}: ${whyNot[outcome.refusal.code]}`);
  }

  /** Why it cannot be reckoned with yet, or what inherits from it could not be any more; what it needs may still come. */
  private async unfitness(definition: CalendarDefinition): Promise<string | undefined> {
    const { id, version } = definition;
    const inForce = await this.rulebook.calendarsNow();
    if (version <= (inForce.newestOf(id)?.version ?? 0)) return undefined;
    const next = inForce.with(definition);
    try {
      for (const each of next.familyOf(id)) next.named(each);
      return undefined;
    } catch (error) {
      if (error instanceof InvalidCalendar) return error.message;
      throw error;
    }
  }

  private async rightFiles(): Promise<readonly CalendarFile[]> {
    return (await this.files.unsettled()).flatMap((file) => this.checked(file));
  }

  private checked({ path, text }: WatchedFile): readonly CalendarFile[] {
    const file = basename(path);
    const result = readCalendarFile(text, file);
    if (result.outcome === 'read') return [{ definition: result.definition, text }];
    for (const { line, column, message } of result.problems) this.files.sayOnce(`${file}:${line}:${column} ${message}`);
    this.files.settle(text);
    return [];
  }
}

/** Another calendar may let go of the unit, and a gap may be filled. */
const mayPass: readonly string[] = ['branch-served-already', 'calendar-version-too-high'];

const whyNot = {
  'calendar-version-taken': 'it was published before with another text: give the change a new version',
  'calendar-version-not-newer': 'a newer version is in force: give the change a higher one',
  'calendar-version-too-high': 'it leaves out so many numbers that later versions would run short',
  'branch-served-already': 'a unit that it serves is served by another calendar',
};

/** What others inherit from comes before them. */
function inheritedFirst(files: readonly CalendarFile[]): readonly CalendarFile[] {
  const byId = new Map(files.map((file) => [file.definition.id, file]));
  const depth = ({ definition }: CalendarFile, seen = 0): number => {
    const parent = definition.inherits === undefined ? undefined : byId.get(definition.inherits);
    return parent === undefined || seen > files.length ? seen : depth(parent, seen + 1);
  };
  return [...files].sort((one, other) => depth(one) - depth(other));
}
