import { eventually } from '@redress/testing';
import { type House, runningHouse } from './given/house.js';

const organisation = `
branches:
  - { path: cn, label: { zh: 全国, en: China } }
  - { path: cn/east/shanghai-01, label: { zh: 上海一店, en: Shanghai 1 } }
people:
  - { id: han, name: Han, roles: [handler], branches: [cn/east], department: production, deputies: [mei] }
  - { id: chen, name: Chen, roles: [handler], branches: [cn/east], department: production }
  - { id: wu, name: Wu, roles: [handler], branches: [cn/east], department: service }
  - { id: mei, name: Mei, roles: [department-manager], branches: [cn/east], department: production }
  - { id: lin, name: Lin, roles: [leader-in-charge], branches: [cn], department: null }
  - { id: rui, name: Rui, roles: [receiver], branches: [cn/east], department: service }
`;

const policy = `
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
currency: CNY
departments:
  service: { zh: 客服, en: Service, head: department-manager }
  production: { zh: 生产, en: Production, head: department-manager }
kinds:
  complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { incident: { label: { zh: 事由, en: What happened }, type: long-text, personal: true } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { goods: { zh: 产品, en: Goods }, other: { zh: 其他, en: Other } }
grades: { general: { zh: 一般, en: General } }
routing:
  firstContactOwner: { role: receiver, unit: receiving }
  returns: { atMost: 1, arbiter: { role: director, unit: superior } }
  table:
    goods: { categories: goods, department: production }
    rest: { department: service }
deadlines:
  first-contact:
    title: { zh: 首次联系, en: First contact }
    starts: complaint-registered
    ends: customer-contacted
    within: { hours: 1 }
    owner: handler
    ladder:
      manager: { title: { zh: 转交经理, en: The manager takes it over }, reassignTo: department-manager }
roles: { director: { zh: 总监, en: Director, as: leader-in-charge } }
authority:
  handler: { money: 100.00 CNY }
  department-manager: { money: 500.00 CNY }
  director: { money: unlimited }
accountability:
  late:
    title: { zh: 未及时联系, en: Not contacted in time }
    when: '"first-contact" in missed'
    consequence: { zh: 每次罚款, en: A penalty each time }
    from: 10.00 CNY
    to: 50.00 CNY
    source: B-10
exclusions:
  second-stage: { who: handled-before, from: review, source: B-5 }
`;

describe('who handles a complaint', () => {
  let house: House;
  beforeAll(async () => {
    house = await runningHouse({ organisation, policies: { example: policy } });
  }, 60_000);
  afterAll(() => house.close(), 30_000);

  const handlerOf = (complaintId: string, handler: string | null) =>
    house.caseWhen(complaintId, (seen) => expect(seen).toMatchObject({ handler }));

  it('is chosen by what each has in hand already, and never the person complained about (A-12)', async () => {
    const first = await house.register({ policy: 'example', category: 'goods', complainedAbout: 'chen' });
    await handlerOf(first, 'user:han');
    const second = await house.register({ policy: 'example', category: 'goods' });
    await handlerOf(second, 'user:chen');
    const third = await house.register({ policy: 'example', category: 'goods', complainedAbout: 'han' });
    await handlerOf(third, 'user:chen');
    const fourth = await house.register({ policy: 'example', category: 'goods' });
    await handlerOf(fourth, 'user:han');
  });

  it('is somebody of the directory, with the role: others are refused by name', async () => {
    const matter = await house.register({ policy: 'example', category: 'goods' });
    await handlerOf(matter, 'user:chen');
    expect(await house.act('mei', matter, 'assignment', { handler: 'nobody' })).toMatchObject({
      status: 422,
      body: { code: 'person-unknown', detail: 'The directory knows nobody as user:nobody.' },
    });
    expect(await house.act('mei', matter, 'assignment', { handler: 'rui' })).toMatchObject({
      status: 422,
      body: { code: 'person-without-role' },
    });
    expect(await house.act('mei', matter, 'assignment', { handler: 'han' })).toMatchObject({ status: 201 });
    await handlerOf(matter, 'user:han');
  });

  it('is somebody of the other department when it is handed over, and the first-contact owner stays', async () => {
    const matter = await house.register({ policy: 'example', category: 'goods' });
    await house.caseWhen(matter, (seen) => expect(seen).toMatchObject({ firstContactOwner: 'user:rui' }));
    await house.act('mei', matter, 'route', { department: 'service', reason: 'Nothing of ours.' });
    await handlerOf(matter, 'user:wu');
    await house.caseWhen(matter, (seen) => expect(seen).toMatchObject({ firstContactOwner: 'user:rui' }));
  });

  it('is the manager once a step of the ladder says so (B-4)', async () => {
    const matter = await house.register({
      policy: 'example',
      category: 'goods',
      // Due an hour after it happened: overdue when it is written down.
      happenedAt: new Date(Date.now() - 3_900_000).toISOString(),
    });
    await handlerOf(matter, 'user:mei');
    await house.caseWhen(matter, (seen) =>
      expect(seen).toMatchObject({
        accountability: [
          {
            because: 'deadline-missed',
            deadline: 'first-contact',
            ownerRole: 'handler',
            department: 'production',
            takenBack: false,
            rules: [{ name: 'late', consequence: { en: 'A penalty each time' }, sources: ['B-10'] }],
          },
        ],
        held: [
          { department: 'production', elapsedMinutes: 60 },
          { department: 'production', handler: 'user:mei', until: null },
        ],
      }),
    );
  });

  it('comes from where it was handed on when it is returned, and from the arbiter at last (B-10, D-10)', async () => {
    const matter = await house.register({ policy: 'example', category: 'goods' });
    await house.act('mei', matter, 'route', { department: 'service', reason: 'Not ours.' });
    await handlerOf(matter, 'user:wu');
    // any handler could send back what another department had
    expect(await house.act('han', matter, 'return', { reason: 'I say so.' })).toMatchObject({
      status: 403,
      body: { code: 'case-of-another-department' },
    });
    expect(await house.act('su', matter, 'return', { reason: 'Nor ours.' })).toMatchObject({ status: 201 });
    await house.caseWhen(matter, (seen) => expect(seen).toMatchObject({ department: 'production', returned: 1 }));
    await house.act('han', matter, 'return', { reason: 'Certainly not ours.' });
    await house.caseWhen(matter, (seen) => expect(seen).toMatchObject({ arbiter: 'director', handler: 'user:lin' }));
    expect(await house.act('su', matter, 'route', { department: 'service', reason: 'Theirs.' })).toMatchObject({
      status: 409,
      body: { code: 'arbitration-pending' },
    });
    expect(await house.act('lin', matter, 'route', { department: 'service', reason: 'Theirs.' })).toMatchObject({
      status: 201,
    });
    expect(await house.act('su', matter, 'return', { reason: 'No.' })).toMatchObject({
      status: 409,
      body: { code: 'arbitration-decided' },
    });
    await house.caseWhen(matter, (seen) => {
      expect(seen).toMatchObject({ department: 'service', handler: 'user:wu', arbiter: null, returned: 2 });
      expect(seen.accountability.map(({ because }) => because)).toEqual(['case-returned', 'case-returned']);
    });
  });

  it('may not promise more than the role allows, split or not, nor approve it alone (A-11, D-8)', async () => {
    const matter = await house.register({ policy: 'example', category: 'goods' });
    const offer = async (minor: number, currency = 'CNY') => {
      const answer = await house.act('han', matter, 'solution', {
        text: 'An offer.',
        compensation: { currency, minor },
      });
      const { body } = await house.get('he', `cases/${matter}`);
      return { answer, solution: (body as { solution: { id: string; approvals: string[] } }).solution };
    };
    expect((await offer(9_000, 'EUR')).answer).toMatchObject({ status: 422, body: { code: 'currency-unknown' } });
    const first = await offer(9_000);
    expect(first.solution.approvals).toEqual([]);
    const reply = (path: string, body: object) =>
      eventually(async () => {
        const { etag } = await house.get('rui', `feedback/${matter}`);
        const headers = { 'if-match': etag === '' ? '"0"' : etag };
        expect(await house.post('rui', `feedback/${matter}/${path}`, body, headers)).toMatchObject({ status: 201 });
      });
    await reply('answer', { solution: first.solution.id, channel: 'phone', text: 'Ninety.' });
    await house.caseWhen(matter, (seen) => expect(seen.status).toBe('answered'));
    await reply('agreement', { solution: first.solution.id, signed: true });
    await house.caseWhen(matter, (seen) => expect(seen.status).toBe('agreed'));
    const second = await offer(45_000);
    expect(second.solution.approvals).toEqual(['director']);
    const approval = { solution: second.solution.id };
    expect(await house.act('mei', matter, 'approval', approval)).toMatchObject({
      status: 403,
      body: { code: 'authority-exceeded' },
    });
    expect(await house.act('lin', matter, 'approval', approval)).toMatchObject({ status: 201 });
  });

  it('may move it to another version of its policy as a leader, with a reason; what is open is due by that one', async () => {
    const matter = await house.register({ policy: 'example', category: 'goods' });
    const dueAt = async () => {
      const { body } = await house.get('he', `timetables/${matter}`);
      const { deadlines } = body as { deadlines: { deadline: string; dueAt: string; startedAt: string }[] };
      const contact = deadlines.find(({ deadline }) => deadline === 'first-contact');
      return contact && (Date.parse(contact.dueAt) - Date.parse(contact.startedAt)) / 3_600_000;
    };
    await eventually(async () => expect(await dueAt()).toBe(1));
    expect(await house.act('lin', matter, 'policy', { version: 2, reason: 'Agreed with the customer.' })).toMatchObject(
      {
        status: 422,
        body: { code: 'policy-unknown' },
      },
    );
    await house.publish('example', 2, policy.replace('version: 1', 'version: 2').replace('hours: 1', 'hours: 4'));
    expect(await house.act('su', matter, 'policy', { version: 2, reason: 'No leader.' })).toMatchObject({
      status: 403,
    });
    await eventually(async () => {
      const answer = await house.act('lin', matter, 'policy', { version: 2, reason: 'Agreed with the customer.' });
      expect(answer).toMatchObject({ status: 201 });
    });
    await house.caseWhen(matter, (seen) => expect(seen.policy).toEqual({ name: 'example', version: 2 }));
    await eventually(async () => expect(await dueAt()).toBe(4));
  });

  it('is a deputy while the others are away, from the moment the directory says so', async () => {
    const away = '[{ from: 2020-01-01T00:00:00Z, until: 2099-01-01T00:00:00Z }]';
    await house.organise(organisation.replace(/id: (han|chen),/g, (_all, id: string) => `id: ${id}, away: ${away},`));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const matter = await house.register({ policy: 'example', category: 'goods' });
    await handlerOf(matter, 'user:mei');
    await house.organise(organisation);
  });
});
