import {
  alwaysOpen,
  type Calendar,
  type CalendarDefinition,
  compileCalendar,
  readCalendarFile,
} from '@redress/business-time';
import { CalendarPublished, PolicyPublished } from '@redress/contracts';
import { compilePolicy, type Policy } from '@redress/policy';
import type { DataSource } from 'typeorm';
import { newestOf, type Published, publishedIn } from './published.js';

export interface PolicyRef {
  readonly name: string;
  readonly version: number;
}

/** The calendars in force, each in its newest version. */
export interface CalendarsInForce {
  named(id: string): Calendar | undefined;
  /** Open at any time, with the wall clock of this zone. */
  alwaysOpenIn(zone: string): Calendar;
}

/** How long a look into the log is trusted; what is published now is used after this at the latest. */
const TRUSTED_MS = 500;

/**
 * The policies and calendars that have reached a service, compiled once each. They come over topics of their own and
 * lie in the announcement log like everything else that was announced, so the service needs no files.
 */
export class Rulebook {
  private readonly compiled = new Map<string, Policy>();
  private readonly calendars = new Map<string, Calendar>();
  private policiesSeen: readonly Published[] = [];
  private calendarsSeen: readonly Published[] = [];
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** A policy version, for as long as the enterprise keeps it; nothing while it has not arrived here. */
  async policy(ref: PolicyRef): Promise<Policy | undefined> {
    const known = this.compiled.get(keyOf(ref));
    if (known) return known;
    await this.look(true);
    return this.compiledOf(this.policiesSeen.find(({ name, version }) => name === ref.name && version === ref.version));
  }

  /** The newest version of every policy. */
  async policies(): Promise<readonly Policy[]> {
    await this.look(false);
    return newestOf(this.policiesSeen).flatMap((published) => this.compiledOf(published) ?? []);
  }

  async calendarsInForce(): Promise<CalendarsInForce> {
    await this.look(false);
    const newest = new Map(newestOf(this.calendarsSeen).map((published) => [published.name, published]));
    return { alwaysOpenIn: (zone) => alwaysOpen(zone), named: (id) => this.calendarOf(newest.get(id), newest) };
  }

  private look(now: boolean): Promise<void> {
    if (!now && performance.now() - this.lookedAt < TRUSTED_MS) return Promise.resolve();
    return (this.looking ??= this.read().finally(() => (this.looking = undefined)));
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    const [policies, calendars] = await Promise.all([
      publishedIn(this.dataSource, PolicyPublished),
      publishedIn(this.dataSource, CalendarPublished),
    ]);
    this.policiesSeen = policies;
    this.calendarsSeen = calendars;
    this.lookedAt = startedAt;
  }

  private compiledOf(published: Published | undefined): Policy | undefined {
    if (published === undefined) return undefined;
    const key = keyOf(published);
    const known = this.compiled.get(key);
    if (known) return known;
    const result = compilePolicy(published.source, key);
    if (result.outcome !== 'compiled')
      throw new PublishedRuleUnreadable(
        key,
        result.problems.map(({ message }) => message),
      );
    this.compiled.set(key, result.policy);
    return result.policy;
  }

  private calendarOf(published: Published | undefined, newest: ReadonlyMap<string, Published>): Calendar | undefined {
    if (published === undefined) return undefined;
    const key = keyOf(published);
    const known = this.calendars.get(key);
    if (known) return known;
    const parent = (id: string) => {
      const above = newest.get(id);
      return above && definitionOf(above);
    };
    const calendar = compileCalendar(definitionOf(published), parent);
    this.calendars.set(key, calendar);
    return calendar;
  }
}

/** @throws {PublishedRuleUnreadable} */
function definitionOf(published: Published): CalendarDefinition {
  const key = keyOf(published);
  const read = readCalendarFile(published.source, key);
  if (read.outcome === 'read') return read.definition;
  const problems = read.problems.map(({ message }) => message);
  throw new PublishedRuleUnreadable(key, problems);
}

/** A published policy or calendar that this version of the software cannot read: nothing can be decided by it here. */
export class PublishedRuleUnreadable extends Error {
  constructor(
    readonly rule: string,
    readonly problems: readonly string[],
  ) {
    super(`${rule} was published but cannot be read here: ${problems.join('; ')}`);
    this.name = 'PublishedRuleUnreadable';
  }
}

function keyOf({ name, version }: PolicyRef): string {
  return `${name}@${version}`;
}
