import { RefusalLog } from './refusal-log.js';

describe('the log of refusals', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('adds up what was refused within five seconds, and keeps silent when nothing was', () => {
    const told: number[] = [];
    const log = new RefusalLog(({ refused, seconds }) => told.push(refused, seconds));
    for (let n = 0; n < 3; n += 1) log.note();
    jest.advanceTimersByTime(4_999);
    expect(told).toEqual([]);
    jest.advanceTimersByTime(20_000);
    expect(told).toEqual([3, 5]);
    log.note();
    jest.advanceTimersByTime(5_000);
    expect(told).toEqual([3, 5, 1, 5]);
  });
});
