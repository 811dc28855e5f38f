import { en } from '../language/en/index.js';
import { zhCN } from '../language/zh-cn/index.js';
import { spanText, urgencyOf } from './countdown.js';

const at = (text: string) => Date.parse(text);
const nine = at('2026-03-06T09:00:00+08:00');

describe('urgency of a deadline', () => {
  it.each([
    ['overdue at the very moment it falls due', '2026-03-06T09:00:00+08:00', 'overdue'],
    ['overdue after it', '2026-03-06T08:59:59+08:00', 'overdue'],
    ['near within the last hour', '2026-03-06T10:00:00+08:00', 'soon'],
    ['ahead before that', '2026-03-06T10:00:00.001+08:00', 'ahead'],
  ])('is %s', (_rule, dueAt, urgency) => expect(urgencyOf(at(dueAt), nine)).toBe(urgency));
});

describe('a span of time', () => {
  const minute = 60_000;
  it.each([
    [0, '0 s', '0 秒'],
    [59_999, '59 s', '59 秒'],
    [12 * minute + 30_000, '12 min 30 s', '12 分 30 秒'],
    [60 * minute, '1 h 0 min', '1 小时 0 分'],
    [(26 * 60 + 59) * minute, '1 d 2 h', '1 天 2 小时'],
    [-(2 * 60 + 14) * minute, '2 h 14 min', '2 小时 14 分'],
  ])('of %d ms reads %s', (ms, english, chinese) => {
    expect(spanText(ms, en.time)).toBe(english);
    expect(spanText(ms, zhCN.time)).toBe(chinese);
  });
});
