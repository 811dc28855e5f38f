import { instant } from '@redress/business-time';
import { rehearse } from './rehearse.js';
import { pictureOf } from './picture.js';
import { recordOf } from './scenario.js';
import { scenariosOf, shippedCalendars, shippedPolicy } from './spec-support.js';
import { type TimelineLine, timelineOf } from './timeline.js';
import { wallTime } from './summary.js';

const policy = shippedPolicy('standard');
const zone = 'Asia/Shanghai';
const scenario = scenariosOf('standard').scenarios.find(({ title }) => title.en.startsWith('Nobody does anything'));
if (scenario === undefined) throw new Error('the scenario is gone');
const rules = { policy, calendars: shippedCalendars };
const told = ({ at, text }: TimelineLine) => `${wallTime(at, zone)} ${text}`;

describe('the timeline of a complaint nobody touches', () => {
  const lines = timelineOf(rehearse(recordOf(scenario), rules), { policy, zone, language: 'en' }).map(told);

  it('tells what starts, what is missed, and who is told then', () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        '2026-03-06 10:00 complaint registered',
        '2026-03-06 11:00 First contact with the customer: missed',
        '2026-03-06 11:00 First contact with the customer: supervisor: told: supervisor',
        '2026-03-11 10:00 grade: Major',
      ]),
    );
  });
  it('is in the order of time', () => expect([...lines].sort(byTime)).toEqual(lines));
  it('speaks Chinese', () => {
    const chinese = timelineOf(rehearse(recordOf(scenario), rules), { policy, zone, language: 'zh' }).map(told);
    expect(chinese).toContain('2026-03-06 11:00 首次联系客户：超时');
  });
});

describe('a scenario put elsewhere on the calendar', () => {
  // the day before the National Day week: seven days off, of which a weekend is worked before and after
  const from = instant('2026-09-30T16:00:00+08:00');
  const moved = rehearse(recordOf(scenario, { from }), rules);

  it('keeps its distances and meets other days', () => {
    const due = (id: string) => wallTime(moved.timetable.deadlines.get(id)?.dueAt ?? from, zone);
    expect([due('first-contact'), due('resolution')]).toEqual(['2026-09-30 17:00', '2026-10-10 16:00']);
  });
  it('goes on for as long as it is asked to', () => {
    const to = instant('2026-10-31T00:00:00+08:00');
    const longer = rehearse(recordOf(scenario, { from, to }), rules);
    const steps = (played: typeof moved) => played.timetable.deadlines.get('resolution')?.steps.length ?? 0;
    expect([steps(moved), steps(longer)]).toEqual([0, 3]);
  });
});

describe('the picture', () => {
  const reader = { policy, zone, language: 'en' } as const;
  const rehearsed = rehearse(recordOf(scenario), rules);
  const picture = pictureOf(rehearsed, 'Late & <later>', instant('2026-03-12T00:00:00+08:00'), reader);

  it('has a row for each deadline and a line for each fact', () => {
    for (const { id } of policy.deadlines)
      if (rehearsed.timetable.rounds.has(id))
        expect(picture).toContain(policy.deadlines.find((each) => each.id === id)?.title.en);
    expect(picture.match(/<line /g)).toHaveLength(rehearsed.happened.filter(({ is }) => is === 'fact').length);
  });
  it('is well-formed whatever the title', () => expect(picture).toContain('<title>Late &amp; &lt;later&gt;</title>'));
});

function byTime(one: string, other: string): number {
  return one.slice(0, 16) < other.slice(0, 16) ? -1 : one.slice(0, 16) > other.slice(0, 16) ? 1 : 0;
}
