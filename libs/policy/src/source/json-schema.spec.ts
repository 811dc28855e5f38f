import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { policiesFolder } from '../spec-support.js';
import { policyJsonSchema } from './json-schema.js';
import { PolicySource } from './policy.js';

const wrongPolicies = join(__dirname, '../../wrong-policies');
const committed = JSON.parse(readFileSync(join(policiesFolder, 'policy.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: false }).compile(committed);

describe('policies/policy.schema.json', () => {
  it('is what the checks use (npm run policy:schema writes it)', () => expect(committed).toEqual(policyJsonSchema()));

  it('describes the parts in English and Chinese', () => {
    const text = JSON.stringify(committed);
    expect(text).toContain('Everything that falls due.');
    expect(text).toContain('全部时限。');
  });

  it('takes the standard policy', () => {
    validate(parse(readFileSync(join(policiesFolder, 'standard/1.yaml'), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  const readable = readdirSync(wrongPolicies).filter((file) => !file.startsWith('syntax-'));
  it.each(readable)('judges the shape of %s as the checks do', (file) => {
    const value: unknown = parse(readFileSync(join(wrongPolicies, file), 'utf8'));
    expect(validate(value)).toBe(PolicySource.safeParse(value).success);
  });
});
