import { announcementsOf } from './announce.js';
import { happened } from './given/events.js';

const eventId = '9f0c7a52-6f0e-4f6a-9a55-2b8d9f5b1c11';
const meta = {
  actor: 'user:lin',
  correlationId: 'complaint-1',
  causationId: 'cause',
  policy: 'standard@3',
  imported: true,
} as const;
const event = { ...happened('on', { eventId, meta }), streamId: 'lamp', version: 1 };
const draft = { topic: 'lamps', key: 'lamp', type: 'lamps.lamp-switched.v1', data: { on: true } };

describe('announcementsOf', () => {
  it('carries the times and the connections of the event, but not who acted', () =>
    expect(announcementsOf(event, [{ ...draft, headers: { ce_dataschema: '/schemas/1' } }])).toEqual([
      {
        ...draft,
        eventId,
        happenedAt: event.happenedAt,
        recordedAt: event.recordedAt,
        headers: {
          ce_correlationid: 'complaint-1',
          ce_causationid: 'cause',
          ce_policy: 'standard@3',
          ce_imported: 'true',
          ce_dataschema: '/schemas/1',
        },
      },
    ]));

  it('gives further announcements ids of their own, always the same ones', () => {
    const ids = announcementsOf(event, [draft, draft, draft]).map(({ eventId: id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(announcementsOf(event, [draft, draft, draft]).map(({ eventId: id }) => id)).toEqual(ids);
    for (const id of ids.slice(1))
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
