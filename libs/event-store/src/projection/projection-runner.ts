import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { AnnouncementLog } from '../announcement-log.js';
import type { LogSignal } from '../log-signal.js';
import { poolOf } from '../pool.js';
import { layBuild } from './builds.js';
import { Follower } from './follower.js';
import { type Projection, ProjectionNotLive, type TableNames, tablesOfBuild } from './projection.js';
import { projectionStatus, type ProjectionStatus } from './projection-status.js';
import { Pump } from './pump.js';

export interface ProjectionRunnerOptions {
  readonly projections: readonly Projection[];
  /** Wakes the projections; without it only `catchUp` moves them. */
  readonly signal?: LogSignal;
  /** @default 500 */
  readonly batchSize?: number;
  /** Of a build beside the live one, or of the first. @default 4000 */
  readonly batchSizeOfBuilding?: number;
  /** How long the tables of a replaced build stay, for queries that still run. @default 60000 */
  readonly keepReplacedMs?: number;
  /** Why a projection does not go on, mostly a {@link ProjectionFailed}; it is tried again with growing pauses. */
  readonly onError?: (error: unknown) => void;
}

const LIVE_KNOWN_FOR_MS = 1_000;

/** Keeps read models up to date, each batch in one transaction with its cursor; any number of instances share the work. */
export class ProjectionRunner {
  private readonly log: AnnouncementLog;
  private readonly followers: ReadonlyMap<string, Follower>;
  private readonly knownLive = new Map<string, { readonly build: number; readonly untilMs: number }>();
  private pumps: readonly Pump[] = [];
  private unsubscribe: () => void = () => undefined;

  /** @throws {TypeError} `dataSource` is not initialized, or two projections have one name */
  constructor(
    private readonly dataSource: DataSource,
    private readonly options: ProjectionRunnerOptions,
  ) {
    const { projections, batchSize = 500, batchSizeOfBuilding = 4_000, keepReplacedMs = 60_000 } = options;
    const pool = poolOf(dataSource);
    this.log = new AnnouncementLog(dataSource);
    this.followers = new Map(
      projections.map((projection) => [
        projection.name,
        new Follower(pool, this.log, projection, { batchSize, batchSizeOfBuilding, keepReplacedMs }),
      ]),
    );
    if (this.followers.size < projections.length) throw new TypeError('Two projections have one name.');
  }

  /** Lays what is missing and follows the log until `stop`. Survives outages. */
  start(): void {
    if (this.pumps.length > 0) return;
    const { signal, onError = () => undefined } = this.options;
    const pumps = [...this.followers.values()].map(
      (follower) => new Pump({ work: async () => (await follower.step()) === 'more', onError }),
    );
    this.pumps = pumps;
    this.unsubscribe = signal?.onSignal(() => pumps.forEach((pump) => pump.wake())) ?? (() => undefined);
  }

  /** Resolves when the batches at hand are applied. */
  async stop(): Promise<void> {
    this.unsubscribe();
    await Promise.all(this.pumps.map((pump) => pump.stop()));
    this.pumps = [];
  }

  /**
   * Applies everything that was committed before the call, builds included: for specs and tools.
   *
   * @throws {ProjectionFailed}
   * @throws {LogHeldBack} a transaction holds the log back for too long
   */
  async catchUp(): Promise<void> {
    await this.log.settled();
    for (const follower of this.followers.values()) {
      for (let progress = await follower.step(); progress !== 'done'; progress = await follower.step()) {
        if (progress === 'elsewhere') await pause(10);
      }
    }
    this.knownLive.clear();
  }

  /** Begins to build `name` anew beside the live one, which serves until the new one has caught up. */
  async rebuild(name: string): Promise<void> {
    await layBuild(poolOf(this.dataSource), this.projection(name), true);
    this.followers.get(name)?.forgetBuilds();
    this.pumps.forEach((pump) => pump.wake());
  }

  /** The live tables of a projection, for one query. @throws {ProjectionNotLive} while its first build runs */
  async live(name: string): Promise<TableNames> {
    const known = this.knownLive.get(name);
    if (known && known.untilMs > performance.now()) return tablesOfBuild(known.build);
    const { version, readableFrom = version } = this.projection(name);
    const { rows } = await poolOf(this.dataSource).query<{ build: number }>({
      name: 'projection_live',
      text: `SELECT build FROM projection WHERE name = $1 AND status = 'live' AND version BETWEEN $2 AND $3`,
      values: [name, readableFrom, version],
    });
    const build = rows[0]?.build;
    if (build === undefined) throw new ProjectionNotLive(name, version);
    this.knownLive.set(name, { build, untilMs: performance.now() + LIVE_KNOWN_FOR_MS });
    return tablesOfBuild(build);
  }

  /** How far every build of every projection is; also of those that are no longer in the code. */
  status(): Promise<readonly ProjectionStatus[]> {
    return projectionStatus(poolOf(this.dataSource));
  }

  private projection(name: string): Projection {
    const projection = this.options.projections.find((one) => one.name === name);
    if (!projection) throw new TypeError(`There is no projection ${name}.`);
    return projection;
  }
}
