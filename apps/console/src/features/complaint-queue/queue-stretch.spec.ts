import type { Queue, QueueItem } from '@redress/contracts';
import { firstOf, lengthened } from './queue-stretch.js';

const item = (place: number) => ({ complaintId: String(place) }) as QueueItem;
const numbers = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => item(from + at));

/** A queue of so many complaints, whose cursors are places, and what it was asked. */
function queueOf(length: number) {
  const asked: { limit: number; cursor?: string }[] = [];
  const ask = (page: { limit: number; cursor?: string }) => {
    asked.push(page);
    const from = Number(page.cursor ?? 0);
    const until = Math.min(from + page.limit, length);
    const next = until < length ? String(until) : null;
    return Promise.resolve({ items: numbers(from, until), next, clock: {} } as unknown as Queue);
  };
  return { asked, ask };
}

describe('the beginning of a queue', () => {
  // a list of 450 fell back to 200 with the next change anywhere, under the reader’s eyes
  it('is as long as what was shown, in pages that the API gives', async () => {
    const { asked, ask } = queueOf(1_000);
    const { items, next } = await firstOf(ask, () => 450);
    expect([items.length, next]).toEqual([450, '450']);
    expect(asked).toEqual([{ limit: 200 }, { limit: 200, cursor: '200' }, { limit: 50, cursor: '400' }]);
  });

  it('is one page at least, and ends with the queue', async () => {
    const { ask } = queueOf(70);
    expect((await firstOf(ask, () => 1)).items).toHaveLength(50);
    expect(await firstOf(ask, () => 450)).toMatchObject({ items: numbers(0, 70), next: null });
  });

  // a page that came while the list was loaded anew was thrown away: the button had done nothing
  it('has what the reader came to want while it was loaded', async () => {
    const { ask } = queueOf(1_000);
    let wanted = 50;
    const asking: typeof ask = (page) => {
      wanted = 100;
      return ask(page);
    };
    expect((await firstOf(asking, () => wanted)).items).toHaveLength(100);
  });

  it('names a complaint once whose place changed between two pages', () =>
    expect(lengthened({ items: numbers(0, 3) }, { items: [item(2), item(3)], next: null })).toEqual({
      items: numbers(0, 4),
      next: null,
    }));
});
