import { eventually as inTime } from '@redress/testing';
import { givenSlaTimer, type GivenSlaTimer } from '../given/sla-timer.js';

const calendar = `id: cn-standard
version: 1
title: { zh: 日历, en: Calendar }
zone: Asia/Shanghai
hours: { weekdays: [09:00-18:00] }
knownYears: [{ year: 2026, source: 'https://example.com/2026' }]
`;
const other = calendar.replace('cn-standard', 'other');

/** A machine that does much else may take its time. */
const eventually: typeof inTime = (assertion, patience) => inTime(assertion, { withinMs: 60_000, ...patience });
jest.setTimeout(150_000);

// one published calendar that could not be read failed every decision, every list and every due deadline
describe('a published calendar that cannot be read', () => {
  let timer: GivenSlaTimer;
  beforeEach(async () => {
    timer = await givenSlaTimer({ CLOCK_START: '2026-03-02T03:00:00Z' }, { 'cn-standard': calendar, other });
  });
  afterEach(() => timer.end());

  const told = async (key: string) => {
    const rows = await timer.query<{ type: string }>(
      `SELECT DISTINCT type FROM announcement WHERE topic = 'sla' AND key = $1`,
      [key],
    );
    return rows.map(({ type }) => type.split('.')[2]);
  };
  const rewrite = async (from: string, to: string) => {
    await timer.query(
      `UPDATE announcement SET body = replace(body, $1, $2) WHERE topic = 'calendars' AND key = 'cn-standard'`,
      [...[from, to]],
    );
    await timer.stop();
    await timer.start();
  };
  const calendars = async () =>
    (await timer.ask('auditor', '/calendars')).body as unknown as { readonly items: readonly { name: string }[] };

  it('is left out: complaints wait for it by name, and what is due is noticed all the same', async () => {
    const [running = ''] = await timer.registered(1, '2026-03-02T02:00:45.000Z', 'cn/east/shanghai-01');
    await eventually(async () => expect(await told(running)).toContain('deadline-set'));
    expect(await told(running)).not.toContain('deadline-missed');
    await rewrite('knownYears:', 'future: true\\nknownYears:');

    const [waiting = ''] = await timer.registered(1, '2026-03-02T02:59:00.000Z', 'cn/east/shanghai-01');
    await eventually(async () =>
      expect(await timer.query('SELECT awaits FROM waiting WHERE key = $1', [waiting])).toEqual([
        { awaits: 'calendar cn-standard' },
      ]),
    );
    expect(await timer.metric('redress_calendar_unreadable')).toBe(1);
    expect((await calendars()).items.map(({ name }) => name)).toEqual(['other']);
    await eventually(async () => expect(await told(running)).toContain('deadline-missed'));

    await rewrite('future: true\\nknownYears:', 'knownYears:');
    await eventually(async () => expect(await told(waiting)).toContain('deadline-set'));
    expect(await timer.metric('redress_calendar_unreadable')).toBeUndefined();
  });
});
