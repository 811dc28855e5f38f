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

const countedBack = `name: rehearsals
version: 1
title: { zh: 预演, en: Rehearsals }
calendar: cn-standard
currency: CNY
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds: { complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What happened }, type: text } } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { goods: { zh: 产品, en: Goods } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { all: { department: service } } }
deadlines:
  hearing:
    { title: { zh: 听证, en: Hearing }, starts: complaint-registered, ends: complaint-resolved, within: { days: 30 }, calendar: always, owner: handler }
  rehearsal:
    { title: { zh: 预演, en: Rehearsal }, starts: { before: hearing }, ends: answer-sent, within: { businessDays: 5 }, calendar: policy, owner: handler }
`;

interface Moved {
  readonly key: string;
  readonly previousDueAt: string;
  readonly dueAt: string;
  readonly cause: string;
  readonly calendar: string;
  readonly deadline: string;
}

describe('publishing a version of a calendar', () => {
  let timer: GivenSlaTimer;
  beforeEach(async () => {
    const env = { CLOCK_START: '2026-03-02T03:00:00Z', RECALCULATION_SIDE_BY_SIDE: '2' };
    timer = await givenSlaTimer(env, { 'cn-standard': file(1) });
  });
  afterEach(() => timer.end());

  const resolutions = async () =>
    timer.query<{ complaint_id: string; due: string }>(
      `SELECT complaint_id, to_char(due_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS due FROM ${await timer.table('open_deadline')} WHERE deadline = 'resolution'`,
    );
  const open = (count: number) => eventually(async () => expect(await resolutions()).toHaveLength(count));
  const moved = async (): Promise<readonly Moved[]> =>
    (
      await timer.query<{ key: string; body: string }>(
        `SELECT key, body FROM announcement WHERE type = 'redress.sla.deadline-moved.v1'`,
      )
    ).map(({ key, body }) => ({ key, ...(JSON.parse(body) as Omit<Moved, 'key'>) }));
  const publish = (document: string, etag = '"1"', role = 'leader-in-charge') =>
    timer.ask(role, '/calendars/cn-standard/versions', {
      method: 'POST',
      body: { document, reason: 'Founding day, decided by the board' },
      headers: { 'if-match': etag },
    });
  const preview = (document: string, role = 'leader-in-charge') =>
    timer.ask(role, '/calendars/cn-standard/preview', { method: 'POST', body: { document } });
  const progress = (version: number) =>
    timer.ask('handler', `/calendars/cn-standard/versions/${version}/progress`).then(({ body }) => body);
  const done = (version: number) =>
    eventually(async () => expect(await progress(version)).toMatchObject({ status: 'done' }));

  it('is shown before it is done: which deadlines move, from when to when', async () => {
    await timer.registered(3, registeredAt, 'cn/east/shanghai-01', 'cn/south/guangzhou-01');
    await open(3);
    expect(await preview(file(2, holiday))).toMatchObject({
      status: 200,
      body: {
        version: 2,
        differs: [{ from: '2026-03-04', through: '2026-03-04', differs: 'hours' }],
        complete: true,
        total: 6,
        checked: 6,
        moving: 3,
        intoThePast: 0,
        byPolicy: [{ policy: { name: 'standard', version: 1 }, moving: 3 }],
        byBranch: [
          { branch: 'cn/east/shanghai-01', moving: 2 },
          { branch: 'cn/south/guangzhou-01', moving: 1 },
        ],
        items: Array.from({ length: 3 }, () => ({
          deadline: 'resolution',
          from: '2026-03-05T02:00:00.000Z',
          to: '2026-03-06T02:00:00.000Z',
        })),
      },
    });
    expect(await moved()).toEqual([]);
  });

  it('moves every open deadline it touches, each once, with old and new due time and cause', async () => {
    const ids = await timer.registered(40, registeredAt, 'cn/east/shanghai-01');
    await open(40);
    expect(await publish(file(2, holiday))).toMatchObject({ status: 201, body: { version: 2 } });
    await done(2);
    const told = await moved();
    expect(told.map(({ key }) => key).sort()).toEqual([...ids].sort());
    expect(
      new Set(
        told.map(({ key: _key, ...rest }) =>
          JSON.stringify([rest.previousDueAt, rest.dueAt, rest.cause, rest.calendar]),
        ),
      ),
    ).toEqual(
      new Set([JSON.stringify(['2026-03-05T02:00:00.000Z', '2026-03-06T02:00:00.000Z', 'calendar', 'cn-standard@2'])]),
    );
    expect(await progress(2)).toMatchObject({ total: 80, checked: 80, moved: 40 });
    await eventually(async () =>
      expect(new Set((await resolutions()).map(({ due }) => due))).toEqual(new Set(['03-06 10:00'])),
    );
  });

  // It is counted from a day beyond its own due time, by another calendar than the deadline it leans on
  it('moves what is counted back over a day that changes', async () => {
    await timer.policy(countedBack);
    await timer.registeredUnder('rehearsals', registeredAt);
    await eventually(async () =>
      expect(
        await timer.query(`SELECT FROM ${await timer.table('open_deadline')} WHERE deadline = 'rehearsal'`),
      ).toHaveLength(1),
    );
    await publish(file(2, 'exceptions: [{ date: 2026-03-30, closed: true, name: { zh: 盘点, en: Stocktaking } }]\n'));
    await done(2);
    expect(await moved()).toMatchObject([
      { deadline: 'rehearsal', previousDueAt: '2026-03-25T02:00:00.000Z', dueAt: '2026-03-24T02:00:00.000Z' },
    ]);
  });

  it('goes on where it was stopped, and still moves each once', async () => {
    const ids = await timer.registered(300, registeredAt, 'cn/east/shanghai-01');
    await open(300);
    await publish(file(2, holiday));
    await eventually(async () => expect((await moved()).length).toBeGreaterThan(5), { everyMs: 5 });
    await timer.stop();
    await timer.start();
    expect((await moved()).length).toBeLessThan(300);
    await done(2);
    expect((await moved()).map(({ key }) => key).sort()).toEqual([...ids].sort());
  });

  it('judges nothing anew that is over', async () => {
    const [closed = '', running = ''] = await timer.registered(2, registeredAt, 'cn/east/shanghai-01');
    await timer.receive({
      topic: 'routing',
      key: closed,
      number: 1,
      type: 'redress.routing.complaint-resolved.v1',
      happenedAt: '2026-03-02T02:30:00.000Z' as never,
      data: {},
    });
    await open(1);
    await publish(file(2, holiday));
    await done(2);
    expect((await moved()).map(({ key }) => key)).toEqual([running]);
  });

  it('happens just the same when the calendar comes as a changed file', async () => {
    await timer.registered(2, registeredAt, 'cn/east/shanghai-01');
    await open(2);
    await timer.calendarFile('cn-standard', file(2, holiday));
    await eventually(async () => expect(await moved()).toHaveLength(2));
  });

  it('resolves years that were unknown', async () => {
    await timer.registered(1, '2026-12-30T02:00:00.000Z', 'cn/east/shanghai-01');
    await open(1);
    const known = file(2).replace('knownYears: [', "knownYears: [{ year: 2027, source: 'https://example.com/2027' }, ");
    expect((await preview(known)).body).toMatchObject({
      moving: 1,
      yearsBecomeKnown: 1,
      items: [{ unknownYears: { before: [2027], after: [] } }],
    });
  });

  it('gives a branch a calendar of its own', async () => {
    await timer.registered(2, registeredAt, 'cn/east/hangzhou-01/counter', 'cn/east/shanghai-01');
    await open(2);
    const document =
      'id: hangzhou\nversion: 1\ninherits: cn-standard\nbranches: [cn/east/hangzhou-01]\nexceptions: [{ date: 2026-03-05, closed: true }]\n';
    const ask = (path: string, body: object, headers = {}) =>
      timer.ask('administrator', `/calendars/hangzhou/${path}`, { method: 'POST', body, headers });
    expect((await ask('versions', { document, reason: 'Stock-taking' }, { 'if-match': '"0"' })).status).toBe(201);
    await eventually(async () =>
      expect((await moved()).map(({ dueAt, calendar }) => [dueAt, calendar])).toEqual([
        ['2026-03-06T02:00:00.000Z', 'hangzhou@1<cn-standard@1'],
      ]),
    );
  });

  describe('from a file', () => {
    const published = async () =>
      (await timer.ask('auditor', '/calendars')).body as unknown as { items?: { name: string; version: number }[] };
    const inForce = (...refs: readonly string[]) =>
      eventually(async () =>
        expect((await published()).items?.map(({ name, version }) => `${name}@${version}`)).toEqual(refs),
      );
    const shop = (version: number, more: string) => `id: shop\nversion: ${version}\ninherits: cn-standard\n${more}`;

    // once published it could never be compiled, and the list of all calendars was answered with 500
    it('waits until what it inherits from is there', async () => {
      await timer.calendarFile('shop', 'id: shop\nversion: 1\ninherits: works\n');
      await timer.calendarFile('yard', 'id: yard\nversion: 1\ninherits: cn-standard\n');
      await inForce('cn-standard@1', 'yard@1');
      await timer.calendarFile('works', 'id: works\nversion: 1\ninherits: cn-standard\n');
      await inForce('cn-standard@1', 'shop@1', 'works@1', 'yard@1');
    });

    // refused once, it was not looked at again before a restart
    it('waits until another calendar lets go of its branch', async () => {
      await timer.calendarFile('shop', shop(1, 'branches: [cn/east]\n'));
      await inForce('cn-standard@1', 'shop@1');
      await timer.calendarFile('east', 'id: east\nversion: 1\ninherits: cn-standard\nbranches: [cn/east]\n');
      await timer.calendarFile('shop', shop(2, ''));
      await inForce('cn-standard@1', 'east@1', 'shop@2');
    });
  });

  it('tells who published, when and why, and draws the year', async () => {
    await publish(file(2, holiday));
    const { body, headers } = await timer.ask('auditor', '/calendars/cn-standard?year=2026');
    expect(headers.get('etag')).toBe('"2"');
    expect(body).toMatchObject({
      version: 2,
      versions: [
        { version: 2, publishedBy: 'user:lin', reason: { text: 'Founding day, decided by the board' } },
        { version: 1, publishedBy: 'service:sla-timer', reason: null },
      ],
      year: { year: 2026, known: true },
      mayPublish: false,
    });
    const { days } = (body as unknown as { year: { days: { date: string; standing: string }[] } }).year;
    expect(days).toHaveLength(365);
    expect(days.filter(({ standing }) => standing === 'holiday')).toMatchObject([
      { date: '2026-03-04', hours: [], name: { zh: '厂庆' } },
    ]);
  });

  // they were opened for everybody who may look at a calendar
  it.each(['analyst', 'administrator'] as const)('keeps the words of whoever published from an %s', async (role) => {
    await publish(file(2, holiday));
    const { body } = await timer.ask(role, '/calendars/cn-standard');
    expect(body).toMatchObject({
      versions: [
        { version: 2, reason: { withheld: true } },
        { version: 1, reason: null },
      ],
    });
  });

  it.each([
    ['412 where somebody published meanwhile', () => publish(file(2, holiday), '"0"'), 412, 'version-changed'],
    ['409 for a version that is taken', () => publish(file(1, holiday)), 409, 'calendar-version-taken'],
    ['403 for who may not', () => publish(file(2, holiday), '"1"', 'handler'), 403, 'role-not-served'],
    [
      '422 for what is no calendar',
      () => publish(file(2, 'holidays: [{ date: 2026-02-30 }]\n')),
      422,
      'calendar-wrong',
    ],
    ['422 for one too long to be read', () => publish(file(2, `# ${'x'.repeat(100_000)}`)), 422, 'document-too-long'],
    ['422 for a preview of such', () => preview(file(2, `# ${'x'.repeat(100_000)}`)), 422, 'document-too-long'],
    ['422 for another calendar', () => preview(file(2).replace('id: cn-standard', 'id: other')), 422, 'calendar-wrong'],
    [
      '422 for one that is never open',
      () => preview(file(2).replace('weekdays: [09:00-18:00]', 'weekdays: []')),
      422,
      'calendar-wrong',
    ],
  ])('is refused with %s', async (_what, asked, status, code) => {
    expect(await asked()).toMatchObject({ status, body: { code } });
  });

  // whoever led one branch could move the deadlines of every other
  it('is refused beyond one’s reach: a branch that works by it, and everything where a policy of all does', async () => {
    const leeds = (version: number, branches: string) =>
      `${file(version).replace('id: cn-standard', 'id: leeds')}branches: [${branches}]\n`;
    const ask = async (name: string, document: string, revision: number, role = 'leader-in-charge') => {
      const body = { document, reason: 'Stock-taking' };
      const headers = { 'if-match': `"${revision}"` };
      const answer = await timer.ask(role, `/calendars/${name}/versions`, { method: 'POST', body, headers });
      const { code, values } = answer.body as { code?: string; values?: { beyond?: readonly string[] } };
      return { status: answer.status, code, beyond: values?.beyond };
    };
    const mayPublish = async (name: string) => (await timer.ask('leader-in-charge', `/calendars/${name}`)).body;
    const refused = (...beyond: readonly string[]) => ({ status: 403, code: 'publication-beyond-reach', beyond });

    expect(await mayPublish('cn-standard')).toMatchObject({ mayPublish: true });
    expect(await ask('leeds', leeds(1, 'uk/north'), 0)).toMatchObject(refused('uk/north'));
    expect(await ask('leeds', leeds(1, 'uk/north'), 0, 'administrator')).toMatchObject({ status: 201 });
    expect(await mayPublish('leeds')).toMatchObject({ mayPublish: false });
    expect(await ask('leeds', leeds(2, 'cn/south'), 1)).toMatchObject(refused('uk/north'));
    // the house has a branch now that does not lie under cn
    expect(await ask('cn-standard', file(2, holiday), 1)).toMatchObject(refused('*'));
    expect(await mayPublish('cn-standard')).toMatchObject({ mayPublish: false });
    const south = 'id: south\nversion: 1\ninherits: cn-standard\nbranches: [cn/south]\n';
    expect(await ask('south', south, 0)).toMatchObject({ status: 201 });
    expect(await ask('cn-standard', file(2, holiday), 1, 'head-office')).toMatchObject({ status: 201 });
  });

  it('names line and column of what is wrong', async () => {
    const { body } = await preview(file(2, 'holidays: [{ date: 2026-02-30 }]\n'));
    expect(body).toMatchObject({
      errors: [{ field: 'document:7:14', message: expect.stringContaining('is not a date that exists') as string }],
    });
  });
});
