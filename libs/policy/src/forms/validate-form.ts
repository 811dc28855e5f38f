import { fitsPattern } from '../conditions/patterns.js';
import type { CaseFacts, Field, Policy, Text } from '../format.js';
import { kindOf, longest } from './form-schema.js';

/** What is wrong with one field; the words never repeat the value, which may be personal. */
export interface FieldProblem {
  readonly field: string;
  readonly code:
    'missing' | 'unknown-field' | 'wrong-type' | 'not-an-option' | 'out-of-range' | 'too-long' | 'no-match';
  readonly message: Text;
}

/**
 * Everything wrong with the fields somebody filled in; empty when the form may be taken.
 * @param fields by field id: numbers and money as whole numbers, dates as text, choices as lists
 * @param facts  what `requiredWhen` may look at beside the fields (category, channel, …)
 * @throws {NoSuchKind} the policy does not have this kind
 */
export function validateForm(
  policy: Policy,
  kind: string,
  fields: Readonly<Record<string, unknown>>,
  facts: CaseFacts,
): readonly FieldProblem[] {
  const form = kindOf(policy, kind).fields;
  const known = new Set(form.map((field) => field.id));
  const unknown = Object.keys(fields).filter((id) => !known.has(id));
  return [
    ...unknown.map((id) => problem(id, 'unknown-field', `${policy.ref} 没有该字段`, `${policy.ref} has no such field`)),
    ...form.flatMap((field) => problemsOf(field, fields[field.id], facts)),
  ];
}

function problemsOf(field: Field, value: unknown, facts: CaseFacts): readonly FieldProblem[] {
  const { zh, en } = field.label;
  if (isEmpty(value)) {
    const required = field.required || (field.requiredWhen?.holds(facts) ?? false);
    return required ? [problem(field.id, 'missing', `请填写${zh}`, `${en} is required`)] : [];
  }
  const wrongType = typeFault(field, value);
  if (wrongType !== undefined)
    return [problem(field.id, 'wrong-type', `${zh}格式不正确：应为${wrongType.zh}`, `${en} has to be ${wrongType.en}`)];
  return [...optionFaults(field, value), ...rangeFaults(field, value), ...textFaults(field, value)];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isDate = (value: unknown): boolean =>
  isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value);
const isMoment = (value: unknown): boolean =>
  isText(value) && /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(value) && !Number.isNaN(Date.parse(value));

interface Expected {
  readonly accepts: (value: unknown) => boolean;
  readonly words: Text;
}
const text: Expected = { accepts: isText, words: { zh: '文字', en: 'text' } };
const texts: Expected = {
  accepts: (value) => Array.isArray(value) && value.every(isText),
  words: { zh: '列表', en: 'a list' },
};
const whole: Expected = { accepts: Number.isSafeInteger, words: { zh: '整数', en: 'a whole number' } };
const expected: Readonly<Record<Field['type'], Expected>> = {
  text,
  'long-text': text,
  address: text,
  choice: text,
  choices: texts,
  files: texts,
  number: whole,
  money: {
    accepts: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
    words: { zh: '金额（分）', en: 'an amount in minor units' },
  },
  decimal: {
    accepts: (value) => typeof value === 'number' && Number.isFinite(value),
    words: { zh: '数字', en: 'a number' },
  },
  'yes-no': { accepts: (value) => typeof value === 'boolean', words: { zh: '是或否', en: 'yes or no' } },
  date: { accepts: isDate, words: { zh: '日期（如 2026-03-06）', en: 'a date, like 2026-03-06' } },
  'date-time': { accepts: isMoment, words: { zh: '带时区的时间', en: 'a time with its offset' } },
  telephone: {
    accepts: (value) => isText(value) && /^[+0-9][0-9 ()/.-]{2,39}$/.test(value),
    words: { zh: '电话号码', en: 'a telephone number' },
  },
  email: {
    accepts: (value) => isText(value) && /^[^\s@]{1,64}@[^\s@]{1,189}$/.test(value),
    words: { zh: '邮箱地址', en: 'an e-mail address' },
  },
};

function typeFault(field: Field, value: unknown): Text | undefined {
  const { accepts, words } = expected[field.type];
  return accepts(value) ? undefined : words;
}

function optionFaults(field: Field, value: unknown): readonly FieldProblem[] {
  if (field.options.length === 0) return [];
  const known = new Set(field.options.map((option) => option.value));
  const chosen = (Array.isArray(value) ? value : [value]) as readonly string[];
  if (chosen.every((each) => known.has(each))) return [];
  const options = [...known].join(', ');
  return [
    problem(
      field.id,
      'not-an-option',
      `${field.label.zh}：请从选项中选择（${options}）`,
      `${field.label.en} has to be one of ${options}`,
    ),
  ];
}

function rangeFaults({ id, label, min, max }: Field, value: unknown): readonly FieldProblem[] {
  if (typeof value !== 'number' || (value >= (min ?? -Infinity) && value <= (max ?? Infinity))) return [];
  const limits = `${min === undefined ? '' : `≥ ${String(min)} `}${max === undefined ? '' : `≤ ${String(max)}`}`.trim();
  return [problem(id, 'out-of-range', `${label.zh}超出范围：${limits}`, `${label.en} is out of range: ${limits}`)];
}

function textFaults({ id, label, type, maxLength, pattern, options }: Field, value: unknown): readonly FieldProblem[] {
  if (!isText(value) || options.length > 0) return [];
  const limit = maxLength ?? longest(type);
  if (value.length > limit) {
    return [
      problem(
        id,
        'too-long',
        `${label.zh}最多 ${String(limit)} 个字符`,
        `${label.en} may have ${String(limit)} characters at most`,
      ),
    ];
  }
  if (pattern === undefined || fitsPattern(value, pattern)) return [];
  return [problem(id, 'no-match', `${label.zh}不符合格式 ${pattern}`, `${label.en} does not match ${pattern}`)];
}

function problem(field: string, code: FieldProblem['code'], zh: string, en: string): FieldProblem {
  return { field, code, message: { zh, en } };
}
