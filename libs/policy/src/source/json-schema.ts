import { z } from 'zod';
import { PolicySource } from './policy.js';

/** The JSON Schema (draft 2020-12) of a policy file; `policies/policy.schema.json` is this, written out. */
export function policyJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(PolicySource, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any', reused: 'ref' }),
  };
}
