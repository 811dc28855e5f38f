import { createHash, randomUUID } from 'node:crypto';

import type { Instant } from '@redress/business-time';
import { PolicyPublished } from '@redress/contracts';
import type { EventStore, NewAnnouncement, Once } from '@redress/event-store';
import { highestAfter } from '@redress/policy';
import type { DataSource } from 'typeorm';
import { type Published, publishedIn } from './published.js';

/** A file with a policy, read and found right. */
export interface RuleFile {
  readonly name: string;
  readonly version: number;
  readonly text: string;
}

/** Where the publisher keeps its log. */
export interface PublishingHouse {
  readonly store: EventStore;
  readonly dataSource: DataSource;
}

export interface Publication {
  /** Announced by this call. */
  readonly published: readonly string[];
  /** Files whose version was published before with another text: a published version never changes. */
  readonly changed: readonly string[];
  /** Files whose version leaves out more numbers than {@link highestAfter} allows; once the gap is filled they may follow. */
  readonly tooHigh: readonly string[];
}

/**
 * Announces the policy versions that were not announced yet; again announces nothing. Of several publishers that come
 * at once, one has published and the others have not.
 */
export async function publishPolicies(
  house: PublishingHouse,
  files: readonly RuleFile[],
  now: Instant,
): Promise<Publication> {
  const known = await publishedIn(house.dataSource, PolicyPublished);
  const outcomes: Record<Outcome, string[]> = { published: [], before: [], changed: [], tooHigh: [] };
  for (const file of [...files].sort((one, other) => one.version - other.version)) {
    const ofName = known.filter(({ name }) => name === file.name);
    const same = ofName.find(({ version }) => version === file.version);
    const outcome =
      same === undefined ? await publish(house, file, ofName, now) : againstText(same.hash === hashOf(file.text));
    if (outcome === 'published') known.push({ ...file, hash: hashOf(file.text), source: file.text });
    outcomes[outcome].push(`${file.name}@${file.version}`);
  }
  const { published, changed, tooHigh } = outcomes;
  return { published, changed, tooHigh };
}

type Outcome = 'published' | 'before' | 'changed' | 'tooHigh';

function againstText(same: boolean): Outcome {
  return same ? 'before' : 'changed';
}

async function publish(
  { store }: PublishingHouse,
  file: RuleFile,
  versions: readonly Published[],
  now: Instant,
): Promise<Outcome> {
  const { name, version, text } = file;
  if (version > highestAfter(Math.max(0, ...versions.map((each) => each.version)))) return 'tooHigh';
  const announcement: NewAnnouncement = {
    eventId: randomUUID(),
    topic: PolicyPublished.topic,
    key: name,
    type: PolicyPublished.type,
    happenedAt: now,
    recordedAt: now,
    data: { name, version, hash: hashOf(text), source: text },
    headers: {},
  };
  const done = await store.append({
    events: [],
    announcements: [announcement],
    once: onceOf(announcement.topic, file),
  });
  // somebody else published this version meanwhile, from a file or by hand
  return done.outcome === 'already-done' ? againstText(done.sameRequest) : 'published';
}

/** The claim on a version: whoever publishes it first, from a file or by hand, has it. */
export function onceOf(topic: string, { name, version, text }: RuleFile): Once {
  return {
    scope: `publish:${topic}`,
    key: `${name}@${version}`,
    fingerprint: Buffer.from(hashOf(text), 'hex'),
    answer: {},
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
