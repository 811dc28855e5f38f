import type { Principal } from '@redress/service-kit';
import type { CalendarChange } from '../recalculate-deadlines/calendar-change.js';
import type { Suspects } from '../recalculate-deadlines/suspects.js';
import type { TimetableStreams } from '../timetable-streams.js';
import { PreviewRun } from './preview-run.js';

/** Open deadlines in pages of one, given one after the other when the spec says so. */
function heldPages(count: number) {
  const gates: (() => void)[] = [];
  const suspects = {
    count: () => Promise.resolve(count),
    async *pages() {
      for (let n = 0; n < count; n += 1) {
        await new Promise<void>((open) => gates.push(open));
        yield [{ complaintId: `complaint-${n}` }];
      }
    },
  } as unknown as Suspects;
  const next = async () => {
    while (gates.length === 0) await new Promise((turn) => setImmediate(turn));
    gates.shift()?.();
  };
  return { suspects, next };
}
const change = { mayMove: () => true } as unknown as CalendarChange;
const streams = { loadMany: () => Promise.resolve([]) } as unknown as TimetableStreams;
const run = (suspects: Suspects) => new PreviewRun(change, 50, {} as Principal, suspects, streams);

describe('a look at what a version would move', () => {
  it('tells the whole once it has seen all', async () => {
    const { suspects, next } = heldPages(2);
    const looking = run(suspects);
    await next();
    await next();
    await looking.within(1_000);
    expect(looking.sum()).toMatchObject({ total: 2, checked: 2, complete: true });
    expect(looking.answered).toBe(true);
  });

  // somebody else who waited for it was told that two of three deadlines would not move
  it('tells no whole where it was stopped', async () => {
    const { suspects, next } = heldPages(3);
    const looking = run(suspects);
    await next();
    looking.stop();
    await looking.within(1_000);
    expect(looking.sum()).toMatchObject({ total: 3, complete: false });
    expect([looking.ended, looking.answered]).toEqual([true, false]);
  });
});
