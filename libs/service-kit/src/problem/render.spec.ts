import { fieldsWrong } from './fields-wrong.js';
import { kitMessages } from './kit-messages.js';
import { Problem } from './problem.js';
import { renderProblem } from './render.js';

const catalogue = {
  'term-too-short': {
    en: { title: 'Too short', detail: 'The term ends at {endsAt}, before {earliest}.' },
    'zh-CN': { title: '期限过短', detail: '期限 {endsAt} 早于 {earliest}。' },
  },
};
const request = { instance: '/api/v1/complaints', traceId: 'abc' };

describe('renderProblem', () => {
  const problem = new Problem({
    status: 409,
    code: 'term-too-short',
    rule: 'D-5',
    values: { endsAt: '9:00', earliest: '10:00' },
  });

  it('names the thing, the rule and both values, in English', () =>
    expect(renderProblem(problem, catalogue, 'en', request)).toEqual({
      type: 'urn:redress:problem:term-too-short',
      title: 'Too short',
      status: 409,
      detail: 'The term ends at 9:00, before 10:00.',
      instance: '/api/v1/complaints',
      code: 'term-too-short',
      rule: 'D-5',
      values: { endsAt: '9:00', earliest: '10:00' },
      traceId: 'abc',
    }));

  it('and in Chinese', () =>
    expect(renderProblem(problem, catalogue, 'zh-CN', request).detail).toBe('期限 9:00 早于 10:00。'));

  it('says which rule where its text asks for it', () => {
    const texts = { en: { title: 'No', detail: 'Rule {rule} says no.' }, 'zh-CN': { title: '否', detail: '{rule}' } };
    expect(renderProblem(problem, { 'term-too-short': texts }, 'en', request).detail).toBe('Rule D-5 says no.');
  });

  it('speaks with the code where nobody wrote a text', () =>
    expect(renderProblem(new Problem({ status: 409, code: 'case-closed' }), catalogue, 'en', request)).toMatchObject({
      title: 'Case closed',
      detail: 'Case closed',
    }));

  it('tells how many fields are wrong, and which', () => {
    const wrong = fieldsWrong(['branch', ''].map((field) => ({ field, code: 'missing', message: 'is missing' })));
    const told = (language: 'en' | 'zh-CN') => renderProblem(wrong, kitMessages, language, request).detail;
    expect(told('en')).toBe('The request has 2 wrong field(s): branch, (body).');
    expect(told('zh-CN')).toBe('请求中有 2 个字段有误：branch, (body)。');
  });

  it('tells in Chinese what kind of mistake a field holds', () => {
    const errors = [
      { field: 'branch', code: 'missing', message: 'is missing' },
      { field: 'term', code: 'term-too-short', message: 'too short' },
      { field: 'other', code: 'own-code', message: 'as it was written' },
    ];
    const wrong = new Problem({ status: 422, code: 'validation-failed', errors });
    const messages = renderProblem(wrong, catalogue, 'zh-CN', request).errors?.map(({ message }) => message);
    expect(messages).toEqual(['必填', '期限过短', 'as it was written']);
  });
});
