import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditPlace, type FaultRunResult, type Findings, faultRun } from '@redress/tools/chaos';

/** Each of them is something a fault could have left behind, and what the audit must say about it. */
const damages: readonly (readonly [damage: string, sql: string, check: string, words: RegExp])[] = [
  [
    'a row of the queue is lost',
    `DELETE FROM routing.queue_item_1 WHERE complaint_id = (SELECT complaint_id FROM routing.queue_item_1 LIMIT 1)`,
    'acknowledged',
    /missing in the rows of the queue/,
  ],
  [
    'a step of a ladder is lost',
    `DELETE FROM sla_timer.event WHERE (stream_id, version) IN
       (SELECT stream_id, max(version) FROM sla_timer.event WHERE type = 'LadderStepTaken' AND body LIKE '%"deadline":"resolution"%' GROUP BY 1 LIMIT 1)`,
    'due moments',
    /came due and was not noticed: .* step:/,
  ],
  [
    'a deadline ended when a step of its ladder had come due, and the step is lost',
    `UPDATE sla_timer.event SET body = replace(body, '"happenedAt":"2026', '"happenedAt":"2027') WHERE (stream_id, version) IN
       (SELECT stream_id, version FROM sla_timer.event WHERE type = 'FactNoted' AND body LIKE '%"complaint-accepted"%'
           AND stream_id NOT IN -- where it arrived late, the step was taken in good faith and is there
               (SELECT stream_id FROM sla_timer.event WHERE type = 'LadderStepTaken' AND body LIKE '%"acceptance-notice"%') LIMIT 1)`,
    'told again',
    /acceptance-notice: step supervisor of .* is missing/,
  ],
  [
    'an announcement was not received',
    `DELETE FROM feedback.announcement WHERE position = (SELECT max(position) FROM feedback.announcement WHERE NOT own)`,
    'inboxes',
    /is missing/,
  ],
  [
    'an announcement never went out',
    `INSERT INTO intake.announcement OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(a, '{"number": 77}')).* FROM intake.announcement AS a
       WHERE own AND topic = 'intake' LIMIT 1`,
    'topics',
    /announced, and missing in intake/,
  ],
  [
    'a warning was given twice',
    `INSERT INTO sla_timer.event OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(e, '{"version": 999}')).* FROM sla_timer.event AS e
       WHERE type = 'DeadlineWarned' LIMIT 1`,
    'deadlines',
    /twice in one round: .* DeadlineWarned/,
  ],
  ['a fact was altered', `UPDATE intake.event SET body = body || ' ' WHERE version = 1`, 'chains', /chain of intake/],
];

/** The same run as `npm run chaos -- --faults 6`, with few complaints. */
describe('a stack whose parts break while complaints are being posted', () => {
  let folder: string;
  let result: FaultRunResult;
  let afterDamage: Findings;

  beforeAll(async () => {
    folder = join(tmpdir(), `redress-fault-run-${process.pid}`);
    const [seed, say] = [Number(process.env['FAULT_RUN_SEED'] ?? 20), () => undefined];
    const load = { complaints: 60, perSecond: 3, speed: 200_000, faults: 6 };
    result = await faultRun({ ...load, seed, folder, say, afterAudit });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function afterAudit({ database }: AuditPlace, auditAgain: () => Promise<Findings>): Promise<void> {
    for (const [, sql] of damages) await database.query(sql);
    afterDamage = await auditAgain();
  }

  it('loses nothing and does nothing twice', () => {
    expect(result.differences).toEqual([]);
    expect(new Map(result.counts).get('acknowledged with 201')).toBe(60);
    expect(new Map(result.counts).get('steps of ladders')).toBeGreaterThan(60);
  });

  it.each(damages)('would have been told that %s', (_damage, _sql, check, words) => {
    const told = afterDamage.differences.filter((difference) => difference.check === check).map(({ what }) => what);
    expect(told).toContainEqual(expect.stringMatching(words));
  });
});
