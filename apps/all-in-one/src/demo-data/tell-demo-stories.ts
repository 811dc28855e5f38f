import type { CaseRecord, ComplaintRegisteredAnswer, FeedbackRecord } from '@redress/contracts';
import type { Log } from '@redress/service-kit';
import { Desk } from './desk.js';
import { stories, type Story } from './stories.js';

const PATIENCE_MS = 30_000;
const MINUTE_MS = 60_000;

/**
 * Fills a fresh installation with complaints to look at, through the public interfaces alone. The keys of the requests
 * are fixed, so that a second start changes nothing.
 */
export async function tellDemoStories(url: string, log: Log): Promise<void> {
  const desk = new Desk(url);
  try {
    await until(async () => (await desk.get<{ items: readonly unknown[] }>('rui', 'policies')).items.length > 0);
    for (const [index, story] of stories.entries()) await tell(desk, story, `demo-${index}`);
    log.info('Demonstration complaints are there', { complaints: stories.length });
  } catch (error) {
    log.warn('Demonstration complaints could not all be told', { error });
  }
}

async function tell(desk: Desk, { complaint, minutesAgo, upTo }: Story, key: string): Promise<void> {
  const { now } = await desk.get<{ now: string }>('rui', 'deadlines/clock');
  const before = await desk.search<{ items: readonly { registrationNumber: string }[] }>('rui', 'complaints/search', {
    q: complaint.customer.telephone ?? '',
  });
  if (before.items.length > 0) return;
  const happenedAt = new Date(Date.parse(now) - minutesAgo * MINUTE_MS).toISOString();
  const { complaintId } = await desk.post<ComplaintRegisteredAnswer>(
    'rui',
    'complaints',
    { ...complaint, happenedAt },
    key,
  );
  await until(async () =>
    desk.get('rui', `cases/${complaintId}`).then(
      () => true,
      () => false,
    ),
  );
  if (upTo !== 'registered') await handle(desk, complaintId, upTo);
}

const order = ['contacted', 'investigated', 'proposed', 'answered', 'resolved'] as const;

async function handle(desk: Desk, complaintId: string, upTo: (typeof order)[number]): Promise<void> {
  const reaches = (step: (typeof order)[number]) => order.indexOf(step) <= order.indexOf(upTo);
  const [complaint, matter, feedback] = [
    `complaints/${complaintId}`,
    `cases/${complaintId}`,
    `feedback/${complaintId}`,
  ];
  await desk.act('rui', complaint, 'acceptance', {});
  await desk.act('su', matter, 'assignment', { handler: 'han' });
  await desk.act('han', matter, 'contact', { channel: 'phone', note: '已致电客户，致歉并说明处理时限。' });
  if (reaches('investigated'))
    await desk.act('han', matter, 'findings', { liability: 'responsible', findings: '核实属实，属于我方责任。' });
  if (!reaches('proposed')) return;
  await desk.act('han', matter, 'solution', {
    text: '道歉，补偿并改正。',
    compensation: { currency: 'CNY', minor: 30_000 },
  });
  if (!reaches('answered')) return;
  const { solution } = await desk.get<CaseRecord>('su', matter);
  if (!solution) throw new Error('The solution that was just proposed is not there');
  await desk.act('su', matter, 'approval', { solution: solution.id });
  await until(async () =>
    (await desk.get<FeedbackRecord>('rui', feedback)).actions.some(({ name }) => name === 'send-answer'),
  );
  await desk.act('rui', feedback, 'answer', {
    solution: solution.id,
    channel: 'phone',
    text: '我们为此致歉，并将补偿三百元。',
  });
  if (!reaches('resolved')) return;
  await desk.act('rui', feedback, 'agreement', { solution: solution.id, signed: true });
  await desk.act('han', matter, 'resolution', { result: '补偿已到账。' });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > giveUpAt) throw new Error('Waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
