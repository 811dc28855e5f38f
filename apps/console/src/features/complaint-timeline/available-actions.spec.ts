import type { ActionName, CaseRecord, ComplaintRecord } from '@redress/contracts';
import { actionsOf, arranged, nextActionOf } from './available-actions.js';
import type { ComplaintRecords } from './records.js';

const nothing: ComplaintRecords = { complaint: undefined, case: undefined, timetable: undefined, feedback: undefined };
const registered = (status: ComplaintRecord['status']) => ({ status }) as ComplaintRecord;
const handled = (record: Partial<CaseRecord>) => ({ timeline: [], paused: null, ...record }) as unknown as CaseRecord;
const fact = (name: string) => ({ type: `redress.routing.${name}.v1` }) as CaseRecord['timeline'][number];

const everything: readonly ActionName[] = [
  'accept',
  'record-contact',
  'record-findings',
  'propose-solution',
  'resume',
  'reopen',
];

describe('the action put forward', () => {
  const undecided = { ...nothing, complaint: registered('registered'), case: handled({ status: 'open' }) };

  it('is accepting while nobody has decided that', () => expect(nextActionOf(undecided, everything)).toBe('accept'));

  it('is the next one for somebody who may not accept', () => {
    expect(nextActionOf(undecided, ['escalate', 'record-contact'])).toBe('record-contact');
  });

  it.each([
    ['contact before anything else', [], 'record-contact'],
    ['the findings once the customer was contacted', ['customer-contacted'], 'record-findings'],
    ['a solution once there are findings', ['customer-contacted', 'findings-recorded'], 'propose-solution'],
  ])('of an open case is %s', (_rule, facts, action) => {
    const timeline = facts.map(fact);
    expect(nextActionOf({ ...nothing, case: handled({ status: 'open', timeline }) }, everything)).toBe(action);
  });

  it('is resuming while the work is paused', () => {
    expect(
      nextActionOf({ ...nothing, case: handled({ status: 'open', paused: 'waiting-for-goods' }) }, everything),
    ).toBe('resume');
  });

  it('is nothing once the case is closed', () => {
    expect(nextActionOf({ ...nothing, case: handled({ status: 'closed' }) }, everything)).toBeUndefined();
  });
});

describe('the actions of a complaint', () => {
  const action = (name: ActionName) => ({ name, method: 'POST' as const, href: `/api/v1/${name}` });

  it('carry the version of the record that allows them', () => {
    const complaint = { version: 3, actions: [action('accept')] } as unknown as ComplaintRecord;
    const handling = { version: 9, actions: [action('assign')] } as unknown as CaseRecord;
    expect(actionsOf({ ...nothing, complaint, case: handling })).toEqual([
      { name: 'accept', href: '/api/v1/accept', version: 3 },
      { name: 'assign', href: '/api/v1/assign', version: 9 },
    ]);
  });

  it.each(['resolved', 'closed'] as const)('leave taking it up or not alone once the case is %s', (status) => {
    const actions = [action('accept'), action('decline'), action('add-evidence')];
    const complaint = { version: 1, actions } as unknown as ComplaintRecord;
    const offered = (handling: CaseRecord) =>
      actionsOf({ ...nothing, complaint, case: handling }).map(({ name }) => name);
    expect(offered(handled({ status, actions: [] }))).toEqual(['add-evidence']);
    expect(offered(handled({ status: 'open', actions: [] }))).toEqual(['accept', 'decline', 'add-evidence']);
  });

  it('stand in the order of the usual way, the others apart', () => {
    const given = (['escalate', 'resolve', 'record-contact'] as const).map((name) => ({ name, href: '', version: 1 }));
    const { main, others } = arranged(given);
    expect(main.map(({ name }) => name)).toEqual(['record-contact', 'resolve']);
    expect(others.map(({ name }) => name)).toEqual(['escalate']);
  });
});
