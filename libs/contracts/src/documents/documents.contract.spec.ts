import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { catalogue } from '../catalogue.js';
import { documents } from './documents.js';
import { jsonSchemaOf } from './json-schemas.js';

const root = join(__dirname, '../../../..');
const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);

describe('documents for consumers', () => {
  it.each([...documents().keys()])('%s is as the contracts say (npm run contracts:generate)', (path) =>
    expect(readFileSync(join(root, path), 'utf8')).toBe(documents().get(path)),
  );

  it.each(catalogue.map((event) => [event.type, event] as const))(
    'the JSON Schema of %s takes its sample and refuses nonsense',
    (type, event) => {
      const validate = ajv.compile(jsonSchemaOf(event));
      const sample: unknown = JSON.parse(readFileSync(join(root, `libs/contracts/samples/${type}.json`), 'utf8'));
      expect({ valid: validate(sample), errors: validate.errors }).toEqual({ valid: true, errors: null });
      expect(validate({ nonsense: true })).toBe(false);
    },
  );
});
