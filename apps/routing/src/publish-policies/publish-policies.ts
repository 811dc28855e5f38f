import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { EventStore } from '@redress/event-store';
import { compilePolicy } from '@redress/policy';
import { publishPolicies, Rulebook, type RuleFile } from '@redress/rulebook';
import { type BaseConfig, BusinessClock, CONFIG, Log, Metrics, type Worker } from '@redress/service-kit';
import { DataSource } from 'typeorm';

const LOOK_EVERY_MS = 2_000;

/** Publishes the policy files of POLICIES_DIR whose version is new; looks again every two seconds, so no restart is needed. */
@Injectable()
export class PublishPolicies implements Worker {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private readonly told = new Set<string>();
  /** Texts that were published, or cannot be: compiling them every two seconds was most of what this service did at rest. */
  private readonly settled = new Set<string>();

  constructor(
    private readonly store: EventStore,
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly rulebook: Rulebook,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: BaseConfig,
    metrics: Metrics,
  ) {
    const help = 'Published policies that this version of the software cannot read: they are left out';
    metrics.gauges('redress_policy_unreadable', help, ['policy'], async () =>
      (await this.rulebook.unreadable()).map(({ rule }) => ({ labels: { policy: rule }, value: 1 })),
    );
  }

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
      for (const { message } of await this.rulebook.unreadable()) this.sayOnce(message);
      const files = await this.files();
      if (files.length === 0) return;
      const house = { store: this.store, dataSource: this.dataSource };
      const { published, changed, tooHigh } = await publishPolicies(house, files, this.clock.now());
      for (const { text } of files) this.settled.add(text);
      for (const policy of published) this.log.info('Policy published', { policy });
      for (const policy of changed)
        this.sayOnce(`${policy} was published before with another text: give the change a new version`);
      for (const policy of tooHigh)
        this.sayOnce(`${policy} leaves out so many numbers that later versions would run short: give it the next one`);
    } catch (error) {
      this.log.warn('Policies could not be published; it is tried again', { error });
    }
  }

  /** `<name>/<version>.yaml`, those that are right and not settled yet. */
  private async files(): Promise<readonly RuleFile[]> {
    const folder = this.config.POLICIES_DIR;
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const paths = entries
      .filter((entry) => entry.isFile() && /^\d+\.yaml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
    const read = await Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
    const fresh = read.filter(({ text }) => !this.settled.has(text));
    if (fresh.length === 0) return [];
    const calendars = await this.calendars();
    return fresh.flatMap(({ path, text }) => this.checked(path, text, calendars));
  }

  /** Calendars that lie beside the policies, and those that were published: a policy may reckon by both. */
  private async calendars(): Promise<readonly string[]> {
    const files = await readdir(join(this.config.POLICIES_DIR, 'calendars')).catch(() => []);
    const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
    return [...new Set([...names, ...(await this.rulebook.calendarsInForce()).ids])];
  }

  private checked(path: string, text: string, calendars: readonly string[]): readonly RuleFile[] {
    const result = compilePolicy(text, path, { calendars });
    if (result.outcome === 'compiled') return [{ name: result.policy.name, version: result.policy.version, text }];
    for (const { line, column, message } of result.problems) this.sayOnce(`${path}:${line}:${column} ${message}`);
    // A calendar may still come; what else is wrong with the text stays wrong.
    if (compilePolicy(text, path).outcome !== 'compiled') this.settled.add(text);
    return [];
  }

  private sayOnce(what: string): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    this.log.error('A policy file was not published', { what });
  }
}
