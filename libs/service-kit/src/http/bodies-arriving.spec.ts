import { BodiesArriving } from './bodies-arriving.js';

describe('bodies that are still arriving', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const bodies = () => {
    const told: string[] = [];
    const arriving = new BodiesArriving<{ name: string }>(
      { briskMs: 250, patienceMs: 5_000, slowAtOnce: 2 },
      ({ name }) => told.push(`${name} turns slow`),
      ({ name }) => told.push(`${name} is given up`),
    );
    return { arriving, told };
  };

  it('are no matter where they arrive at once', () => {
    const { arriving, told } = bodies();
    const body = { name: 'a' };
    arriving.begin(body);
    jest.advanceTimersByTime(200);
    arriving.end(body);
    jest.advanceTimersByTime(10_000);
    expect(told).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('turn slow, and are given up when their time is over', () => {
    const { arriving, told } = bodies();
    arriving.begin({ name: 'a' });
    jest.advanceTimersByTime(4_900);
    expect([told, arriving.slowOnes]).toEqual([['a turns slow'], 1]);
    jest.advanceTimersByTime(200);
    expect([told, arriving.slowOnes]).toEqual([['a turns slow', 'a is given up'], 0]);
  });

  it('are given up, the oldest first, where too many are slow', () => {
    const { arriving, told } = bodies();
    const [a, b, c, d] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }];
    for (const body of [a, b, c, d]) arriving.begin(body);
    arriving.end(b);
    jest.advanceTimersByTime(400);
    expect(told).toEqual(['a turns slow', 'c turns slow', 'd turns slow', 'a is given up']);
    arriving.end(c);
    jest.advanceTimersByTime(10_000);
    expect(told.slice(4)).toEqual(['d is given up']);
  });
});
