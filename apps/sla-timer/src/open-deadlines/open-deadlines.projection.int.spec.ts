import {
  DeadlineMet,
  DeadlineMissed,
  DeadlineMoved,
  DeadlinePaused,
  DeadlineResumed,
  DeadlineSet,
} from '@redress/contracts';
import { beginningOfLog, type LoggedAnnouncement, type ProjectionWriter } from '@redress/event-store';
import { type TestDatabase, testDatabase } from '@redress/testing';
import { DataSource } from 'typeorm';
import { openDeadlines } from './open-deadlines.projection.js';

const complaint = '0198f0aa-0000-7000-8000-00000000000a';
const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

function told(type: string, deadline: string, more: object = {}): LoggedAnnouncement {
  const said = { deadline, round: 1, ...more };
  return {
    ...{ topic: 'sla', key: complaint, number: 1, own: true, eventId: complaint, type, headers: {} },
    ...{ happenedAt: at(1) as never, recordedAt: at(1) as never, position: beginningOfLog },
    body: JSON.stringify(said),
  };
}
const moments = (...hours: readonly number[]) => hours.map((hour) => ({ key: `step:${hour}`, at: at(hour) }));
const set = (deadline: string, dueHour: number) =>
  told(DeadlineSet.type, deadline, {
    ...{
      branch: 'cn/east',
      ownerRole: 'handler',
      department: null,
      startedAt: at(1),
      dueAt: at(dueHour),
      calendar: 'c@1',
    },
    moments: [{ key: 'due', at: at(dueHour) }, ...moments(dueHour + 1, dueHour + 2)],
  });

const history = [
  set('contact', 3),
  set('resolution', 9),
  told(DeadlineMissed.type, 'contact', { department: 'logistics' }),
  told(DeadlinePaused.type, 'resolution'),
  told(DeadlineMoved.type, 'resolution', { dueAt: at(10), calendar: 'c@2', moments: [{ key: 'due', at: at(10) }] }),
  told(DeadlineResumed.type, 'resolution', { dueAt: at(12), moments: [{ key: 'due', at: at(12) }, ...moments(13)] }),
  set('answer', 15),
  told(DeadlineMet.type, 'answer'),
  told(DeadlineMet.type, 'resolution', { round: 2 }),
];

describe('the index of open deadlines', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let writer: ProjectionWriter;
  beforeAll(async () => {
    database = await testDatabase();
    dataSource = await new DataSource({ type: 'postgres', url: database.url }).initialize();
    writer = { table: (name) => `"${name}"`, query: (sql, parameters = []) => dataSource.query(sql, [...parameters]) };
    for (const statement of openDeadlines.create(writer.table)) await dataSource.query(statement);
  });
  beforeEach(() => dataSource.query('TRUNCATE open_deadline, alarm, complaint_reach'));
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it.each([1, 2, 100])('holds what is open and what is to ring, told %d at a time', async (size) => {
    for (let from = 0; from < history.length; from += size)
      await openDeadlines.apply(history.slice(from, from + size), writer);
    const open: unknown = await dataSource.query(
      `SELECT deadline, status, department, calendar, to_char(due_at AT TIME ZONE 'UTC', 'HH24') AS due FROM open_deadline ORDER BY 1`,
    );
    expect(open).toEqual([
      { deadline: 'contact', status: 'overdue', department: 'logistics', calendar: 'c@1', due: '03' },
      { deadline: 'resolution', status: 'running', department: null, calendar: 'c@2', due: '12' },
    ]);
    const alarms: unknown = await dataSource.query(
      `SELECT deadline, key, to_char(at AT TIME ZONE 'UTC', 'HH24') AS at FROM alarm ORDER BY deadline, alarm.at`,
    );
    expect(alarms).toEqual([
      { deadline: 'contact', key: 'step:4', at: '04' },
      { deadline: 'contact', key: 'step:5', at: '05' },
      { deadline: 'resolution', key: 'due', at: '12' },
      { deadline: 'resolution', key: 'step:13', at: '13' },
    ]);
  });

  // every alarm of a complaint was deleted and written anew for one of them that rang, a thousand times a second
  it('leaves the rows alone that nothing was said of', async () => {
    const places = () =>
      dataSource.query(
        `SELECT deadline, key, ctid FROM alarm WHERE key <> 'due' UNION ALL
         SELECT deadline, '', ctid FROM open_deadline WHERE deadline = 'resolution' ORDER BY 1, 2`,
      );
    await openDeadlines.apply(history.slice(0, 2), writer);
    const before: unknown = await places();
    await openDeadlines.apply([told(DeadlineMissed.type, 'contact')], writer);
    expect(await places()).toEqual(before);
  });
});
