import { z } from 'zod';
import type { EventContract } from '../contract.js';

/** The JSON Schema (draft 2020-12) of an event's data, for consumers in any language. */
export function jsonSchemaOf({ type, means, data }: EventContract): Record<string, unknown> {
  return {
    $id: `urn:redress:schema:${type}`,
    title: type,
    description: means,
    ...z.toJSONSchema(data, { target: 'draft-2020-12', io: 'input' }),
  };
}
