import type { PolicySummary } from '@redress/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '../../language/en/index.js';
import { zhCN } from '../../language/zh-cn/index.js';
import { Reference } from '../../reference/reference.js';
import { partsOf } from './fact-parts.js';

const libs = join(__dirname, '../../../../../libs');
const sources = ['routing', 'sla-timer'].flatMap((service) => {
  const folder = join(libs, service, 'domain/src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('spec'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
});
/** How a reason is written down in a decision. */
const writings = [
  /\bbecause(?::| =) '([^']+)'/g,
  /\bconst (?:BY_HAND|RETURNED|ARBITRATION|NO_LONGER_APPLIES) = '([^']+)'/g,
  /\b(?:cancel|leastLoaded|assignedByChoice)\([^;{]*?'([^']+)'\)/g,
  /`\$\{missed\.id\}( was met after all)`/g,
];
const reasons = new Set(
  sources.flatMap((source) =>
    writings.flatMap((writing) => [...source.matchAll(writing)].map(([, reason = '']) => reason)),
  ),
);

const named = (name: string, zh: string) => ({ name, label: { zh, en: `the ${name}` } });
const policy = {
  name: 'standard',
  version: 1,
  deadlines: [named('resolution', '处理时限')],
  steps: [named('to-manager', '上报经理')],
  facts: [named('goods-received', '收到货物')],
  pauseStates: [named('waiting-for-goods', '等待货物')],
} as unknown as PolicySummary;

function told(because: string, language: 'zh-CN' | 'en'): string | undefined {
  const reference = new Reference([policy], { branches: [], people: [] }, language);
  const words = language === 'en' ? en : zhCN;
  return partsOf({ because }, { words, language, reference, policy, year: 2026 })[0]?.value;
}

describe('the reasons that the services write down', () => {
  const all = [...reasons].map((reason) => (reason.startsWith(' ') ? `resolution${reason}` : reason));

  it('are found where they are decided', () => {
    expect(all).toEqual(expect.arrayContaining(['by-hand', 'no longer applies', 'policy', 'ended', 'deputy']));
    expect(all).toContain('resolution was met after all');
    expect(all).toContain('dissatisfied at the callback (B-5)');
    expect(all.length).toBeGreaterThan(15);
  });

  // the Chinese console told why a deadline had gone in English: "no longer applies"
  it.each(all)('have words in Chinese: %s', (reason) => expect(told(reason, 'zh-CN')).not.toMatch(/[a-z]{2}/i));

  it.each([
    ['a step of the ladder', 'resolution, to-manager', '处理时限，上报经理', 'the resolution, the to-manager'],
    [
      'a choice of a person after a step',
      'resolution, to-manager, fewest open cases',
      '处理时限，上报经理，在办最少',
      'the resolution, the to-manager, fewest open cases',
    ],
    ['a fact of the policy', 'goods-received', '收到货物', 'the goods-received'],
    [
      'what came to light',
      'resolution was met after all',
      '“处理时限”实为按时完成',
      'the resolution was met after all',
    ],
  ])('are put together in both languages: %s', (_what, reason, chinese, english) =>
    expect([told(reason, 'zh-CN'), told(reason, 'en')]).toEqual([chinese, english]),
  );
});
