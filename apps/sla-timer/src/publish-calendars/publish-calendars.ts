import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type CalendarDefinition, InvalidCalendar, readCalendarFile } from '@redress/business-time';
import { Rulebook } from '@redress/rulebook';
import { CONFIG, Log, Metrics, metaOfService, type Worker } from '@redress/service-kit';
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
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private told = new Set<string>();
  /** Texts that were published or refused for good: there is nothing to be done about them any more. */
  private readonly settled = new Set<string>();

  constructor(
    private readonly publisher: CalendarPublisher,
    private readonly rulebook: Rulebook,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
    metrics: Metrics,
  ) {
    const help = 'Published calendars that this version of the software cannot read: what needs them waits';
    metrics.gauges('redress_calendar_unreadable', help, ['calendar'], async () =>
      (await this.rulebook.calendarsInForce()).unreadable.map(({ rule }) => ({ labels: { calendar: rule }, value: 1 })),
    );
  }

  async start(): Promise<void> {
    await (this.looking = this.look());
    this.timer = setInterval(() => {
      this.looking = this.looking.then(() => this.look());
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.looking;
  }

  private async look(): Promise<void> {
    try {
      for (const { message } of (await this.rulebook.calendarsNow()).unreadable)
        this.sayOnce(message, 'What needs this calendar waits for a version that can be read here');
      for (const file of inheritedFirst(await this.files())) await this.publish(file);
    } catch (error) {
      this.log.warn('Calendars could not be published; it is tried again', { error });
    }
  }

  private async publish({ definition, text }: CalendarFile): Promise<void> {
    const ref = `${definition.id}@${definition.version}`;
    const unfit = await this.unfitness(definition);
    if (unfit !== undefined) return this.sayOnce(`${ref}: ${unfit}`);
    const meta = metaOfService('sla-timer', calendarStream(definition.id));
    const outcome = await this.publisher.publish({ definition, source: text, by: meta.actor, reason: null, meta });
    // another calendar may let go of the unit
    if (outcome.outcome !== 'refused' || outcome.refusal.code !== 'branch-served-already') this.settled.add(text);
    if (outcome.outcome === 'recorded' && outcome.events.length > 0)
      this.log.info('Calendar published', { calendar: ref });
    if (outcome.outcome === 'refused') this.sayOnce(`${ref}: ${whyNot[outcome.refusal.code]}`);
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

  private async files(): Promise<readonly CalendarFile[]> {
    const folder = join(this.config.POLICIES_DIR, 'calendars');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
    const read = await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
    );
    // what is settled is not read again: every two seconds, that would be most of what this service does at rest
    const open = read.filter(({ text }) => !this.settled.has(text));
    return open.flatMap(({ name, text }) => this.checked(name, text));
  }

  private checked(file: string, text: string): readonly CalendarFile[] {
    const result = readCalendarFile(text, file);
    if (result.outcome === 'read') return [{ definition: result.definition, text }];
    for (const { line, column, message } of result.problems) this.sayOnce(`${file}:${line}:${column} ${message}`);
    this.settled.add(text);
    return [];
  }

  private sayOnce(what: string, message = 'A calendar file was not published'): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    this.log.error(message, { what });
  }
}

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
