import { instant } from '@redress/business-time';
import { whatIsKnown } from './what-is-known.js';

const at = instant('2026-03-06T09:00:00Z');
const told = (type: string, data: object) => ({ type: `redress.${type}.v1`, at, data });
const registered = told('intake.complaint-registered', {
  ...{ registrationNumber: 'R-2026-000001', kind: 'complaint', channel: 'phone', branch: 'cn/east/shanghai-01' },
  ...{ policy: { name: 'standard', version: 1 }, category: 'service', product: null, amount: null, flags: [] },
  ...{ fields: {}, demand: null, complainedAbout: 'user:han', term: null, confidentiality: 'normal', source: null },
  ...{ customer: '0198f0aa-0000-7000-8000-000000000001' },
  ...{ customerName: 'vault:0198f0aa-0000-7000-8000-000000000002' },
  ...{ narrative: 'vault:0198f0aa-0000-7000-8000-000000000003' },
  ...{ registeredBy: 'user:rui', backdated: false, history: null },
});
const assigned = (handler: string) =>
  told('routing.case-assigned', { handler, previous: null, because: 'by-hand', by: 'user:su' });
const proposed = (by: string) =>
  told('routing.solution-proposed', {
    ...{ solution: '0198f0aa-0000-7000-8000-000000000051', text: 'vault:0198f0aa-0000-7000-8000-000000000052' },
    ...{ compensation: null, goods: [], approvals: [], because: 'authority', by },
  });
const learned = told('routing.fact-noted', {
  ...{ fact: 'circumstances-learned', learned: { flags: ['media'], complainedAbout: 'user:mei' } },
  ...{ note: null, by: 'user:su' },
});

describe('what is known of somebody from the announcements', () => {
  const tiesOf = (user: string, ...life: readonly ReturnType<typeof told>[]) =>
    whatIsKnown([registered, ...life]).tiesOf(user);
  const none = { handling: [], callback: [] };

  it('is who is complained about, named at once or found out later', () => {
    const both = { handling: ['complained-about'], callback: ['complained-about'] };
    expect(tiesOf('user:han')).toEqual(both);
    expect(tiesOf('user:mei')).toEqual(none);
    expect(tiesOf('user:mei', learned)).toEqual(both);
  });
  it('is who took it up first', () =>
    expect(tiesOf('user:rui')).toEqual({ handling: ['first-contact-owner'], callback: ['first-contact-owner'] }));
  it('is who had it before, and in the callback who has it too', () => {
    const life = [assigned('user:su'), assigned('user:lin')];
    expect(tiesOf('user:su', ...life)).toEqual({ handling: ['handled-before'], callback: ['handled-before'] });
    expect(tiesOf('user:lin', ...life)).toEqual({ handling: [], callback: ['handled-before'] });
    const taken = told('routing.case-unassigned', { previous: 'user:lin', because: 'second-stage', by: 'user:su' });
    expect(tiesOf('user:lin', ...life, taken).handling).toEqual(['handled-before']);
  });
  it('is who proposed the solution that stands', () => {
    expect(tiesOf('user:su', proposed('user:su'))).toEqual({ handling: ['proposer'], callback: ['proposer'] });
    expect(tiesOf('user:su', proposed('user:su'), proposed('user:lin'))).toEqual(none);
  });
  it('is nothing of a channel or a service', () => expect(tiesOf('channel:demo-web-form')).toEqual(none));
});

describe('what a rule decides on', () => {
  const reason = { reason: null, by: 'user:su' };
  it('is what was announced, how often it was reopened, refused and escalated, and how it stands', () => {
    const known = whatIsKnown([
      registered,
      told('routing.case-opened', {
        ...{ branch: 'cn/east/shanghai-01', policy: { name: 'standard', version: 1 }, grade: 'general' },
        ...{ department: 'service', assisting: [], firstContactOwner: 'user:rui', because: 'x' },
      }),
      learned,
      told('routing.case-escalated', {
        ...{ level: 2, to: ['supervisor'], because: 'x', deadline: null, step: null, by: 'user:su' },
      }),
      told('sla.deadline-missed', { deadline: 'resolution' }),
      told('routing.complaint-resolved', { solution: null, result: null, by: 'user:su' }),
      told('routing.case-reopened', { because: 'x', ...reason }),
      told('routing.case-moved', {
        ...{ policy: { name: 'standard', version: 2 }, previous: { name: 'standard', version: 1 } },
        ...{ reason: 'vault:0198f0aa-0000-7000-8000-000000000003', by: 'user:lin' },
      }),
      told('feedback.solution-refused', { solution: '0198f0aa-0000-7000-8000-000000000051', ...reason }),
    ]);
    expect(known.facts(at)).toMatchObject({
      ...{ kind: 'complaint', branch: 'cn/east/shanghai-01', flags: ['media'], grade: 'general', status: 'open' },
      branchPath: ['cn/east/shanghai-01', 'cn/east', 'cn'],
      ...{ registeredAt: at, history: { escalations: 2, reopenings: 1, refusals: 1 } },
      deadlines: { missed: ['resolution'] },
    });
    expect(known.facts(at)).not.toHaveProperty('complainedAbout');
    expect(known.policy).toEqual({ name: 'standard', version: 2 });
  });
});
