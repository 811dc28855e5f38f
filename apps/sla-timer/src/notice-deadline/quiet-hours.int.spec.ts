import { DeadlineMissed, LadderStepTaken } from '@redress/contracts';
import { eventually } from '@redress/testing';
import { Timers } from '../given/timers.js';

describe('what falls due in the quiet hours', () => {
  jest.setTimeout(60_000);
  let timers: Timers;
  beforeAll(async () => {
    timers = await Timers.open();
  });
  afterAll(() => timers.close());

  it('is noticed and recorded at once; those who are told wait for the morning', async () => {
    await timers.start({ CLOCK_START: '2026-03-10T03:00:00+08:00', NOTICE_HOURS: 'notice-hours' });
    await timers.publish('standard');
    const [id = ''] = await timers.register(['2026-03-09T17:30:00.000Z']);
    const announced = await eventually(async () => {
      const rows = await timers.query<{ type: string; body: string }>(
        'SELECT type, body FROM announcement WHERE topic = $1 AND key = $2 ORDER BY number',
        ['sla', id],
      );
      expect(rows.map(({ type }) => type)).toContain(LadderStepTaken.type);
      return rows.map(({ type, body }): Record<string, string> => ({ ...(JSON.parse(body) as object), type }));
    });
    const missed = announced.find((each) => each['type'] === DeadlineMissed.type);
    const step = announced.find((each) => each['type'] === LadderStepTaken.type);
    expect(missed).toMatchObject({ dueAt: '2026-03-09T18:30:00.000Z' });
    expect(missed?.['noticedAt']?.slice(0, 13)).toBe('2026-03-09T19');
    expect(step).toMatchObject({ noticedAt: missed?.['noticedAt'], tellNotBefore: '2026-03-10T00:00:00.000Z' });
  });
});
