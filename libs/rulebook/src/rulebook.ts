import { CalendarPublished, PolicyPublished } from '@redress/contracts';
import { compilePolicy, type Policy } from '@redress/policy';
import type { DataSource } from 'typeorm';
import { CalendarShelf } from './calendar-shelf.js';
import { newestOf, type Published, PublishedRuleUnreadable, publicationsIn, publishedIn } from './published.js';

export interface PolicyRef {
  readonly name: string;
  readonly version: number;
}

/** How long a look into the log is trusted; what is published now is used after this at the latest. */
const TRUSTED_MS = 500;

/**
 * The policies and calendars that have reached a service, compiled once each. They come over topics of their own and
 * lie in the announcement log like everything else that was announced, so the service needs no files.
 */
export class Rulebook {
  private readonly compiled = new Map<string, Policy>();
  private readonly faults = new Map<string, PublishedRuleUnreadable>();
  private shelf: CalendarShelf | undefined;
  private newest: readonly Policy[] | undefined;
  private policiesSeen: readonly Published[] = [];
  private calendarsSeen: readonly Published[] = [];
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** A policy version, for as long as the enterprise keeps it; nothing while it has not arrived here. */
  async policy(ref: PolicyRef): Promise<Policy | undefined> {
    const known = this.compiled.get(keyOf(ref));
    if (known) return known;
    await this.lookAnew();
    return this.compiledOf(this.policiesSeen.find(({ name, version }) => name === ref.name && version === ref.version));
  }

  /** The newest version of every policy; one that cannot be read here is left out, and named by {@link unreadable}. */
  async policies(): Promise<readonly Policy[]> {
    await this.look(false);
    return (this.newest ??= newestOf(this.policiesSeen).flatMap((published) => this.readable(published) ?? []));
  }

  /** Every published version that can be read here: open complaints keep the one they came under. */
  async everyVersion(): Promise<readonly Policy[]> {
    await this.look(false);
    return this.policiesSeen.flatMap((published) => this.readable(published) ?? []);
  }

  /** Published versions of policies that this version of the software cannot read, newest of each name only. */
  async unreadable(): Promise<readonly PublishedRuleUnreadable[]> {
    await this.policies();
    return newestOf(this.policiesSeen).flatMap((published) => this.faults.get(keyOf(published)) ?? []);
  }

  /** The calendars that have arrived here; the same object until another version does. */
  async calendarsInForce(): Promise<CalendarShelf> {
    await this.look(false);
    return (this.shelf ??= CalendarShelf.of(this.calendarsSeen));
  }

  /** The same, what was published a moment ago included. */
  async calendarsNow(): Promise<CalendarShelf> {
    await this.lookAnew();
    return this.calendarsInForce();
  }

  /** A look that begins now: one that is under way may have begun before what is asked for was published. */
  private async lookAnew(): Promise<void> {
    await this.looking;
    await this.look(true);
  }

  private look(now: boolean): Promise<void> {
    if (!now && performance.now() - this.lookedAt < TRUSTED_MS) return Promise.resolve();
    return (this.looking ??= this.read().finally(() => (this.looking = undefined)));
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    const known = this.policiesSeen.length + this.calendarsSeen.length;
    // Their texts are long: they are read only when there are more of them than before.
    if ((await publicationsIn(this.dataSource)) > known) await this.readAll();
    this.lookedAt = startedAt;
  }

  private async readAll(): Promise<void> {
    const [policies, calendars] = await Promise.all([
      publishedIn(this.dataSource, PolicyPublished),
      publishedIn(this.dataSource, CalendarPublished),
    ]);
    this.policiesSeen = policies;
    this.newest = undefined;
    if (calendars.length !== this.calendarsSeen.length) this.shelf = undefined;
    this.calendarsSeen = calendars;
  }

  private readable(published: Published): Policy | undefined {
    const key = keyOf(published);
    if (this.faults.has(key)) return undefined;
    try {
      return this.compiledOf(published);
    } catch (error) {
      if (!(error instanceof PublishedRuleUnreadable)) throw error;
      this.faults.set(key, error);
      return undefined;
    }
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
}

function keyOf({ name, version }: PolicyRef): string {
  return `${name}@${version}`;
}
