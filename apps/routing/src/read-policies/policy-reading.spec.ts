import { compilePolicy, describeProblem, type Policy } from '@redress/policy';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readingOf } from './policy-reading.js';

const text = (name: string) => readFileSync(join(__dirname, `../../../../policies/${name}/1.yaml`), 'utf8');
function policyOf(source: string): Policy {
  const compiled = compilePolicy(source, 'policy.yaml');
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(describeProblem).join('\n'));
}
/** A small policy whose one deadline has this length. */
const example = (within: string) => `
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds: { complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What }, type: text } } } }
channels: { phone: { zh: 电话, en: Telephone } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: service } } }
deadlines:
  resolution: { title: { zh: 处理, en: Resolution }, starts: complaint-registered, ends: complaint-resolved, within: ${within}, owner: handler }
`;
const lengthOf = (within: string) => readingOf(policyOf(example(within))).deadlines[0]?.within[0]?.length;

describe('a policy as a person reads it', () => {
  // a representative who may give twelve bottles read as one who may give nothing
  it('tells goods beside the money', () => {
    const { authority } = readingOf(policyOf(text('brewery')));
    expect(authority.map(({ money, goods }) => [money.en, goods.en, goods.zh])).toEqual([
      ['nothing', 'up to 12 of any goods', '任何商品最多 12 件'],
      ['nothing', 'up to 48 of any goods', '任何商品最多 48 件'],
      ['5000.00 CNY', 'without limit', '不限'],
      ['without limit', 'without limit', '不限'],
    ]);
  });

  it('calls by their names what is routed by', () =>
    expect(readingOf(policyOf(text('standard'))).routes.map(({ when }) => when.zh)).not.toContainEqual(
      expect.stringMatching(/[a-z]/),
    ));

  it.each([
    ['{ businessDays: 1 }', '1 business day', '1 个工作日'],
    ['{ businessDays: 3 }', '3 business days', '3 个工作日'],
    ['{ hours: 1 }', '1 hour', '1 小时'],
    ['{ hours: 24 }', '24 hours', '24 小时'],
    ['{ minutes: 90 }', '90 minutes', '90 分钟'],
    ['{ minutes: 1 }', '1 minute', '1 分钟'],
    ['{ workingHours: 1 }', 'working time: 1 hour', '工作时间 1 小时'],
    ['{ days: 1 }', '1 day', '1 日'],
    ['{ weeks: 1 }', '1 week', '1 周'],
    ['{ months: 1 }', '1 month', '1 个月'],
  ])('tells %s as %s', (within, en, zh) => {
    expect(lengthOf(within)).toEqual({ en, zh });
  });
});
