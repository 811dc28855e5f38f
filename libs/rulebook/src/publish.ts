import { createHash, randomUUID } from 'node:crypto';

import type { Instant } from '@redress/business-time';
import { CalendarPublished, PolicyPublished } from '@redress/contracts';
import type { EventStore, NewAnnouncement, Once } from '@redress/event-store';
import type { DataSource } from 'typeorm';
import { publishedIn } from './published.js';

/** A file with a policy or a calendar, read and found right. */
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
  readonly published: readonly string[];
  /** Files whose version was published before with another text: a published version never changes. */
  readonly changed: readonly string[];
}

/** Announces the policy versions that were not announced yet; again announces nothing. */
export function publishPolicies(
  house: PublishingHouse,
  files: readonly RuleFile[],
  now: Instant,
): Promise<Publication> {
  return publish(house, PolicyPublished, files, now, ({ name, version, text }) => ({
    name,
    version,
    hash: hashOf(text),
    source: text,
  }));
}

/** The same for calendars, in force from `now`. */
export function publishCalendars(
  house: PublishingHouse,
  files: readonly RuleFile[],
  now: Instant,
): Promise<Publication> {
  return publish(house, CalendarPublished, files, now, ({ name, version, text }) => ({
    calendar: name,
    version,
    hash: hashOf(text),
    source: text,
    inForceFrom: now,
  }));
}

async function publish(
  { store, dataSource }: PublishingHouse,
  contract: typeof PolicyPublished | typeof CalendarPublished,
  files: readonly RuleFile[],
  now: Instant,
  dataOf: (file: RuleFile) => unknown,
): Promise<Publication> {
  const known = new Map(
    (await publishedIn(dataSource, contract)).map((each) => [`${each.name}@${each.version}`, each.hash]),
  );
  const refOf = ({ name, version }: RuleFile) => `${name}@${version}`;
  const fresh = files.filter((file) => !known.has(refOf(file)));
  for (const file of [...fresh].sort((one, other) => one.version - other.version)) {
    const announcement: NewAnnouncement = {
      eventId: randomUUID(),
      topic: contract.topic,
      key: file.name,
      type: contract.type,
      happenedAt: now,
      recordedAt: now,
      data: dataOf(file),
      headers: {},
    };
    const once = onceOf(contract.topic, file);
    await store.append({ events: [], announcements: [announcement], once });
  }
  const changed = files.filter((file) => known.has(refOf(file)) && known.get(refOf(file)) !== hashOf(file.text));
  return { published: fresh.map(refOf), changed: changed.map(refOf) };
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
