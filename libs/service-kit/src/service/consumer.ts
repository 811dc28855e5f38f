import type { Numbered } from '@redress/event-store';
import type { Announcement, Handled } from '@redress/messaging';

/** Takes up one kind of announcement: the class behind a folder `on-complaint-registered`. */
export interface Consumer {
  /** Topic without prefix. */
  readonly topic: string;
  /** Event types it takes; what nobody takes of a topic is passed over. */
  readonly types: readonly string[];
  /** Applies the effect with `take` inside its append. A throw is tried again with growing pauses, then parked. */
  handle(announcement: Announcement, take: Numbered): Promise<Handled>;
}
