import type { INestApplicationContext } from '@nestjs/common';
import { AdvisoryLockLeadership, type Leadership, Messaging } from '@redress/messaging';
import type { Consumer } from '../service/consumer.js';
import { asLogger } from './as-logger.js';
import { handlersOf, tellingOfPolicies } from './handlers.js';
import type { Parts } from './parts.js';

/** What the service says and hears, from the consumers of its module. Nothing moves before it is started. */
export function openMessaging(parts: Parts, app: INestApplicationContext): Messaging {
  const { config, definition, stores, transport, log } = parts;
  const consumers = (definition.consumers ?? []).map((type) => app.get<Consumer>(type, { strict: false }));
  const messaging: Messaging = new Messaging({
    service: definition.name,
    transport,
    log: stores.announcements.standIn,
    inbox: stores.inbox.standIn,
    leadership: leadershipOnceHere(parts),
    handlers: tellingOfPolicies(handlersOf(consumers), (awaited) => messaging.causeArrived({ awaits: [awaited] })),
    topics: definition.follows ?? [],
    maxAttempts: config.HANDLING_ATTEMPTS,
    logger: asLogger(log),
  });
  parts.messaging.arrived(messaging);
  return messaging;
}

/** Nobody leads before PostgreSQL has come: there is nothing yet to ask for the lead. */
function leadershipOnceHere({ database, dataSource }: Parts): Leadership {
  const leadership = new AdvisoryLockLeadership(dataSource);
  return {
    tryLead: async (what) => {
      await database.arrival;
      return database.ready ? leadership.tryLead(what) : undefined;
    },
  };
}
