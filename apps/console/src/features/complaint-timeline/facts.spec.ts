import { isWorthTelling, isWrittenByPerson, textsOf } from './facts.js';

const moved = (previousDueAt: string, dueAt: string) => ({
  type: 'redress.sla.deadline-moved.v1',
  data: { deadline: 'resolution', previousDueAt, dueAt },
});

describe('the facts of a timeline', () => {
  it('leave out a due time that was reckoned anew and stayed', () => {
    expect(isWorthTelling(moved('2026-03-09T10:00:00.000Z', '2026-03-09T10:00:00.000Z'))).toBe(false);
    expect(isWorthTelling(moved('2026-03-09T10:00:00.000Z', '2026-03-10T10:00:00.000Z'))).toBe(true);
  });

  it('are written down late by people only', () => {
    expect(isWrittenByPerson({ by: 'user:lin' })).toBe(true);
    expect(isWrittenByPerson({ by: 'service:sla-timer' })).toBe(false);
    expect(isWrittenByPerson({ by: null })).toBe(false);
  });

  it('do not repeat the words of the registration, which stand above', () => {
    const texts = { narrative: { text: 'The lid broke.' } };
    expect(textsOf({ type: 'redress.intake.complaint-registered.v1', texts })).toEqual([]);
    expect(textsOf({ type: 'redress.routing.findings-recorded.v1', texts })).toHaveLength(1);
  });
});
