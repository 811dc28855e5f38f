import type { CaseRecord, PolicySummary } from '@redress/contracts';
import { en } from '../../language/en/index.js';
import { Reference } from '../../reference/reference.js';
import { inputsFor, policyOf } from './action-inputs.js';
import type { ComplaintRecords } from './records.js';

const standard = (version: number, ground: string) =>
  ({
    name: 'standard',
    version,
    declineGrounds: [{ name: ground, label: { zh: ground, en: ground } }],
  }) as unknown as PolicySummary;
const handling = { policy: { name: 'standard', version: 1 } } as CaseRecord;
const records: ComplaintRecords = { complaint: undefined, case: handling, timetable: undefined, feedback: undefined };
const knowing = (...others: PolicySummary[]) =>
  new Reference([standard(3, 'out-of-scope')], { branches: [], people: [] }, 'en', others);

describe('the form of an action', () => {
  // it offered the grounds of version 3, which version 1 refuses
  it('offers what the version names by which the complaint is judged', () => {
    const reference = knowing(standard(1, 'no-complaint'));
    const [ground] = inputsFor('decline', { records, reference, words: en, roles: [] });
    expect(ground?.options).toEqual([{ value: 'no-complaint', label: 'no-complaint' }]);
  });

  it('waits for that version', () => expect(policyOf({ records, reference: knowing() })).toBeUndefined());
});
