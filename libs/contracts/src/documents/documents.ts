import { catalogue } from '../catalogue.js';
import { asyncApi } from './async-api.js';
import { eventCatalogue } from './event-catalogue.js';
import { jsonSchemaOf } from './json-schemas.js';

/** Path from the root of the repository → what is written there. */
export function documents(): ReadonlyMap<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ...catalogue.map((event): [string, string] => [
      `libs/contracts/schemas/${event.type}.schema.json`,
      json(jsonSchemaOf(event)),
    ]),
    ['libs/contracts/schemas/asyncapi.json', json(asyncApi())],
    ['docs/event-catalogue.md', eventCatalogue()],
  ]);
}
