import { RegisterComplaint } from '@redress/contracts';
import { compilePolicy, type Policy } from '@redress/policy';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { personalTexts, registrationOf } from './registration.js';

const body = RegisterComplaint.parse({
  channel: 'phone',
  branch: 'cn/east/shanghai-01',
  customer: { name: 'Ann Example', telephone: '13000000099' },
  narrative: 'The screen stays dark.',
  fields: {
    'complained-system': 'The till of Ann Example',
    'happened-on': '2026-09-20T10:00:00+08:00',
    complainant: 'Ann Example',
    reason: 'The screen stays dark.',
    evidence: 'my id card number 000000',
    'never-heard-of': 'Ann Example',
  },
});

describe('a registration as the stream keeps it', () => {
  const policy = shipped('it-operations');
  const sealed = { subjectId: 'a', refs: new Map([['narrative', 'vault:1' as const]]) };
  const circumstances = { registrationNumber: 'R-2026-000001', registeredBy: 'user:rui', source: null };

  // it was built by leaving out what is personal: a name that nobody thought of stayed
  it('holds fields that are the form’s own and not personal, whatever else was sent', () =>
    expect(registrationOf(body, policy, sealed, circumstances).fields).toEqual({
      'happened-on': '2026-09-20T10:00:00+08:00',
    }));

  it('has the form’s own personal fields sealed', () =>
    expect(personalTexts(body, policy).filter(({ kind }) => kind.startsWith('field:'))).toEqual([
      { kind: 'field:complained-system', text: 'The till of Ann Example', indexed: false },
    ]));
});

function shipped(name: string): Policy {
  const file = join(__dirname, '../../../../policies', name, '1.yaml');
  const result = compilePolicy(readFileSync(file, 'utf8'), file);
  if (result.outcome !== 'compiled') throw new Error(`${name} does not compile`);
  return result.policy;
}
