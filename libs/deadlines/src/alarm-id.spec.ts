import { instant } from '@redress/business-time';
import { alarmId } from './alarm-id.js';

const at = instant('2026-03-06T09:00:00Z');

describe('the id of an alarm', () => {
  it('is the same for the same alarm', () =>
    expect(alarmId({ complaintId: 'c1', at })).toBe(
      alarmId({ complaintId: 'c1', at: instant('2026-03-06T17:00:00+08:00') }),
    ));

  it('is another for another complaint or moment', () => {
    const ids = [
      { complaintId: 'c1', at },
      { complaintId: 'c2', at },
      { complaintId: 'c1', at: instant('2026-03-06T09:00:00.001Z') },
      { complaintId: 'c1,1772787600000', at },
    ].map(alarmId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is nothing that BullMQ forbids', () => {
    const id = alarmId({ complaintId: 'delayed:1', at });
    expect(id).toBe('alarm-delayed%3A1,1772787600000');
    expect(id).not.toContain(':');
  });
});
