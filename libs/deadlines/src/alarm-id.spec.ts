import { instant } from '@redress/business-time';
import { alarmId } from './alarm-id.js';

const at = instant('2026-03-06T09:00:00Z');

describe('the id of an alarm', () => {
  it('is the same for the same alarm', () =>
    expect(alarmId({ complaintId: 'c1', alarm: 'resolution due', at })).toBe(
      alarmId({ complaintId: 'c1', alarm: 'resolution due', at: instant('2026-03-06T17:00:00+08:00') }),
    ));

  it('is another for another complaint, alarm or moment', () => {
    const ids = [
      { complaintId: 'c1', alarm: 'x', at },
      { complaintId: 'c2', alarm: 'x', at },
      { complaintId: 'c1', alarm: 'y', at },
      { complaintId: 'c1', alarm: 'x', at: instant('2026-03-06T09:00:00.001Z') },
      { complaintId: 'c1,x', alarm: '', at },
      { complaintId: 'c1', alarm: 'x,', at },
    ].map(alarmId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is nothing that BullMQ forbids', () => {
    const id = alarmId({ complaintId: 'delayed', alarm: 'first-contact warn:half', at });
    expect(id).toBe('alarm-delayed,first-contact%20warn%3Ahalf,1772787600000');
    expect(id).not.toContain(':');
  });
});
