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
const saidByItself = new Set(['complaint.bytes']);

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

  it('have a name for every public event that belongs to a complaint', () => {
    const names = events
      .filter(({ topic }) => ['intake', 'routing', 'sla', 'feedback', 'erasures'].includes(topic))
      .map(({ type }) => factNameOf(type));
    expect(names.filter((name) => !(name in en.complaint.facts))).toEqual([]);
  });
});
