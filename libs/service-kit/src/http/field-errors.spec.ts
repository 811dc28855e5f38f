import { z } from 'zod';
import { fieldErrors } from './field-errors.js';

const order = z.strictObject({
  name: z.string().max(3),
  kind: z.enum(['gift', 'sample']),
  items: z.array(z.object({ quantity: z.int().min(1) })),
});
const errorsOf = (value: unknown) => fieldErrors(order.safeParse(value).error?.issues ?? [], value);

describe('fieldErrors', () => {
  it('names a missing field, also one that has choices', () =>
    expect(errorsOf({ items: [] })).toEqual([
      { field: 'name', code: 'missing', message: 'is missing' },
      { field: 'kind', code: 'missing', message: 'is missing' },
    ]));

  it('names a field deep inside by its path', () =>
    expect(errorsOf({ name: 'a', kind: 'gift', items: [{ quantity: 1 }, { quantity: 0 }] })).toEqual([
      expect.objectContaining({ field: 'items.1.quantity', code: 'too-small' }),
    ]));

  it('names each field it does not know', () =>
    expect(errorsOf({ name: 'a', kind: 'gift', items: [], colour: 1, size: 2 }).map(({ field }) => field)).toEqual([
      'colour',
      'size',
    ]));

  it('does not repeat what was sent', () =>
    expect(JSON.stringify(errorsOf({ name: 'Wang Xiaoming', kind: 'Zhang', items: 'Li' }))).not.toMatch(
      /Wang|Zhang|Li/,
    ));

  it('says that there is no body', () =>
    expect(errorsOf(undefined)).toEqual([{ field: '', code: 'missing', message: 'is missing' }]));
});
