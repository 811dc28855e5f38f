import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { compileCalendar, readCalendarFile } from '@redress/business-time';
import { EventStore } from '@redress/event-store';
import { publishCalendars, type RuleFile } from '@redress/rulebook';
import { BusinessClock, CONFIG, Log, type Worker } from '@redress/service-kit';
import { DataSource } from 'typeorm';
import type { SlaTimerConfig } from '../sla-timer.config.js';

const LOOK_EVERY_MS = 2_000;

/** Publishes the calendar files of POLICIES_DIR/calendars whose version is new; looks again every two seconds. */
@Injectable()
export class PublishCalendars implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private told = new Set<string>();

  constructor(
    private readonly store: EventStore,
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: SlaTimerConfig,
  ) {}

  async start(): Promise<void> {
    await (this.looking = this.look());
    this.timer = setInterval(() => {
      this.looking = this.look();
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  stop(): Promise<void> {
    clearInterval(this.timer);
    return this.looking;
  }

  private async look(): Promise<void> {
    try {
      const files = await this.files();
      const { published, changed } = await publishCalendars(
        { store: this.store, dataSource: this.dataSource },
        files,
        this.clock.now(),
      );
      for (const calendar of published) this.log.info('Calendar published', { calendar });
      for (const calendar of changed)
        this.sayOnce(`${calendar} was published before with another text: give the change a new version`);
    } catch (error) {
      this.log.warn('Calendars could not be published; it is tried again', { error });
    }
  }

  private async files(): Promise<readonly RuleFile[]> {
    const folder = join(this.config.POLICIES_DIR, 'calendars');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
    const read = await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
    );
    return read.flatMap(({ name, text }) => this.checked(name, text));
  }

  private checked(file: string, text: string): readonly RuleFile[] {
    const result = readCalendarFile(text, file);
    if (result.outcome === 'refused') {
      for (const { line, column, message } of result.problems) this.sayOnce(`${file}:${line}:${column} ${message}`);
      return [];
    }
    const { id, version } = result.definition;
    if (result.definition.inherits === undefined) compileCalendar(result.definition);
    return [{ name: id, version, text }];
  }

  private sayOnce(what: string): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    this.log.error('A calendar file was not published', { what });
  }
}
