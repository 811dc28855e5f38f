import { instant } from '@redress/business-time';
import { RegisterComplaint } from '@redress/contracts';
import { compilePolicy, type Policy } from '@redress/policy';
import { type Language, Problem } from '@redress/service-kit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAgainst, policyFor } from './check-registration.js';

const now = instant('2026-09-21T02:00:00Z');
const standard = shipped('standard');
const body = (part: object) =>
  RegisterComplaint.parse({
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    customer: { name: 'Nobody Anywhere', telephone: '13000000051' },
    narrative: 'The parcel came open and empty.',
    ...part,
  });
const fieldsTold = (language: Language, part: object) =>
  problemOf(() => checkAgainst(standard, body(part), now, language)).init.errors;

describe('what is wrong with a registration', () => {
  it('is told in English', () =>
    expect(fieldsTold('en', { category: 'nonsense' })).toMatchObject([
      { field: 'category', code: 'category-unknown', message: expect.stringContaining('knows no nonsense') as string },
    ]));

  // every message of a form came in English, whatever the caller had asked for
  it('is told in Chinese to whoever prefers it', () =>
    expect(fieldsTold('zh-CN', { category: 'nonsense' })).toMatchObject([
      { field: 'category', code: 'category-unknown', message: expect.stringContaining('没有 nonsense') as string },
    ]));

  it('has the words of the policy for the fields of its form', () => {
    const unknown = { fields: { 'never-heard-of': 'x' } };
    const [chinese, english] = [fieldsTold('zh-CN', unknown), fieldsTold('en', unknown)];
    expect(chinese?.map(({ field, code }) => [field, code])).toEqual(english?.map(({ field, code }) => [field, code]));
    expect(chinese?.find(({ field }) => field === 'fields.never-heard-of')?.message).toMatch(/没有该字段$/);
  });

  // its sentence came as it stands in the catalogue, its places open: {count}, {fields}
  it('fills the places of the sentence', () => {
    const wrong = problemOf(() => checkAgainst(standard, body({ kind: 'praise', category: 'nonsense' }), now, 'en'));
    expect(wrong.init.values).toEqual({ count: 2, fields: ['kind', 'category'] });
    const unserved = problemOf(() => policyFor([standard], body({ kind: 'praise' }), 'standard', 'en'));
    expect(unserved.init.errors?.map(({ code }) => code)).toEqual(['no-policy-takes-it']);
    expect(unserved.init.values).toEqual({ count: 1, fields: ['kind'] });
  });

  it('names the policies there are, where the one that was asked for is not among them', () => {
    const asked = () => policyFor([standard], body({ policy: 'elsewhere' }), 'standard', 'zh-CN');
    expect(problemOf(asked).init.errors).toEqual([
      { field: 'policy', code: 'policy-unknown', message: '没有处理制度 elsewhere，可选：standard' },
    ]);
  });
});

function shipped(name: string): Policy {
  const file = join(__dirname, '../../../../policies', name, '1.yaml');
  const result = compilePolicy(readFileSync(file, 'utf8'), file);
  if (result.outcome !== 'compiled') throw new Error(`${name} does not compile`);
  return result.policy;
}

function problemOf(act: () => unknown): Problem {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error('Nothing was wrong');
}
