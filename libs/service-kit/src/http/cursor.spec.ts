import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.js';

const place = z.strictObject({ after: z.string(), id: z.int() });

describe('a cursor', () => {
  it('comes back as it went', () =>
    expect(decodeCursor(place, encodeCursor({ after: '2026-03-06', id: 3 }))).toEqual({ after: '2026-03-06', id: 3 }));

  it.each([
    '',
    '%%%',
    'bm90IGpzb24',
    encodeCursor({ after: 1, id: 3 }),
    encodeCursor({ after: 'x', id: 3, more: true }),
  ])('is refused with 400 when it is not one of ours: %s', (cursor) => {
    const refused = expect.objectContaining({ status: 400, code: 'cursor-unknown' }) as Error;
    expect(() => decodeCursor(place, cursor)).toThrow(refused);
  });
});
