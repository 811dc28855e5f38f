import { instant } from '@redress/business-time';
import { CalendarShelf } from './calendar-shelf.js';

const published = (name: string, version: number, more: string) => ({
  name,
  version,
  hash: '',
  source: `id: ${name}\nversion: ${version}\n${more}`,
});
const group = (version: number, more = '') =>
  published('group', version, `zone: Asia/Shanghai\nhours: { weekdays: [09:00-18:00] }\n${more}`);
const east = (version: number) =>
  published('east', version, 'inherits: group\nbranches: [cn/east]\nhours: { saturday: [09:00-12:00] }\n');
const south = published('south', 1, 'inherits: group\nbranches: [cn/south]\n');
const hangzhou = published(
  'hangzhou',
  1,
  'inherits: east\nbranches: [cn/east/hangzhou-01]\nexceptions: [{ date: 2026-03-05, closed: true }]\n',
);
const closed = 'exceptions: [{ date: 2026-03-04, closed: true }]';

describe('the calendars in force', () => {
  const shelf = CalendarShelf.of([group(1), east(1), hangzhou]);

  it.each([
    ['cn/east/hangzhou-01', 'hangzhou'],
    ['cn/east/hangzhou-01/counter', 'hangzhou'],
    ['cn/east/hangzhou-012', 'east'],
    ['cn/east', 'east'],
    ['cn/south/guangzhou-01', undefined],
    ['cn', undefined],
  ])('give %s the nearest: %s', (branch, id) => expect(shelf.forBranch(branch)?.id).toBe(id));

  it('let a branch override its region, and its region the group', () => {
    const hours = (date: string) => shelf.forBranch('cn/east/hangzhou-01')?.day(date).hours;
    expect([hours('2026-03-04'), hours('2026-03-05'), hours('2026-03-07')]).toEqual([
      ['09:00-18:00'],
      [],
      ['09:00-12:00'],
    ]);
  });

  // the compiled branch was kept although the group above it had changed
  it('pass a new version on to everything that inherits from it', () => {
    const newer = CalendarShelf.of([group(1), east(1), hangzhou, group(2, closed)]);
    expect(newer.named('hangzhou')?.stamp).toBe('hangzhou@1<east@1<group@2');
    expect(newer.named('hangzhou')?.day('2026-03-04').hours).toEqual([]);
    expect(newer.familyOf('group')).toEqual(['east', 'group', 'hangzhou']);
  });

  it('know how a calendar was when it bore a stamp', () => {
    const newer = CalendarShelf.of([group(1), group(2, closed), east(1), hangzhou]);
    const due = (stamp: string) =>
      newer.at(stamp)?.due(instant('2026-03-03T10:00:00+08:00'), { unit: 'business-days', days: 1 }).at;
    expect(due('east@1<group@1')).toBe('2026-03-04T02:00:00.000Z');
    expect(due('east@1<group@2')).toBe('2026-03-05T02:00:00.000Z');
    expect(newer.at('east@2<group@2')).toBeUndefined();
  });

  // one published version that could not be read stopped every calendar of every branch
  describe('where one cannot be read', () => {
    const torn = CalendarShelf.of([group(1), east(1), hangzhou, published('east', 2, 'future: true'), south]);

    it('leave it out, and what inherits from it', () => {
      expect(torn.ids).toEqual(['group', 'hangzhou', 'south']);
      expect([torn.named('group')?.stamp, torn.named('south')?.stamp]).toEqual(['group@1', 'south@1<group@1']);
      expect([torn.named('east'), torn.named('hangzhou')]).toEqual([undefined, undefined]);
      expect(torn.forBranch('cn/south/guangzhou-01')?.stamp).toBe('south@1<group@1');
    });

    it.each(['cn/east', 'cn/east/shanghai-01', 'cn/east/hangzhou-01'])(
      'let no other calendar stand in for it in %s',
      (branch) => expect(() => torn.forBranch(branch)).toThrow('east@2 was published but cannot be read here'),
    );

    it('tell which and why', () => expect(torn.unreadable.map(({ rule }) => rule)).toEqual(['east@2']));

    it('know it again by its next version', () => {
      const mended = CalendarShelf.of([group(1), east(1), published('east', 2, 'future: true'), east(3)]);
      expect(mended.forBranch('cn/east')?.stamp).toBe('east@3<group@1');
      expect(mended.unreadable).toEqual([]);
    });
  });

  it('show what would be if a version were published, and stay as they are', () => {
    const trial = shelf.with({ id: 'east', version: 2, inherits: 'group', branches: ['cn/east', 'cn/south'] });
    expect(trial.forBranch('cn/south/guangzhou-01')?.stamp).toBe('east@2<group@1');
    expect(trial.named('hangzhou')?.stamp).toBe('hangzhou@1<east@2<group@1');
    expect(shelf.named('hangzhou')?.stamp).toBe('hangzhou@1<east@1<group@1');
  });
});
