import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Calendar, type Instant } from '@redress/business-time';
import { CalendarPublished, type CalendarList, type CalendarRecord, type CalendarVersion } from '@redress/contracts';
import { type CalendarShelf, Rulebook } from '@redress/rulebook';
import { BusinessClock, mayReadPersonal, type Principal, Problem, VAULT } from '@redress/service-kit';
import type { Opened, Vault, VaultRef } from '@redress/vault';
import { DataSource } from 'typeorm';
import { CalendarPublisher } from '../publish-calendar/calendar-publisher.js';
import { PublishingReach } from '../publish-calendar/publishing-reach.js';
import { Recalculations } from '../recalculate-deadlines/recalculations.js';
import { yearOf } from './calendar-year.js';

export class ListCalendars extends Query<CalendarList> {}

export class ReadCalendar extends Query<CalendarRecord> {
  constructor(
    readonly name: string,
    readonly year: number | undefined,
    readonly principal: Principal,
  ) {
    super();
  }
}

type Publication = ReturnType<typeof CalendarPublished.data.parse>;

/** The versions of calendars as they were announced, newest first. */
async function publicationsOf(dataSource: DataSource, calendar?: string): Promise<readonly Publication[]> {
  const rows: readonly { body: string }[] = await dataSource.query(
    'SELECT body FROM announcement WHERE topic = $1 AND type = $2 AND key = coalesce($3, key) ORDER BY key, number DESC',
    [CalendarPublished.topic, CalendarPublished.type, calendar ?? null],
  );
  return rows.map(({ body }) => CalendarPublished.data.parse(JSON.parse(body)));
}

@QueryHandler(ListCalendars)
export class ListCalendarsHandler implements IQueryHandler<ListCalendars> {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly dataSource: DataSource,
  ) {}

  async execute(): Promise<CalendarList> {
    const shelf = await this.rulebook.calendarsNow();
    const publications = await publicationsOf(this.dataSource);
    const items = shelf.ids.flatMap((id) => {
      const newest = newestOf(publications, id);
      const calendar = shelf.named(id);
      if (calendar === undefined || newest === undefined) return [];
      return { ...summaryOf(shelf, calendar, newest), knownYears: yearsOf(calendar)?.map(({ year }) => year) ?? null };
    });
    return { items };
  }
}

/** One calendar: its versions with who, when and why, and a year of it day by day. */
@QueryHandler(ReadCalendar)
export class ReadCalendarHandler implements IQueryHandler<ReadCalendar> {
  constructor(
    private readonly rulebook: Rulebook,
    private readonly dataSource: DataSource,
    private readonly recalculations: Recalculations,
    private readonly publisher: CalendarPublisher,
    private readonly reach: PublishingReach,
    private readonly clock: BusinessClock,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async execute({ name, year, principal }: ReadCalendar) {
    const etag = await this.publisher.versionOf(name);
    const shelf = await this.rulebook.calendarsNow();
    const calendar = shelf.named(name);
    const publications = await publicationsOf(this.dataSource, name);
    const newest = newestOf(publications, name);
    if (calendar === undefined || newest === undefined)
      throw new Problem({ status: 404, code: 'calendar-unknown', values: { calendar: name } });
    const record: CalendarRecord = {
      ...summaryOf(shelf, calendar, newest),
      knownYears: yearsOf(calendar),
      source: newest.source,
      versions: await this.versions(name, publications, principal),
      year: yearOf(calendar, year ?? Number(this.clock.now().slice(0, 4))),
      revision: etag,
      mayPublish:
        principal.roles.some((role) => publishers.includes(role)) && (await this.reach.covers(name, shelf, principal)),
    };
    return record;
  }

  private async versions(
    name: string,
    publications: readonly Publication[],
    principal: Principal,
  ): Promise<CalendarVersion[]> {
    const progress = new Map((await this.recalculations.progress(name)).map((each) => [each.version, each]));
    const refs = mayReadPersonal(principal) ? publications.flatMap<VaultRef>(({ reason }) => reason ?? []) : [];
    const words = await this.vault.open(refs, { actor: principal.actor, purpose: 'read the versions of a calendar' });
    return [...publications]
      .sort((one, other) => other.version - one.version)
      .flatMap(({ version, inForceFrom, publishedBy = null, reason, hash }) => {
        const made = progress.get(version);
        const text = reason ? reasonOf(words.get(reason)) : null;
        return made ? { version, inForceFrom, publishedBy, reason: text, hash, progress: made } : [];
      });
  }
}

function reasonOf(opened: Opened | undefined): CalendarVersion['reason'] {
  if (opened === undefined || 'unknown' in opened) return { withheld: true };
  if ('erased' in opened) return { erased: true };
  return 'text' in opened ? { text: opened.text } : { withheld: true };
}

const publishers: readonly string[] = ['leader-in-charge', 'head-office', 'administrator'];

function newestOf(publications: readonly Publication[], name: string): Publication | undefined {
  return publications
    .filter(({ calendar }) => calendar === name)
    .reduce<Publication | undefined>((one, other) => (one && one.version > other.version ? one : other), undefined);
}

function summaryOf(shelf: CalendarShelf, { id, version, zone, flat }: Calendar, { inForceFrom }: Publication) {
  const written = shelf.newestOf(id);
  return {
    name: id,
    title: {
      ...(flat.title?.zh !== undefined && { zh: flat.title.zh }),
      ...(flat.title?.en !== undefined && { en: flat.title.en }),
    },
    version,
    zone,
    inherits: written?.inherits ?? null,
    branches: [...(flat.branches ?? [])],
    inForceFrom: inForceFrom as Instant,
  };
}

function yearsOf({ flat }: Calendar) {
  return (
    flat.knownYears?.flatMap(({ year, through = year, source }) =>
      Array.from({ length: through - year + 1 }, (_, index) => ({ year: year + index, source })),
    ) ?? null
  );
}
