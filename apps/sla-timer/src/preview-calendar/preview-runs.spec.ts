import { Problem } from '@redress/service-kit';
import { PreviewCalendar } from './preview-calendar.js';
import { type Look, PreviewRuns } from './preview-runs.js';

class ALook implements Look {
  ended = false;
  answered = false;
  stopped = false;
  stop(): void {
    this.stopped = true;
  }
}
const asked = (document: string, actor = 'user:lin', branches = ['cn']) =>
  new PreviewCalendar(
    'cn-standard',
    { document, limit: 50 },
    { id: actor, kind: 'user', actor, name: 'Somebody', roles: ['leader-in-charge'], branches, clearance: 'normal' },
  );

describe('looks at what a version would move', () => {
  let runs: PreviewRuns<ALook>;
  beforeEach(() => {
    runs = new PreviewRuns();
  });
  const ask = (...question: Parameters<typeof asked>) => runs.of(asked(...question), () => new ALook());

  it('go on for the same question of the same reach', () => {
    const first = ask('a');
    expect(ask('a')).toBe(first);
    expect(ask('a', 'user:he')).toBe(first);
    expect(ask('a', 'user:xin', ['cn/east'])).not.toBe(first);
  });

  it('begin anew once the whole was told', () => {
    const first = ask('a');
    first.ended = first.answered = true;
    expect(ask('a')).not.toBe(first);
  });

  // every draft of a document began another look, and each decided all open deadlines to the end
  it('end with the next question of the same person', () => {
    const first = ask('a');
    const second = ask('b');
    expect([first.stopped, second.stopped]).toEqual([true, false]);
  });

  it('go on while somebody else of the same reach waits for them', () => {
    const first = ask('a');
    ask('a', 'user:he');
    ask('b', 'user:he');
    expect(first.stopped).toBe(false);
    expect(ask('a')).toBe(first);
    ask('b');
    expect(first.stopped).toBe(true);
  });

  it('are refused where as many are under way as can be borne', () => {
    const looks = ['one', 'two', 'three', 'four'].map((who) => ask(who, `user:${who}`));
    expect(() => ask('five', 'user:five')).toThrow(expect.objectContaining({ code: 'previews-under-way' }) as Problem);
    expect(ask('two', 'user:two')).toBe(looks[1]);
    if (looks[0]) looks[0].ended = true;
    expect(ask('five', 'user:five').stopped).toBe(false);
  });

  it('are kept for whoever has not fetched the answer yet, the latest sixteen', () => {
    const looks = Array.from({ length: 17 }, (_, n) => {
      const look = ask(`${n}`, `user:${n}`);
      look.ended = true;
      return look;
    });
    expect(looks.map(({ stopped }) => stopped)).toEqual([true, ...Array<boolean>(16).fill(false)]);
    expect(ask('16', 'user:16')).toBe(looks[16]);
    expect(ask('0', 'user:0')).not.toBe(looks[0]);
  });
});
