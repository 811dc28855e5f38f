import { instant } from '@redress/business-time';
import { NoticedLately } from './noticed-lately.js';

const at = (hour: number) => instant(`2026-03-02T0${hour}:00:00Z`);

describe('what was noticed lately', () => {
  let nowMs = 0;
  let lately: NoticedLately;
  beforeEach(() => {
    nowMs = 0;
    lately = new NoticedLately(() => nowMs);
  });
  const known = () => lately.now().map(({ complaintId, until }) => [complaintId, until]);

  it('is known up to the moment of its notice, the last one of each complaint', () => {
    lately.note('a', at(1));
    lately.note('b', at(2));
    lately.note('a', at(3));
    expect(known()).toEqual([
      ['b', at(2)],
      ['a', at(3)],
    ]);
  });

  it('is forgotten after three seconds', () => {
    lately.note('a', at(1));
    nowMs = 2_000;
    lately.note('b', at(1));
    nowMs = 3_000;
    expect(known()).toEqual([['b', at(1)]]);
  });

  it('is not taken for noticed when something is set that was due by then already', () => {
    lately.note('a', at(2));
    lately.note('b', at(2));
    lately.forgetIfDue('a', at(2));
    lately.forgetIfDue('b', at(3));
    lately.forgetIfDue('c', at(1));
    expect(known()).toEqual([['b', at(2)]]);
  });
});
