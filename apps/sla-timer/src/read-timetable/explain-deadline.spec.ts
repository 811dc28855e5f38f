import { alwaysOpen, instant } from '@redress/business-time';
import type { Deadline } from '@redress/sla-timer-domain';
import { explainDeadline } from './explain-deadline.js';

const at = (text: string) => instant(`2026-03-${text}:00+08:00`);
const from = at('05T09:00');
const reckoning = alwaysOpen('Asia/Shanghai').reckon(from, { unit: 'elapsed', ms: 24 * 3_600_000 });
const running: Deadline = {
  ...{
    id: 'answer',
    round: 1,
    status: 'running',
    isVoid: false,
    ownerRole: 'handler',
    department: null,
    rule: 'answer',
  },
  ...{
    startedBy: 'complaint-registered',
    startedAt: from,
    reckoning,
    base: reckoning.due,
    pauses: [],
    dueAt: reckoning.due,
  },
  ...{
    pausedIntoUnknownYears: [],
    moments: [],
    noticed: [],
    missedAt: null,
    noticedAt: null,
    metAt: null,
    endedAt: null,
  },
  ...{ cancelledBecause: null, refuted: false, extensions: [], steps: [] },
};
const standstill = [{ from: at('05T10:00'), to: at('05T12:00') }];

describe('the explanation of a deadline', () => {
  it('is that of its reckoning where nothing happened', () =>
    expect(explainDeadline(running).en).toBe(
      'Due on Friday 6 March 2026 at 09:00 (Asia/Shanghai): 24 h after Thursday 5 March 2026 at 09:00.',
    ));

  it('tells what paused and what was granted in the order of time', () => {
    const extensions = [{ at: at('05T13:00'), from: at('06T11:00'), to: at('07T10:00'), by: 'user:lin' }];
    const told = explainDeadline({ ...running, pauses: standstill, extensions, dueAt: at('07T10:00') });
    expect(told.en).toContain(
      'It stood still from 2026-03-05 10:00 to 2026-03-05 12:00 (120 minutes on the wall). ' +
        'It was extended from 2026-03-06 11:00 to 2026-03-07 10:00 by user:lin. So it is due at 2026-03-07 10:00.',
    );
    expect(told.zh).toMatch(
      /暂停计时（历时 120 分钟）。由 user:lin 批准，从 .* 延期至 .*。因此到期时间为 2026-03-07 10:00。$/,
    );
  });

  // It said that it was due at another time than it had just reckoned, and not why
  it('names the deadline it may not outlast', () => {
    const outer = { title: { zh: '处理', en: 'Resolution' }, dueAt: at('05T19:00') };
    const cut = explainDeadline({ ...running, dueAt: at('05T19:00') }, outer);
    expect(cut.en).toMatch(/It may not be later than “Resolution”\. So it is due at 2026-03-05 19:00\.$/);
    expect(cut.zh).toMatch(/不得晚于“处理”。因此到期时间为 2026-03-05 19:00。$/);
    expect(explainDeadline(running, outer)).toEqual(explainDeadline(running));
  });

  it('says which years it reaches into only because it stood still', () => {
    const told = explainDeadline({ ...running, pausedIntoUnknownYears: [2027] });
    expect([told.en, told.zh].every((text) => text.includes('2027'))).toBe(true);
  });
});
