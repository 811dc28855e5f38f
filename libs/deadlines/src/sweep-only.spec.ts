import { instant } from '@redress/business-time';
import { sweepOnly } from './alarm-clock.js';

describe('an installation without Redis', () => {
  it('takes alarms and never rings, and says that it does not', async () => {
    let rings = 0;
    sweepOnly.start(() => Promise.resolve(void rings++));
    await sweepOnly.arm([{ complaintId: 'c1', at: instant('2020-01-01T00:00:00Z') }]);
    await sweepOnly.stop();
    expect([sweepOnly.ringing, rings, await sweepOnly.whyAway()]).toEqual([false, 0, undefined]);
  });
});
