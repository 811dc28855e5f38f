import type { Pool } from 'pg';
import type { LoggedAnnouncement, LogPage, LogPosition } from '../announcement.js';
import type { AnnouncementLog } from '../announcement-log.js';
import { applyBatch, noteFailure } from './apply-batch.js';
import { type Build, buildsOf, dropReplaced, layBuild, switchTo } from './builds.js';
import { type Projection, ProjectionFailed } from './projection.js';

export interface FollowerOptions {
  readonly batchSize: number;
  /** Of a build that nobody reads yet: larger, since nobody waits behind its locks. */
  readonly batchSizeOfBuilding: number;
  readonly keepReplacedMs: number;
}

/** How long the list of builds is trusted; where it was wrong, the cursor in the table says so. */
const BUILDS_KNOWN_FOR_MS = 1_000;

/** `elsewhere`: another instance is at it. */
export type Progress = 'more' | 'elsewhere' | 'done';

/** Takes one projection forward, all its builds, a batch at a time. */
export class Follower {
  private laid = false;
  /** Announcements still to be applied one by one, so that a failure names the one that causes it. */
  private oneByOne = 0;
  /** The page behind the one that is being applied to a build that nobody reads yet. */
  private ahead: { readonly after: LogPosition; readonly page: Promise<LogPage<LoggedAnnouncement>> } | undefined;
  private known: { readonly builds: readonly Build[]; readonly untilMs: number } | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly log: AnnouncementLog,
    private readonly projection: Projection,
    private readonly options: FollowerOptions,
  ) {}

  /** @throws {ProjectionFailed} */
  async step(): Promise<Progress> {
    if (!this.laid) await layBuild(this.pool, this.projection);
    this.laid = true;
    const { version } = this.projection;
    const made: Progress[] = [];
    for (const build of await this.builds()) {
      if (build.expired) await this.drop(build);
      else if (build.status !== 'replaced' && build.version === version) made.push(await this.advance(build));
    }
    return made.find((progress) => progress === 'more') ?? made.find((progress) => progress === 'elsewhere') ?? 'done';
  }

  /** Has the builds looked up again: another one was laid. */
  forgetBuilds(): void {
    this.known = undefined;
  }

  private async builds(): Promise<readonly Build[]> {
    if (this.known && this.known.untilMs > performance.now()) return this.known.builds;
    const builds = await buildsOf(this.pool, this.projection.name, this.options.keepReplacedMs);
    this.known = { builds, untilMs: performance.now() + BUILDS_KNOWN_FOR_MS };
    return builds;
  }

  private drop(build: Build): Promise<void> {
    this.forgetBuilds();
    return dropReplaced(this.pool, this.projection.name, build);
  }

  /** The build has read up to there: what was known of it stays true. */
  private noteRead(build: Build, upTo: Build['upTo']): void {
    if (!this.known) return;
    const builds = this.known.builds.map((one) => (one.build === build.build ? { ...one, upTo } : one));
    this.known = { ...this.known, builds };
  }

  private async advance(build: Build): Promise<Progress> {
    const size = this.sizeFor(build);
    const page = await this.pageAfter(build.upTo, size);
    if (page.rows.length > 0) return this.apply(build, page, size);
    if (build.status === 'live') return 'done';
    this.forgetBuilds();
    return (await switchTo(this.pool, this.projection.name, build.build)) ? 'done' : 'more';
  }

  /** Reading and applying take about as long, and use different processes: a build does both at once. */
  private readAhead(after: LogPosition, size: number): void {
    const page = this.log.read(after, size);
    page.catch(() => undefined); // whoever waits for it hears of it
    this.ahead = { after, page };
  }

  private pageAfter(after: LogPosition, size: number): Promise<LogPage<LoggedAnnouncement>> {
    const { ahead } = this;
    if (ahead === undefined || !isEqual(ahead.after, after) || this.oneByOne > 0) return this.log.read(after, size);
    this.ahead = undefined;
    return ahead.page;
  }

  private sizeFor({ status }: Build): number {
    const { batchSize, batchSizeOfBuilding } = this.options;
    if (this.oneByOne > 0) return 1;
    return status === 'building' ? batchSizeOfBuilding : batchSize;
  }

  private async apply(build: Build, page: LogPage<LoggedAnnouncement>, size: number): Promise<Progress> {
    if (build.status === 'building' && page.rows.length === size) this.readAhead(page.upTo, size);
    try {
      const applied = await applyBatch(this.pool, this.projection, build, page);
      this.oneByOne = Math.max(0, this.oneByOne - page.rows.length);
      if (applied) this.noteRead(build, page.upTo);
      else this.forgetBuilds();
      if (!applied) return 'elsewhere';
      // a page that was not full was the last: to look again at once would apply what comes now one by one
      return build.status === 'building' || page.rows.length === size ? 'more' : 'done';
    } catch (failure) {
      this.forgetBuilds();
      if (page.rows.length > 1) {
        this.oneByOne = page.rows.length;
        return 'more';
      }
      if (failure instanceof ProjectionFailed)
        await noteFailure(this.pool, failure, build.build).catch(() => undefined);
      throw failure;
    }
  }
}

function isEqual(one: LogPosition, other: LogPosition): boolean {
  return one.epoch === other.epoch && one.orderingXid === other.orderingXid && one.position === other.position;
}
