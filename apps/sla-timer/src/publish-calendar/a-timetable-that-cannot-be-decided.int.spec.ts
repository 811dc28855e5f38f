import { eventually as inTime } from '@redress/testing';
import { givenSlaTimer, type GivenSlaTimer } from '../given/sla-timer.js';

const file = (version: number, more = '') => `id: cn-standard
version: ${version}
title: { zh: 日历, en: Calendar }
zone: Asia/Shanghai
hours: { weekdays: [09:00-18:00] }
knownYears: [{ year: 2026, source: 'https://example.com/2026' }]
${more}`;
const holiday = 'holidays: [{ date: 2026-03-04, name: { zh: 厂庆, en: Founding day } }]\n';
/** Monday 10:00 in Shanghai: the resolution is due on Thursday at the same time. */
const registeredAt = '2026-03-02T02:00:00.000Z';

/** A machine that does much else may take its time. */
const eventually: typeof inTime = (assertion, patience) => inTime(assertion, { withinMs: 60_000, ...patience });
jest.setTimeout(150_000);

// one timetable that could not be decided had the whole page done again, for ever, and no other page came to its turn
describe('a timetable that cannot be decided', () => {
  let timer: GivenSlaTimer;
  beforeEach(async () => {
    timer = await givenSlaTimer({ CLOCK_START: '2026-03-02T03:00:00Z' }, { 'cn-standard': file(1) });
  });
  afterEach(() => timer.end());

  const moved = async () => {
    const rows = await timer.query<{ key: string }>(
      `SELECT key FROM announcement WHERE type = 'redress.sla.deadline-moved.v1' ORDER BY key`,
    );
    return rows.map(({ key }) => key);
  };
  const progress = async () => (await timer.ask('handler', '/calendars/cn-standard/versions/2/progress')).body;

  it('is set aside, counted and tried again, while all others move', async () => {
    const [broken = '', ...others] = await timer.registered(4, registeredAt, 'cn/east/shanghai-01');
    const table = await eventually(() => timer.table('open_deadline'));
    await eventually(async () =>
      expect(await timer.query(`SELECT FROM ${table} WHERE deadline = 'resolution'`)).toHaveLength(4),
    );
    const tear = `UPDATE event SET body = replace(body, '"type":"TimetableOpened"', '"type":"TimetableTorn"') WHERE stream_id = 'timetable-${broken}'`;
    const mend = tear.replace(/'("type":"TimetableOpened")', '("type":"TimetableTorn")'/, `'$2', '$1'`);
    await timer.query(tear);
    await timer.calendarFile('cn-standard', file(2, holiday));

    await eventually(async () => expect(await progress()).toMatchObject({ status: 'done', moved: 3, setAside: 1 }));
    expect(await moved()).toEqual([...others].sort());
    expect(await timer.metric('redress_recalculations_set_aside')).toBe(1);

    await timer.query(mend);
    await timer.query(`UPDATE set_aside SET again_at = now()`);
    await eventually(async () => expect(await progress()).toMatchObject({ moved: 4, setAside: 0 }));
    expect(await moved()).toEqual([broken, ...others].sort());
  });
});
