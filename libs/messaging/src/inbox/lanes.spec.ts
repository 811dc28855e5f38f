import { instant } from '@redress/business-time';
import type { PendingAnnouncement } from '@redress/event-store';
import { Lanes } from './lanes.js';

const at = instant('2026-03-06T09:00:00Z');
const heard = (key: string, number: number): PendingAnnouncement => ({
  ...{ topic: 'fuses', key, number, eventId: `${key} ${number}`, type: 'fuses.fuse-blown.v1', attempts: 0 },
  ...{ happenedAt: at, recordedAt: at, headers: {}, body: '{}' },
});
const lane = (key: string) => ({ topic: 'fuses', key });

describe('Lanes', () => {
  let lanes: Lanes;
  beforeEach(() => (lanes = new Lanes()));

  it('gives what is at hand one after the other, and looks nothing up behind it', () => {
    lanes.hand([heard('a', 3), heard('b', 1), heard('a', 4)]);

    expect(lanes.begin(9)).toEqual({ atHand: [heard('a', 3), heard('b', 1)], toLookUp: [] });
    lanes.taken(lane('a'));
    expect(lanes.begin(9)).toEqual({ atHand: [heard('a', 4)], toLookUp: [] });
    lanes.taken(lane('a'));
    lanes.taken(lane('b'));
    expect(lanes.begin(9)).toEqual({ atHand: [], toLookUp: [] });
    expect(lanes.working).toBe(0);
  });

  it('looks a lane up when its announcement was not taken, or when more came meanwhile', () => {
    lanes.hand([heard('a', 3), heard('a', 4), heard('b', 1)]);
    lanes.begin(9);
    lanes.hand([heard('b', 2)]);
    lanes.finish(lane('a'));
    lanes.offer(lane('a'));
    lanes.taken(lane('b'));

    expect(lanes.begin(9)).toEqual({ atHand: [], toLookUp: [lane('a'), lane('b')] });
  });

  // what came third lay until the sweep found it, 1.5 s later
  it('looks a lane up behind all that is at hand when more came while the first of it was worked on', () => {
    lanes.hand([heard('a', 1), heard('a', 2)]);
    lanes.begin(9);
    lanes.hand([heard('a', 3)]);
    lanes.taken(lane('a'));

    expect(lanes.begin(9)).toEqual({ atHand: [heard('a', 2)], toLookUp: [] });
    lanes.taken(lane('a'));
    expect(lanes.waiting).toBe(1);
    expect(lanes.begin(9)).toEqual({ atHand: [], toLookUp: [lane('a')] });
  });

  it.each<[how: string, more: () => void]>([
    ['is handed over', () => lanes.hand([heard('a', 2)])],
    ['is offered', () => lanes.offer(lane('a'))],
  ])('looks a lane up behind what is at hand when more %s before it is worked on', (_, more) => {
    lanes.hand([heard('a', 1)]);
    more();

    expect(lanes.begin(9)).toEqual({ atHand: [heard('a', 1)], toLookUp: [] });
    lanes.taken(lane('a'));
    expect(lanes.begin(9)).toEqual({ atHand: [], toLookUp: [lane('a')] });
    lanes.finish(lane('a'));
    expect([lanes.waiting, lanes.working]).toEqual([0, 0]);
  });

  it('begins no more lanes than it may', () => {
    lanes.hand([heard('a', 1), heard('b', 1), heard('c', 1)]);
    lanes.offer(lane('d'));

    expect(lanes.begin(2).atHand).toHaveLength(2);
    expect(lanes.begin(0)).toEqual({ atHand: [], toLookUp: [] });
    expect(lanes.begin(9)).toEqual({ atHand: [heard('c', 1)], toLookUp: [lane('d')] });
  });
});
