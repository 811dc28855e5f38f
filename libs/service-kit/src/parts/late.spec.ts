import { DatabaseAway } from '../problem/away.js';
import { Late } from './late.js';

class Shelf {
  private readonly books = ['one'];
  count = (): number => this.books.length;
  first(): string | undefined {
    return this.books[0];
  }
}

describe('what comes late', () => {
  it('is away until it arrived', () => expect(() => new Late<Shelf>().standIn.count()).toThrow(DatabaseAway));

  it('is used through its stand-in, also by who took a method before', () => {
    const late = new Late<Shelf>();
    const held = late.standIn;
    late.arrived(new Shelf());
    expect(held.first()).toBe('one');
    const { count } = held;
    expect(count()).toBe(1);
  });

  it('is no promise: awaiting it gives itself', async () => {
    const late = new Late<Shelf>();
    expect(await Promise.resolve(late.standIn)).toBe(late.standIn);
  });
});
