import { randomUUID } from 'node:crypto';
import { instant } from '@redress/business-time';
import { AnnouncementLog, EventStore, Inbox, type NewEvent } from '@redress/event-store';
import { DataSource } from 'typeorm';
import type { Handler, Handlers } from '../announcement.js';
import { Messaging, type MessagingOptions } from '../messaging.js';
import { AdvisoryLockLeadership } from '../relay/advisory-lock.js';
import type { Transport } from '../transport.js';

/** A service of a specification: a real store, and messaging on it. */
export interface GivenService {
  readonly name: string;
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly log: AnnouncementLog;
  readonly inbox: Inbox;
  /** Announces `what` about `key` in the service's own topic; a number each, from 1. */
  announce(key: string, ...what: readonly string[]): Promise<void>;
  /** Records that `announcement` had its effect: the event says what it said. */
  readonly record: Handler;
  /** What was recorded about `key`, in order. */
  effects(key: string): Promise<string[]>;
  messaging(transport: Transport, handlers: Handlers, more?: Partial<MessagingOptions>): Messaging;
  close(): Promise<void>;
}

const at = instant('2026-03-06T09:00:00Z');
export const typeOf = (what: string) => `redress.example.${what}.v1`;

export async function givenService(name: string, url: string): Promise<GivenService> {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 12 }).initialize();
  const store = new EventStore(dataSource);
  const log = new AnnouncementLog(dataSource);
  const inbox = new Inbox(dataSource);
  const leadership = new AdvisoryLockLeadership(dataSource);
  return {
    ...{ name, dataSource, store, log, inbox },
    announce: async (key, ...what) => {
      for (const said of what) {
        const type = typeOf(said);
        const announcement = { eventId: randomUUID(), topic: name, key, type, happenedAt: at, recordedAt: at };
        await store.append({ events: [], announcements: [{ ...announcement, data: { said }, headers: {} }] });
      }
    },
    record: async ({ key, topic, number, data }, takes) => {
      for (;;) {
        const head = await store.load(`effects-${key}`);
        const said = `${topic} ${number} ${(data as { said: string }).said}`;
        const appended = await store.append({ stream: head, events: [effect(said)], announcements: [], takes });
        if (appended.outcome !== 'version-conflict') return 'taken';
      }
    },
    effects: async (key) => {
      const { events } = await store.load(`effects-${key}`);
      return events.map(({ data }) => (data as { said: string }).said);
    },
    messaging: (transport, handlers, more) =>
      new Messaging({
        ...{ service: name, transport, log, inbox, leadership, handlers },
        ...{ pollMs: 50, sweepMs: 100, ...more },
      }),
    close: async () => {
      await store.stop();
      await dataSource.destroy();
    },
  };
}

function effect(said: string): NewEvent {
  const meta = { actor: 'service:example', correlationId: 'example' };
  return { eventId: randomUUID(), type: 'EffectHad', happenedAt: at, recordedAt: at, data: { said }, meta };
}
