import { PutOff } from './put-off.js';

describe('complaints rung in vain', () => {
  let nowMs = 0;
  const putOff = () => new PutOff(() => nowMs);
  beforeEach(() => (nowMs = 0));

  it('wait longer with every time, half a minute at most', () => {
    const sweep = putOff();
    const waits = Array.from({ length: 12 }, () => {
      sweep.inVain('a');
      const from = nowMs;
      while (sweep.now().length > 0) nowMs += 50;
      return nowMs - from;
    });
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000, 30_000]);
  });

  it('begin anew once something was noticed', () => {
    const sweep = putOff();
    for (const complaint of ['a', 'a', 'b', 'b']) sweep.inVain(complaint);
    sweep.noticed('a');
    expect(sweep.now()).toEqual(['b']);
    sweep.inVain('a');
    nowMs += 100;
    expect(sweep.now()).toEqual(['b']);
  });

  it('begin anew when nothing was due for a while', () => {
    const sweep = putOff();
    for (let times = 0; times < 9; times += 1) sweep.inVain('a');
    nowMs += 60_000;
    expect(sweep.now()).toEqual([]);
    sweep.inVain('a');
    nowMs += 150;
    expect(sweep.now()).toEqual([]);
  });
});
