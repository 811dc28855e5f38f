import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { EventStore } from '@redress/event-store';
import { compilePolicy } from '@redress/policy';
import { publishPolicies, Rulebook, type RuleFile } from '@redress/rulebook';
import {
  type BaseConfig,
  BusinessClock,
  CONFIG,
  Log,
  Metrics,
  Rounds,
  type WatchedFile,
  WatchedFiles,
  type Worker,
} from '@redress/service-kit';
import { DataSource } from 'typeorm';

const LOOK_EVERY_MS = 2_000;

/** Publishes the policy files of POLICIES_DIR whose version is new; looks again every two seconds, so no restart is needed. */
@Injectable()
export class PublishPolicies implements Worker {
  private readonly rounds = new Rounds(LOOK_EVERY_MS, () => this.look());
  private readonly files: WatchedFiles;

  constructor(
    private readonly store: EventStore,
    private readonly dataSource: DataSource,
    private readonly clock: BusinessClock,
    private readonly rulebook: Rulebook,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: BaseConfig,
    metrics: Metrics,
  ) {
    this.files = new WatchedFiles({
      ...{ folder: config.POLICIES_DIR, name: /^\d+\.yaml$/, recursive: true },
      ...{ log, complaint: 'A policy file was not published' },
    });
    const help = 'Published policies that this version of the software cannot read: they are left out';
    metrics.gauges('redress_policy_unreadable', help, ['policy'], async () =>
      (await this.rulebook.unreadable()).map(({ rule }) => ({ labels: { policy: rule }, value: 1 })),
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
      for (const { message } of await this.rulebook.unreadable()) this.files.sayOnce(message);
      const files = await this.rightFiles();
      if (files.length > 0) await this.publish(files);
    } catch (error) {
      this.log.warn('Policies could not be published; it is tried again', { error });
    }
  }

  private async publish(files: readonly RuleFile[]): Promise<void> {
    const house = { store: this.store, dataSource: this.dataSource };
    const { published, changed, tooHigh } = await publishPolicies(house, files, this.clock.now());
    // a gap may still be filled
    for (const file of files) if (!tooHigh.includes(refOf(file))) this.files.settle(file.text);
    for (const policy of published) this.log.info('Policy published', { policy });
    for (const policy of changed)
      this.files.sayOnce(`${policy} was published before with another text: give the change a new version`);
    for (const policy of tooHigh)
      this.files.sayOnce(
        `${policy} leaves out so many numbers that later versions would run short: give it the next one`,
      );
  }

  private async rightFiles(): Promise<readonly RuleFile[]> {
    const files = await this.files.unsettled();
    if (files.length === 0) return [];
    const calendars = await this.calendars();
    return files.flatMap((file) => this.checked(file, calendars));
  }

  /** Calendars that lie beside the policies, and those that were published: a policy may reckon by both. */
  private async calendars(): Promise<readonly string[]> {
    const files = await readdir(join(this.config.POLICIES_DIR, 'calendars')).catch(() => []);
    const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length));
    return [...new Set([...names, ...(await this.rulebook.calendarsInForce()).ids])];
  }

  private checked({ path, text }: WatchedFile, calendars: readonly string[]): readonly RuleFile[] {
    const result = compilePolicy(text, path, { calendars });
    if (result.outcome === 'compiled') return [{ name: result.policy.name, version: result.policy.version, text }];
    for (const { line, column, message } of result.problems) this.files.sayOnce(`${path}:${line}:${column} ${message}`);
    // A calendar may still come; what else is wrong with the text stays wrong.
    if (compilePolicy(text, path).outcome !== 'compiled') this.files.settle(text);
    return [];
  }
}

function refOf({ name, version }: RuleFile): string {
  return `${name}@${version}`;
}
