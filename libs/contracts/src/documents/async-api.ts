import { z } from 'zod';
import { catalogue } from '../catalogue.js';
import { topics } from '../contract.js';
import { CloudEventHeaders } from './cloud-event-headers.js';
import { jsonSchemaOf } from './json-schemas.js';

/** The AsyncAPI 3.0 document of everything that consumers outside may read. */
export function asyncApi(): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Redress events',
      version: '1.0.0',
      description:
        'Everything that happens to a complaint, as CloudEvents 1.0 in binary mode on Kafka. The key is the complaint; within topic and key the numbers in ce_sequence have no gaps. No personal data: sealed texts are referred to.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.filter(hasEvents).map((topic) => [topic, channelOf(topic)])),
    operations: Object.fromEntries(
      topics
        .filter(hasEvents)
        .map((topic) => [`read-${topic}`, { action: 'receive', channel: { $ref: `#/channels/${topic}` } }]),
    ),
    components: {
      messages: Object.fromEntries(
        catalogue.map((event) => [
          event.type,
          {
            name: event.type,
            summary: event.means,
            headers: { $ref: '#/components/schemas/CloudEventHeaders' },
            payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: payloadOf(event) },
          },
        ]),
      ),
      schemas: { CloudEventHeaders: withoutDialect(z.toJSONSchema(CloudEventHeaders, { target: 'draft-7' })) },
    },
  };
}

function channelOf(topic: string) {
  const events = catalogue.filter((event) => event.topic === topic);
  return {
    address: `redress.${topic}`,
    messages: Object.fromEntries(events.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
  };
}

function hasEvents(topic: string): boolean {
  return catalogue.some((event) => event.topic === topic);
}

function payloadOf(event: (typeof catalogue)[number]) {
  const { title, description } = jsonSchemaOf(event);
  return { title, description, ...withoutDialect(z.toJSONSchema(event.data, { target: 'draft-7', io: 'input' })) };
}

function withoutDialect({ $schema: _dialect, ...schema }: Record<string, unknown>) {
  return schema;
}
