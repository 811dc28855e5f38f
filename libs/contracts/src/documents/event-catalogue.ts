import { catalogue, factNameOf } from '../catalogue.js';
import { topics } from '../contract.js';
import { jsonSchemaOf } from './json-schemas.js';

interface Described {
  readonly description?: string;
  readonly type?: unknown;
  readonly anyOf?: readonly Described[];
  readonly enum?: readonly unknown[];
}

/** docs/event-catalogue.md: every public event on one page, as people read it. */
export function eventCatalogue(): string {
  const sections = topics
    .map((topic) => ({ topic, events: catalogue.filter((event) => event.topic === topic) }))
    .filter(({ events }) => events.length > 0);
  return [
    '# Event catalogue',
    '',
    'Written by `npm run contracts:generate` from `libs/contracts`. Every event is a CloudEvent 1.0 in binary mode; the key of the',
    'message is the complaint (or policy, calendar, customer). Policies call a fact by its short name.',
    '',
    ...sections.flatMap(({ topic, events }) => [`## redress.${topic}`, '', ...events.flatMap(sectionOf)]),
  ].join('\n');
}

function sectionOf(event: (typeof catalogue)[number]): readonly string[] {
  const { properties = {}, required = [] } = jsonSchemaOf(event) as {
    properties?: Record<string, Described>;
    required?: readonly string[];
  };
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `| \`${name}\`${required.includes(name) ? '' : ' (optional)'} | ${typeOf(schema)} | ${schema.description ?? descriptionWithin(schema)} |`,
  );
  return [
    `### ${factNameOf(event.type)}`,
    '',
    `\`${event.type}\`: ${event.means}`,
    '',
    '| field | type | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ];
}

function typeOf({ type, anyOf, enum: values }: Described): string {
  if (values) return values.map((value) => `\`${String(value)}\``).join(', ');
  if (anyOf) return anyOf.map(typeOf).join(' or ');
  return typeof type === 'string' ? type : 'any';
}

function descriptionWithin({ anyOf = [] }: Described): string {
  return anyOf.find(({ description }) => description !== undefined)?.description ?? '';
}
