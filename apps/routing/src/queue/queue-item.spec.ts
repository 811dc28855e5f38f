import { ComplaintRegistered, DeadlineMet, DeadlineMissed, DeadlineSet } from '@redress/contracts';
import { evolveQueueItem, nextDeadline, overdueCount, type QueueState, unheardOf } from './queue-item.js';

const at = '2026-09-21T02:00:00.000Z';
const told = (state: QueueState, { type }: { type: string }, data: object) => evolveQueueItem(state, type, data, at);
const set = (state: QueueState, deadline: string, dueAt: string, round = 1) =>
  told(state, DeadlineSet, { deadline, round, dueAt });

describe('what the queue knows of a complaint', () => {
  it('keeps the policy it came under, whose words its names are', () => {
    const policy = { name: 'four-day-policy', version: 2 };
    expect(told(unheardOf, ComplaintRegistered, { policy }).registered).toMatchObject({ policy, happenedAt: at });
  });

  it('puts the overdue deadline before the one that is due sooner', () => {
    const both = set(set(unheardOf, 'resolution', '2026-09-30'), 'first-contact', '2026-09-21');
    expect(nextDeadline(both)?.deadline).toBe('first-contact');
    const missed = told(both, DeadlineMissed, { deadline: 'resolution', round: 1 });
    expect(nextDeadline(missed)).toMatchObject({ deadline: 'resolution', status: 'overdue' });
    expect(overdueCount(missed)).toBe(1);
  });

  it('leaves a later round alone when an earlier one ends', () => {
    const second = set(set(unheardOf, 'resolution', '2026-09-30'), 'resolution', '2026-10-08', 2);
    expect(nextDeadline(told(second, DeadlineMet, { deadline: 'resolution', round: 1 }))?.round).toBe(2);
    expect(nextDeadline(told(second, DeadlineMet, { deadline: 'resolution', round: 2 }))).toBeNull();
  });

  it('learns nothing from what it does not know', () =>
    expect(evolveQueueItem(unheardOf, 'redress.elsewhere.thing-happened.v1', {}, at)).toBe(unheardOf));
});
