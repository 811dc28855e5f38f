import { compiled, facts, shippedPolicy } from '../spec-support.js';
import { formSchema, NoSuchKind } from './form-schema.js';
import { validateForm } from './validate-form.js';

const standard = shippedPolicy('standard');
const filled = { 'customer-name': 'Example Customer', 'customer-contact': '021-5555 0100', incident: 'It leaks.' };
const check = (fields: Record<string, unknown>, category = 'product') =>
  validateForm(standard, 'complaint', fields, facts({ category })).map(({ field, code }) => `${field}: ${code}`);

describe('validateForm', () => {
  it('takes a record sheet that is filled (A-2)', () => expect(check(filled)).toEqual([]));

  it('names every field that is missing', () =>
    expect(check({})).toEqual(['customer-name: missing', 'customer-contact: missing', 'incident: missing']));

  it('wants the order number where goods were delivered, not elsewhere', () => {
    expect(check(filled, 'delivery')).toEqual(['order-number: missing']);
    expect(check({ ...filled, 'order-number': 'N-1' }, 'delivery')).toEqual([]);
  });

  it.each([
    ['customer-contact', 'call me', 'wrong-type'],
    ['purchase-date', '2026-02-30', 'wrong-type'],
    ['purchase-date', 20260301, 'wrong-type'],
    ['customer-name', 'x'.repeat(201), 'too-long'],
    ['evidence', 'one.jpg', 'wrong-type'],
    ['shoe-size', 42, 'unknown-field'],
  ])('refuses %s = %j', (field, value, code) =>
    expect(check({ ...filled, [field]: value })).toContain(`${field}: ${code}`),
  );

  it('never repeats what was typed, which may be personal', () => {
    const [problem] = validateForm(standard, 'complaint', { ...filled, 'customer-contact': 'Secret Street' }, facts());
    expect(JSON.stringify(problem)).not.toContain('Secret');
    expect(problem?.message).toEqual({
      zh: '客户联系方式格式不正确：应为电话号码',
      en: 'How to reach the customer has to be a telephone number',
    });
  });

  const policy = compiled(`
name: forms
version: 1
title: { zh: 表单, en: Forms }
calendar: cn-standard
departments: { desk: { zh: 前台, en: Desk } }
channels: { phone: { zh: 电话, en: Telephone } }
grades: { general: { zh: 一般, en: General } }
routing: { table: { rest: { department: desk, source: X-1 } } }
kinds:
  complaint:
    title: { zh: 投诉, en: Complaint }
    flow: complaint
    source: X-1
    form:
      stars: { label: { zh: 星级, en: Stars }, type: number, min: 1, max: 3 }
      size: { label: { zh: 尺寸, en: Size }, type: choice, options: { s: { zh: 小, en: S }, l: { zh: 大, en: L } } }
      wishes: { label: { zh: 要求, en: Wishes }, type: choices, options: { a: { zh: 甲, en: A }, b: { zh: 乙, en: B } } }
      batch: { label: { zh: 批号, en: Batch }, type: text, personal: false, pattern: '[A-Z]{2}[0-9]+' }
      loss: { label: { zh: 损失, en: Loss }, type: money, requiredWhen: fields.stars == 1 }
      seen: { label: { zh: 发现时间, en: Seen }, type: date-time }
`);

  it.each<[Record<string, unknown>, string[]]>([
    [{ stars: 3, size: 's', wishes: ['a', 'b'], batch: 'AB12', loss: 0, seen: '2026-03-06T09:00:00+08:00' }, []],
    [{ stars: 4 }, ['stars: out-of-range']],
    [{ stars: 2.5 }, ['stars: wrong-type']],
    [{ size: 'm' }, ['size: not-an-option']],
    [{ wishes: ['a', 'c'] }, ['wishes: not-an-option']],
    [{ batch: 'AB12x' }, ['batch: no-match']],
    [{ loss: -1 }, ['loss: wrong-type']],
    [{ seen: '2026-03-06T09:00:00' }, ['seen: wrong-type']],
    [{ stars: 1 }, ['loss: missing']],
  ])('judges %j', (fields, expected) => {
    const known = facts({ fields: fields as Record<string, number> });
    const found = validateForm(policy, 'complaint', fields, known).map(({ field, code }) => `${field}: ${code}`);
    expect(found).toEqual(expected);
  });
});

describe('formSchema', () => {
  it('tells labels, type and what is personal', () =>
    expect(formSchema(standard, 'complaint').properties['customer-contact']).toEqual({
      type: 'string',
      maxLength: 40,
      title: 'How to reach the customer · 客户联系方式',
      'x-label': { zh: '客户联系方式', en: 'How to reach the customer' },
      'x-personal': true,
      'x-place': 'customer.telephone',
      'x-type': 'telephone',
    }));

  // whoever filled the form as it was published put names and words into `fields`, where they stayed in clear
  it('tells where each field belongs: in the place every registration has for it, or among the fields', () => {
    const { properties } = formSchema(standard, 'complaint');
    expect(Object.entries(properties).map(([id, schema]) => [id, schema['x-place']])).toEqual([
      ['customer-name', 'customer.name'],
      ['customer-contact', 'customer.telephone'],
      ['service-address', 'customer.address'],
      ['incident', 'narrative'],
      ['demand', 'demand'],
      ['order-number', 'fields.order-number'],
      ['purchase-date', 'fields.purchase-date'],
      ['evidence', 'evidence'],
    ]);
  });

  it('tells the condition under which a field is wanted', () =>
    expect(formSchema(standard, 'complaint').properties['order-number']).toMatchObject({
      'x-personal': false,
      'x-required-when': 'category == "delivery"',
    }));

  it('names the policy version it is of', () =>
    expect(formSchema(standard, 'enquiry')).toMatchObject({
      'x-policy': 'standard@1',
      required: ['customer-contact', 'question'],
      additionalProperties: false,
    }));

  it('has none for a kind the policy does not know', () =>
    expect(() => formSchema(standard, 'fault-report')).toThrow(NoSuchKind));
});
