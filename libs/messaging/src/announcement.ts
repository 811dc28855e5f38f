import type { Numbered, ReceivedAnnouncement } from '@redress/event-store';

/** What a handler gets. */
export interface Announcement extends Omit<ReceivedAnnouncement, 'body'> {
  readonly data: unknown;
}

/**
 * What came of handling. `taken`: its effect is recorded, and the append moved the inbox head along with it.
 * `no-effect`: there was nothing to record, so the head is moved for the handler.
 * `early`: its cause has not arrived; the text says what it waits for, such as `case opened` or `policy standard@3`.
 */
export type Handled = 'taken' | 'no-effect' | { readonly early: string };

/**
 * Applies one announcement. `take` goes into the append that records the effect, so that doing it twice is doing it once.
 * A throw is tried again with growing pauses and parked in the end; an outage is tried for ever.
 */
export type Handler = (announcement: Announcement, take: Numbered) => Promise<Handled>;

/** Topic → event type → handler. Types that are not named here are taken without effect. */
export type Handlers = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** Who handles announcements of this type, if anybody does. */
export function handlerOf(
  handlers: Handlers,
  { topic, type }: Pick<Announcement, 'topic' | 'type'>,
): Handler | undefined {
  const byType = handlers[topic];
  return byType && Object.hasOwn(byType, type) ? byType[type] : undefined;
}
