import { instant } from '@redress/business-time';
import type { TimetableRefusal } from '@redress/sla-timer-domain';
import { slaTimerMessages, timetableStatusOf } from '../sla-timer.messages.js';
import { toldRefusal } from './told-refusal.js';

const latest = instant('2026-03-11T02:00:00Z');
const refused = (part: { latest: typeof latest | null; approver: string | null }): TimetableRefusal => ({
  code: 'extension-beyond-authority',
  deadline: 'resolution',
  until: instant('2026-03-24T02:00:00Z'),
  ...part,
});

describe('an extension beyond authority', () => {
  it.each([
    ['where somebody else may', { latest, approver: 'head-office' }, 'extension-beyond-authority'],
    ['where the caller may extend nothing', { latest: null, approver: 'head-office' }, 'extension-not-yours'],
    ['where nobody may', { latest, approver: null }, 'extension-beyond-everybody'],
  ] as const)('%s is told in words of its own', (_where, part, code) => {
    const told: object = toldRefusal(refused(part));
    expect(told).toMatchObject({ code });
    expect(timetableStatusOf[code]).toBe(403);
    const values = new Map<string, unknown>(Object.entries(told));
    // it said that the extension "needs null"
    for (const { detail = '' } of Object.values(slaTimerMessages[code] ?? {})) {
      const named = [...detail.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => values.get(name));
      expect(named.length).toBeGreaterThan(1);
      expect(named.filter((value) => typeof value !== 'string')).toEqual([]);
    }
  });

  it('leaves every other refusal as it is', () => {
    const other = { code: 'extension-not-allowed', deadline: 'resolution' } as const;
    expect(toldRefusal(other)).toBe(other);
  });
});
