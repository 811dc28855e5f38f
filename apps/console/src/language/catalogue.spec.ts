import { catalogue as events, factNameOf } from '@redress/contracts';
import { en } from './en/index.js';
import { zhCN } from './zh-cn/index.js';

/** Every text with its path; a text with places is called with sample values. */
function textsOf(node: unknown, path = ''): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String((node as (...values: unknown[]) => unknown)(3, 3))]];
  return Object.entries(node as object).flatMap(([key, value]) => textsOf(value, path ? `${path}.${key}` : key));
}

const pathsOf = (node: unknown) =>
  textsOf(node)
    .map(([path]) => path)
    .sort();
const saidByItself = new Set(['complaint.bytes', 'complaint.comma']);

describe('the two languages', () => {
  it('say the same things', () => expect(pathsOf(zhCN)).toEqual(pathsOf(en)));

  it('leave nothing empty', () => {
    const empty = [...textsOf(en), ...textsOf(zhCN)].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('are Chinese in Chinese and not in English', () => {
    const han = /\p{Script=Han}/u;
    expect(textsOf(zhCN).filter(([path, text]) => !han.test(text) && !saidByItself.has(path))).toEqual([]);
    expect(textsOf(en).filter(([, text]) => han.test(text))).toEqual([]);
  });

  // 期限 stood beside 时限, and 机构 where the rest of the product says 网点
  it('call a deadline and a branch by one word in Chinese', () => {
    const legal = new Set(['terms.erasureGrounds.retention-ended']);
    expect(textsOf(zhCN).filter(([path, text]) => /期限|机构/.test(text) && !legal.has(path))).toEqual([]);
  });

  it('call two things by two words where they stand side by side', () => {
    for (const { terms, shell, complaint, policies, actions } of [en, zhCN]) {
      expect(terms.registeredBy).not.toBe(shell.roles.receiver);
      expect(complaint.satisfaction).not.toBe(complaint.facts['callback-recorded']);
      expect(policies.raisedBy).not.toContain(actions.names.escalate.name);
    }
  });

  it('have a name for every public event that belongs to a complaint', () => {
    const names = events
      .filter(({ topic }) => ['intake', 'routing', 'sla', 'feedback', 'erasures'].includes(topic))
      .map(({ type }) => factNameOf(type));
    expect(names.filter((name) => !(name in en.complaint.facts))).toEqual([]);
  });
});
