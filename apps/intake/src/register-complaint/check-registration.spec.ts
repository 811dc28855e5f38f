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

  // taken for fields that are not personal: names, numbers and words went into the event and over Kafka in clear
  describe('where a field has a place of its own in every registration', () => {
    const misplaced = {
      fields: {
        'customer-name': 'Ann Example',
        'customer-contact': '13000000099',
        incident: 'It leaks.',
        demand: 'Another one.',
        evidence: 'my id card number 000000',
        'order-number': 'N-1',
      },
    };

    it('names each, with the place it belongs in and the rule', () => {
      const told = fieldsTold('en', misplaced);
      expect(told?.map(({ field, code }) => [field, code])).toEqual([
        ['fields.customer-name', 'belongs-elsewhere'],
        ['fields.customer-contact', 'belongs-elsewhere'],
        ['fields.incident', 'belongs-elsewhere'],
        ['fields.demand', 'belongs-elsewhere'],
        ['fields.evidence', 'belongs-elsewhere'],
      ]);
      expect(told?.map(({ message }) => message)).toEqual([
        'Customer name (customer-name, A-2 in standard@1) belongs in customer.name; in fields it would stay in clear for good (C-6)',
        'How to reach the customer (customer-contact, A-2 in standard@1) belongs in customer.telephone; in fields it would stay in clear for good (C-6)',
        'What happened (incident, A-2 in standard@1) belongs in narrative; in fields it would stay in clear for good (C-6)',
        'What the customer wants (demand, A-2 in standard@1) belongs in demand; in fields it would stay in clear for good (C-6)',
        'Evidence (evidence, D-3 in standard@1) belongs in POST /api/v1/complaints/{id}/evidence; in fields it would stay in clear for good (C-6)',
      ]);
    });

    it('says so in Chinese to whoever prefers it', () =>
      expect(fieldsTold('zh-CN', { fields: { 'customer-name': 'Ann Example' } })).toEqual([
        {
          field: 'fields.customer-name',
          code: 'belongs-elsewhere',
          message:
            '客户名称（customer-name，standard@1 条款 A-2）应填入 customer.name；填入 fields 会以明文永久保存（C-6）',
        },
      ]));

    it('never repeats what was typed', () => {
      const told = JSON.stringify([fieldsTold('en', misplaced), fieldsTold('zh-CN', misplaced)]);
      expect(['Ann', '13000000099', 'leaks', 'id card'].filter((word) => told.includes(word))).toEqual([]);
    });

    it('refuses it whatever stands in the place already, and whatever type it has', () =>
      expect(
        fieldsTold('en', { demand: 'A new one.', fields: { demand: false, evidence: 1 } })?.map(({ field }) => field),
      ).toEqual(['fields.demand', 'fields.evidence']));

    it('takes the same matter with everything in its place', () =>
      expect(() =>
        checkAgainst(standard, body({ demand: 'A new one.', fields: { 'order-number': 'N-1' } }), now, 'en'),
      ).not.toThrow());
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
