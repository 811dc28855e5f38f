// npm run demo: the story of two complaints on the running system, one that everybody ignores and one that is handled well.
import { Api } from './demo/api.mjs';
import { bold, green, InTheWay, red, say, tool } from './setup/say.mjs';

const url = process.env.REDRESS_URL ?? `http://localhost:${process.env.GATEWAY_PORT ?? 3000}`;
/** Slower than this, fifteen business days would outlast the audience. */
const SLOWEST = 1_000;
const LAST_STEP = 'head-office';

await tool(async () => {
  const api = new Api(url);
  const { speed, now } = await api.get('su', 'deadlines/clock');
  if (speed < SLOWEST)
    throw new InTheWay(
      `The clock runs at ${speed} times real time: start with CLOCK_SPEED=30000 npm start, then run the demo again.`,
    );
  say(`It is ${now} on the business clock, which runs ${speed} times faster than yours.`);
  await handledWell(api);
  await ignored(api, speed);
});

/** @param {Api} api */
async function handledWell(api) {
  const { complaintId, registeredAt } = await register(api, 'A customer phones: the gift box arrived broken.', {
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    category: 'delivery',
    fields: { 'order-number': 'DEMO-2001' },
    customer: { name: '何样例', telephone: '13000000021' },
    narrative: '礼盒送到时已经破损。',
  });
  const [complaint, matter, feedback] = [
    `complaints/${complaintId}`,
    `cases/${complaintId}`,
    `feedback/${complaintId}`,
  ];
  await step('accepted, and the customer told so', () => api.act('rui', complaint, 'acceptance', {}));
  await step('assigned to Han', () => api.act('su', matter, 'assignment', { handler: 'han' }));
  const twentyMinutesLater = new Date(Date.parse(registeredAt) + 20 * 60_000).toISOString();
  await step('Han phoned the customer after twenty minutes, and writes it down now', () =>
    api.act('han', matter, 'contact', { channel: 'phone', happenedAt: twentyMinutesLater }),
  );
  await step('findings: damaged on the way, our responsibility', () =>
    api.act('han', matter, 'findings', {
      liability: 'responsible',
      cause: 'logistics-damage',
      findings: '包装不足，运输中破损。',
    }),
  );
  await step('solution: a new box and 300 yuan, beyond a handler’s authority', () =>
    api.act('han', matter, 'solution', {
      text: '补发并补偿三百元。',
      compensation: { currency: 'CNY', minor: 30_000 },
    }),
  );
  const { solution } = await api.get('su', matter);
  await step('the supervisor approves', () => api.act('su', matter, 'approval', { solution: solution.id }));
  await step('the customer is told', () =>
    api.act('rui', feedback, 'answer', {
      solution: solution.id,
      channel: 'phone',
      text: '补发并补偿三百元，明日送达。',
    }),
  );
  await step('the customer agrees and signs', () =>
    api.act('rui', feedback, 'agreement', { solution: solution.id, signed: true }),
  );
  await step('resolved', () => api.act('han', matter, 'resolution', {}));
  await step('called back within the week: satisfied', () =>
    api.act('rui', feedback, 'callback', { reached: true, satisfied: true, attitude: 98, result: 95 }),
  );
  await until(async () => (await api.get('su', matter)).status === 'closed');
  say('The case is closed. Its deadlines:');
  for (const each of (await api.get('su', `timetables/${complaintId}`)).deadlines) {
    const result = each.status === 'met' ? green('met') : each.status === 'met-late' ? red('met late') : each.status;
    console.log(
      `    ${each.deadline.padEnd(24)} due ${each.dueAt}   ${result}${each.metAt ? ` at ${each.metAt}` : ''}`,
    );
  }
}

/** @param {Api} api @param {number} speed business time over real time */
async function ignored(api, speed) {
  const { complaintId } = await register(api, 'Another customer writes. Nobody does anything.', {
    channel: 'email',
    branch: 'cn/east/hangzhou-01',
    category: 'service',
    customer: { name: 'Nobody Calls', email: 'nobody.calls@example.com', telephone: '13000000022' },
    narrative: 'I have been waiting for an answer.',
  });
  const told = new Set();
  let latestMs = 0;
  const noticed = (/** @type {string} */ dueAt, /** @type {string} */ noticedAt) => {
    const afterMs = (Date.parse(noticedAt) - Date.parse(dueAt)) / speed;
    latestMs = Math.max(latestMs, afterMs);
    return `due ${dueAt}   noticed ${noticedAt}, ${afterMs.toFixed(0)} ms of real time later`;
  };
  const tell = (/** @type {string} */ key, /** @type {string} */ line) => {
    if (told.has(key)) return false;
    told.add(key);
    console.log(line);
    return true;
  };
  await until(async () => {
    const { deadlines } = await api.get('su', `timetables/${complaintId}`);
    for (const { deadline, missedAt, noticedAt, steps } of deadlines) {
      if (missedAt)
        tell(`${deadline} missed`, `    ${red('missed')} ${deadline.padEnd(22)} ${noticed(missedAt, noticedAt)}`);
      for (const { step: name, dueAt, noticedAt: seen, tell: roles } of steps)
        if (seen)
          tell(`${deadline} ${name}`, `    ${bold('told')}   ${roles.join(', ').padEnd(22)} ${noticed(dueAt, seen)}`);
    }
    return told.has(`resolution ${LAST_STEP}`);
  }, 180_000);
  const { level, grade } = await api.get('he', `cases/${complaintId}`);
  say(
    `After fifteen business days it is a ${grade} matter, ${level} levels up, and head office knows. Each step was taken once, the latest ${latestMs.toFixed(0)} ms of real time after it was due.`,
  );
}

/** @param {Api} api @param {string} sentence @param {object} complaint */
async function register(api, sentence, complaint) {
  say(sentence);
  const { complaintId, registrationNumber, registeredAt } = await api.post('rui', 'complaints', complaint);
  await until(async () => (await api.call('su', `cases/${complaintId}`, 'GET')).status === 200);
  console.log(`    registered as ${registrationNumber} at ${registeredAt}`);
  return { complaintId, registeredAt };
}

/** @param {string} sentence @param {() => Promise<unknown>} work */
async function step(sentence, work) {
  await work();
  console.log(`    ${sentence}`);
}

/** @param {() => Promise<boolean>} holds */
async function until(holds, withinMs = 20_000) {
  const giveUpAt = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new InTheWay('It took too long; look into the log and at /health/ready.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
