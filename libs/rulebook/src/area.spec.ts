import { compilePolicy, type Policy } from '@redress/policy';
import { areaOfCalendar, areaOfPolicy, branchesNamedBy, type Area, beyondReach } from './area.js';
import { CalendarShelf } from './calendar-shelf.js';

const calendar = (name: string, more = '') => ({
  ...{ name, version: 1, hash: '' },
  source: `id: ${name}\nversion: 1\n${more}`,
});
const hours = 'zone: Asia/Shanghai\nhours: { weekdays: [09:00-18:00] }\n';
const shelf = CalendarShelf.of([
  calendar('group', hours),
  calendar('east', 'inherits: group\nbranches: [cn/east]\n'),
  calendar('hangzhou', 'inherits: east\nbranches: [cn/east/hangzhou-01]\n'),
  calendar('leeds', `${hours}branches: [uk/north]\n`),
  calendar('works', hours),
  calendar('unused', hours),
]);

function policy(name: string, calendarId: string, branches: readonly string[], deadline = ''): Policy {
  const compiled = compilePolicy(
    `
name: ${name}
version: 1
title: { zh: 例, en: Example }
calendar: ${calendarId}
selects: { branches: [${branches.join(', ')}] }
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds:
  complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What happened }, type: text } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { service: { zh: 服务, en: Service } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { rest: { department: service } } }
${deadline}`,
    name,
  );
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
}
const repair =
  'deadlines: { repair: { title: { zh: 修, en: Repair }, starts: complaint-registered, ends: complaint-resolved, within: { days: 1 }, owner: handler, calendar: { named: works } } }';
const everywhere = policy('everywhere', 'group', []);
const inTheSouth = policy('south', 'group', ['cn/south'], repair);

describe('where a policy applies', () => {
  it('is in the branches it selects, else everywhere', () => {
    expect(areaOfPolicy(inTheSouth)).toEqual(['cn/south']);
    expect(areaOfPolicy(everywhere)).toEqual(['*']);
  });
});

describe('where a calendar applies', () => {
  const area = (id: string, policies: readonly Policy[] = [], more = {}) =>
    [...areaOfCalendar(id, { shelf, policies, ...more })].sort();

  it('is in the branches that work by it, and by what inherits from it', () => {
    expect(area('hangzhou')).toEqual(['cn/east/hangzhou-01']);
    expect(area('east')).toEqual(['cn/east', 'cn/east/hangzhou-01']);
  });
  it('is wherever a policy applies that reckons by one of these', () => {
    expect(area('group', [inTheSouth])).toEqual(['cn/east', 'cn/east/hangzhou-01', 'cn/south']);
    expect(area('group', [everywhere])).toContain('*');
    expect(area('works', [inTheSouth])).toEqual(['cn/south']);
    expect(area('leeds', [everywhere, inTheSouth])).toEqual(['uk/north']);
  });
  it('is everywhere while nothing says where, and where the whole house is told by it', () => {
    expect(area('unused')).toEqual(['*']);
    expect(area('unknown')).toEqual(['*']);
    expect(area('leeds', [], { houseWide: ['leeds'] })).toContain('*');
    expect(area('east', [], { houseWide: ['hangzhou'] })).toContain('*');
  });
});

describe('what lies beyond a reach', () => {
  const house = ['cn', 'cn/east', 'cn/east/hangzhou-01', 'cn/south'];
  const beyond = (reach: readonly string[], area: Area, known = house) => beyondReach(reach, area, known);

  it('is each branch that no root of it covers', () => {
    expect(beyond(['cn/east'], ['cn/east/hangzhou-01', 'cn/east'])).toEqual([]);
    expect(beyond(['cn/east'], ['cn/eastern', 'cn/south', 'cn/east'])).toEqual(['cn/eastern', 'cn/south']);
    expect(beyond(['*'], ['uk', '*'])).toEqual([]);
  });
  it('is everything, but for a root of all branches that are known', () => {
    expect(beyond(['cn/east'], ['*'])).toEqual(['*']);
    expect(beyond(['cn'], ['*'])).toEqual([]);
    expect(beyond(['cn/east', 'cn/south'], ['*'])).toEqual(['*']);
    expect(beyond(['cn'], ['*'], [...house, 'uk/north'])).toEqual(['*']);
  });
  it('is everything where no branch is known, so that a missing directory opens nothing', () =>
    expect(beyond(['cn'], ['*'], [])).toEqual(['*']));
});

it('the branches that rules name are those of policies and calendars', () =>
  expect([...branchesNamedBy(shelf, [everywhere, inTheSouth])].sort()).toEqual([
    ...['cn/east', 'cn/east/hangzhou-01', 'cn/south', 'uk/north'],
  ]));
