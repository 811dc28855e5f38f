// npm run policy:schema: writes policies/policy.schema.json from the schema the checks use.
import { writeFileSync } from 'node:fs';
import { policyJsonSchema } from '../libs/policy/dist/index.js';

const file = new URL('../policies/policy.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(policyJsonSchema(), null, 2)}\n`);
