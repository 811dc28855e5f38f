import type { Pool } from 'pg';
import type { LoggedAnnouncement, LogPage } from '../announcement.js';
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

/** `elsewhere`: another instance is at it. */
export type Progress = 'more' | 'elsewhere' | 'done';

/** Takes one projection forward, all its builds, a batch at a time. */
export class Follower {
  private laid = false;
  /** Announcements still to be applied one by one, so that a failure names the one that causes it. */
  private oneByOne = 0;

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
    const { name, version } = this.projection;
    const made: Progress[] = [];
    for (const build of await buildsOf(this.pool, name, this.options.keepReplacedMs)) {
      if (build.expired) await dropReplaced(this.pool, name, build);
      else if (build.status !== 'replaced' && build.version === version) made.push(await this.advance(build));
    }
    return made.find((progress) => progress === 'more') ?? made.find((progress) => progress === 'elsewhere') ?? 'done';
  }

  private async advance(build: Build): Promise<Progress> {
    const size = this.sizeFor(build);
    const page = await this.log.read(build.upTo, size);
    if (page.rows.length > 0) return this.apply(build, page, size);
    if (build.status === 'live') return 'done';
    return (await switchTo(this.pool, this.projection.name, build.build)) ? 'done' : 'more';
  }

  private sizeFor({ status }: Build): number {
    const { batchSize, batchSizeOfBuilding } = this.options;
    if (this.oneByOne > 0) return 1;
    return status === 'building' ? batchSizeOfBuilding : batchSize;
  }

  private async apply(build: Build, page: LogPage<LoggedAnnouncement>, size: number): Promise<Progress> {
    try {
      const applied = await applyBatch(this.pool, this.projection, build, page);
      this.oneByOne = Math.max(0, this.oneByOne - page.rows.length);
      if (!applied) return 'elsewhere';
      // a page that was not full was the last: to look again at once would apply what comes now one by one
      return build.status === 'building' || page.rows.length === size ? 'more' : 'done';
    } catch (failure) {
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
