import type { Policy } from '../format.js';
import { shippedPolicy } from '../spec-support.js';
import { choosePolicy } from './choose-policy.js';

const standard = shippedPolicy('standard');
const named = (name: string, selects: Partial<Policy['selects']>, version = 1): Policy => ({
  ...standard,
  name,
  version,
  ref: `${name}@${String(version)}`,
  selects: { branches: [], channels: [], kinds: [], ...selects },
});
const east = named('east', { branches: ['cn/east'] });
const shanghai = named('shanghai', { branches: ['cn/east/shanghai'] });
const reviews = named('reviews', { channels: ['online-review'] });
const choice = {
  branchPath: ['cn/east/shanghai/01', 'cn/east/shanghai', 'cn/east', 'cn'],
  channel: 'phone',
  kind: 'complaint',
};

describe('choosePolicy', () => {
  it('takes the policy of the nearest unit of the branch', () =>
    expect(choosePolicy([standard, east, shanghai, reviews], choice)?.name).toBe('shanghai'));

  it('takes a policy for the channel before one for all', () =>
    expect(choosePolicy([standard, reviews], { ...choice, channel: 'online-review' })?.name).toBe('reviews'));

  it('leaves other branches and channels to the policy for all', () =>
    expect(choosePolicy([shanghai, reviews, standard], { ...choice, branchPath: ['cn/west'] })?.name).toBe('standard'));

  it('takes the highest version of a name', () =>
    expect(choosePolicy([named('east', { branches: ['cn/east'] }, 2), east], choice)?.ref).toBe('east@2'));

  it('says so when no policy takes the kind', () =>
    expect(choosePolicy([standard, east], { ...choice, kind: 'fault-report' })).toBeUndefined());
});
