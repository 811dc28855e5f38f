import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarsOf, Life, policyWith } from './spec-support.js';

const calendars = calendarsOf(
  readFileSync(join(__dirname, '../../../../../policies/calendars/cn-standard.yaml'), 'utf8'),
);
const policy = policyWith(
  `head-office:
  appliesWhen: '"media" in flags'
  starts: [case-opened, { fact: circumstances-learned, when: '!("head-office" in running)' }]
  ends: head-office-told
  within: { hours: 1 }
report:
  appliesWhen: '"media" in flags'
  starts: case-opened
  ends: written-report
  within: { businessDays: 1 }
return:
  starts: return-asked
  ends: goods-received
  within: { businessDays: 2 }
explanation:
  appliesWhen: history.refusals >= 2
  starts: solution-refused
  ends: answer-sent
  within: { hours: 4 }`,
  `flags: { media: { zh: 媒体, en: Media }, injury: { zh: 受伤, en: Injury } }
facts:
  head-office-told: { zh: 已报总部, en: Head office was told, recordedBy: handler }
  written-report: { zh: 书面报告, en: Written report, recordedBy: handler }
  return-asked: { zh: 要求退货, en: A return is asked for, recordedBy: handler }
  goods-received: { zh: 收到货物, en: Goods arrived, recordedBy: handler }`,
);
const opened = () => new Life(policy, calendars).registered('2026-03-06 10:00').fact('case-opened', '2026-03-06 10:00');
const media = { change: { flags: ['media'] } };

describe('facts that a policy declares', () => {
  it('start and meet its deadlines', () => {
    const life = opened().fact('return-asked', '2026-03-06 17:45');
    expect(life.stands('return')).toBe('running, due 2026-03-10 17:45');
    expect(life.fact('goods-received', '2026-03-09 10:00').stands('return')).toBe('met, due 2026-03-10 17:45');
  });
});

describe('circumstances that become known later', () => {
  it('start what begins with their becoming known, and what applies now from where it began', () => {
    const life = opened().fact('circumstances-learned', '2026-03-06 14:00', media);
    expect([life.stands('head-office'), life.stands('report')]).toEqual([
      'running, due 2026-03-06 15:00',
      'running, due 2026-03-09 10:00',
    ]);
  });
  it('that were not so take back what they started, and start it again when they are after all', () => {
    const life = opened()
      .fact('circumstances-learned', '2026-03-06 14:00', media)
      .fact('circumstances-learned', '2026-03-06 14:30', { change: { flagsDown: ['media'] } });
    expect([life.stands('head-office'), life.stands('report')]).toEqual([
      'cancelled, due 2026-03-06 15:00',
      'cancelled, due 2026-03-09 10:00',
    ]);
    life.fact('circumstances-learned', '2026-03-06 16:00', media);
    expect([life.stands('head-office'), life.stands('report')]).toEqual([
      'running, due 2026-03-06 17:00',
      'running, due 2026-03-09 10:00',
    ]);
  });
  it('add up: one more takes none of the others away', () => {
    const life = opened()
      .fact('circumstances-learned', '2026-03-06 14:00', media)
      .fact('circumstances-learned', '2026-03-06 14:10', { change: { flags: ['injury'] } });
    expect(life.stands('head-office')).toBe('running, due 2026-03-06 15:00');
    expect(life.timetable.facts.flags).toEqual(['media', 'injury']);
  });
  it('of the same moment are told apart by what was learned', () => {
    const life = opened()
      .fact('circumstances-learned', '2026-03-06 14:00', { change: { flags: ['injury'] } })
      .fact('circumstances-learned', '2026-03-06 14:00', media)
      .fact('circumstances-learned', '2026-03-06 14:00', media);
    expect(life.stands('head-office')).toBe('running, due 2026-03-06 15:00');
    expect(life.told('FactNoted')).toHaveLength(3);
  });
  it('written down after the hour end as those written down at once', () => {
    const late = { ...media, recorded: '2026-03-06 15:30' };
    const life = opened().fact('circumstances-learned', '2026-03-06 14:00', late);
    expect(life.stands('head-office')).toBe('overdue, due 2026-03-06 15:00');
    life.fact('head-office-told', '2026-03-06 14:50', { recorded: '2026-03-06 16:00' });
    expect(life.stands('head-office')).toBe('met, due 2026-03-06 15:00');
  });
});

it('how often the customer refused is counted by what happened', () => {
  const life = opened().fact('solution-refused', '2026-03-06 11:00');
  expect(life.stands('explanation')).toBe('none');
  expect(life.fact('solution-refused', '2026-03-06 13:00').stands('explanation')).toBe('running, due 2026-03-06 17:00');
});
