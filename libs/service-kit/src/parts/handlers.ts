import { PolicyPublished } from '@redress/contracts';
import type { Announcement, Handler, Handlers } from '@redress/messaging';
import { inSpan } from '../observe/span.js';
import type { Consumer } from '../service/consumer.js';

/**
 * Who takes what. Each announcement is handled within the trace of the request that caused it.
 *
 * @throws {Error} at start, where two would take the same type: which of them had its effect would be chance
 */
export function handlersOf(consumers: readonly Consumer[]): Handlers {
  const handlers: Record<string, Record<string, Handler>> = {};
  const takenBy = new Map<string, string>();
  for (const consumer of consumers) {
    const byType = (handlers[consumer.topic] ??= {});
    for (const type of consumer.types) {
      const before = takenBy.get(type);
      const name = consumer.constructor.name;
      if (before !== undefined)
        throw new Error(`${type} is taken by both ${before} and ${name}; one effect, one consumer.`);
      takenBy.set(type, name);
      byType[type] = (announcement, take) =>
        inSpan(`handle ${type}`, { traceparent: announcement.headers['traceparent'], key: announcement.key }, () =>
          consumer.handle(announcement, take),
        );
    }
  }
  return handlers;
}

/** The same handlers; when one has taken a policy, `arrived` hears what early announcements may have waited for. */
export function tellingOfPolicies(handlers: Handlers, arrived: (awaited: string) => Promise<void>): Handlers {
  const { topic, type } = PolicyPublished;
  const take = handlers[topic]?.[type];
  if (take === undefined) return handlers;
  const takeAndTell: Handler = async (announcement, number) => {
    const handled = await take(announcement, number);
    await arrived(awaitedPolicy(announcement));
    return handled;
  };
  return { ...handlers, [topic]: { ...handlers[topic], [type]: takeAndTell } };
}

function awaitedPolicy({ data }: Announcement): string {
  const { name, version } = PolicyPublished.data.parse(data);
  return `policy ${name}@${version}`;
}
