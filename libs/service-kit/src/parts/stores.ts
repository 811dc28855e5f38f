import { AnnouncementLog, EventStore, Inbox, LogSignal, ProjectionRunner } from '@redress/event-store';
import type { Parts } from './parts.js';

/** Lays hands on the logs of the service; the data source must be connected and migrated. */
export function openStores({ stores, dataSource, definition, log }: Parts): void {
  if (stores.eventStore.here) return;
  const signal = new LogSignal(dataSource, {
    onError: (error) => log.debug('Listening for new facts stopped; it begins again by itself', { error }),
  });
  const projections = new ProjectionRunner(dataSource, {
    projections: definition.projections ?? [],
    signal,
    onError: (error) => log.error('A read model cannot go on', { error }),
  });
  stores.signal.arrived(signal);
  stores.projections.arrived(projections);
  stores.announcements.arrived(new AnnouncementLog(dataSource));
  stores.inbox.arrived(new Inbox(dataSource));
  stores.eventStore.arrived(new EventStore(dataSource, definition.eventStore));
}
