import { readFileSync } from 'node:fs';
import type { ComplaintRecord, ComplaintRegisteredAnswer } from '@redress/contracts';
import { eventually } from '@redress/testing';
import { type Stack, startStack } from '@redress/tools/stack';
import type { Desk } from './desk.js';
import { type DeskBrowser, openBrowser } from './open-browser.js';
import { Person } from './person.js';

const customer = 'Nobody Anywhere';
/** A Monday within business hours, so that the hour of the first contact is running. */
const clockStart = '2026-09-21T10:00:00+08:00';

describe('the console in a browser', () => {
  let stack: Stack;
  let browser: DeskBrowser;
  let rui: Desk;

  beforeAll(async () => {
    const env = { CLOCK_START: clockStart, LOG_LEVEL: 'warn' };
    stack = await startStack({ name: `redress-browser-${process.pid}`, env, fresh: true });
    await policiesAreEverywhere(stack);
    browser = await openBrowser(stack.url);
    rui = await browser.desk();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.discard();
  }, 30_000);

  it('lets a receiver in, who registers a complaint by its form, coming there by a key', async () => {
    await rui.signIn('Rui Receiver');
    await rui.sees('Nothing is waiting here.');
    await rui.page.keyboard.press('n');
    await rui.page.waitForURL('**/register');
    await rui.choose('channel', 'phone');
    await rui.choose('branch', 'cn/east/shanghai-01');
    await rui.write('customer.name', customer);
    await rui.write('customer.telephone', '13000000051');
    await rui.write('narrative', 'The parcel came open and empty.');
    await rui.choose('category', 'delivery');
    await rui.write('fields.order-number', 'ORDER-51');
    await rui.button('Register').last().click();
    await rui.page.waitForURL('**/complaints/*');
    await rui.page.getByRole('heading', { level: 1, name: customer }).waitFor();
  }, 180_000);

  it('shows it in the queue, its countdown running', async () => {
    await rui.page.keyboard.press('g');
    const countdown = rui.rowOf(customer).locator('time.countdown');
    const before = await countdown.innerText();
    expect(before).toMatch(/^\d+ min \d+ s left$/);
    await eventually(async () => expect(await countdown.innerText()).not.toBe(before), { withinMs: 30_000 });
  }, 180_000);

  it('speaks Chinese and English, at once and everywhere', async () => {
    await rui.button('中文').click();
    await rui.page.locator('html[lang="zh-CN"]').waitFor();
    await rui.page.getByRole('link', { name: '待办', exact: true }).waitFor();
    await rui.rowOf(customer).getByText('首次联系').waitFor();
    await rui.button('EN').click();
    await rui.page.getByRole('link', { name: 'Queue', exact: true }).waitFor();
  }, 180_000);

  it('finds and opens it without a mouse, and tells why a deadline is due', async () => {
    await rui.page.keyboard.press('/');
    await rui.page.keyboard.type('Anywhere');
    await rui.page.keyboard.press('Enter');
    await rui.sees('Results for “Anywhere”');
    await rui.rowOf(customer).waitFor();
    await rui.page.keyboard.press('j');
    await rui.page.keyboard.press('Enter');
    await rui.page.waitForURL('**/complaints/*');
    const why = rui.page.locator('details.why').first();
    await why.locator('summary').click();
    const told = await why.locator('.words').innerText();
    expect(told).toMatch(/^Due on Monday 21 September 2026 at \d\d:\d\d/);
  }, 180_000);

  it('lets the supervisor assign it, and the handler record the contact', async () => {
    const su = await browser.desk();
    await su.signIn('Su Supervisor');
    await su.rowOf(customer).click();
    await su.act('Assign', 'Assign', () => su.choose('handler', 'han'));
    await su.page.locator('.complaint-head').getByText('Han Handler').waitFor();
    const han = await browser.desk();
    await han.signIn('Han Handler');
    await han.page.getByRole('link', { name: /^Mine/ }).click();
    await han.rowOf(customer).click();
    await han.act('Record contact', 'Record', () => han.write('note', 'Will call again tomorrow.'));
    await han.sees('Customer contacted');
    await han.page.locator('.deadline.met').first().waitFor();
    const held = han.page.getByRole('region', { name: 'Who had it' }).getByRole('listitem');
    expect(await held.allInnerTexts()).toEqual([expect.stringMatching(/^Logistics · Han Handler[\s\S]*now$/)]);
  }, 240_000);

  it('takes a statement as evidence and gives it back, as a file to be saved', async () => {
    const statement = 'A photograph follows. 照片随后提供。';
    await rui.act('Add evidence', 'Add', () => rui.write('text', statement));
    const saving = rui.page.waitForEvent('download');
    await rui.page.getByRole('button', { name: 'Open', exact: true }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('evidence.txt');
    expect(readFileSync(await saved.path(), 'utf8')).toBe(statement);
  }, 180_000);

  it('shows a leader which deadlines a new version of a calendar would move, and moves them', async () => {
    const lin = await browser.desk();
    await lin.signIn('Lin Leader');
    await lin.page.getByRole('link', { name: 'Calendars', exact: true }).click();
    await lin.page.locator('a[href="/calendars/cn-standard"]').click();
    await lin.page.getByRole('heading', { level: 2, name: 'The year 2026' }).waitFor();
    await lin.sees('make-up working day');
    await lin.button('New version').click();
    const document = lin.page.getByLabel('Calendar document (YAML or JSON)');
    const text = await document.inputValue();
    const closed = 'exceptions: [{ date: 2026-09-23, closed: true, name: { zh: 停电, en: Power cut } }]\n';
    await document.fill(`${text}\n${closed}`);
    await lin.button('Show what would move').click();
    await lin.sees('1 open deadline moves');
    const row = lin.page.locator('table.moving tbody tr');
    expect(await row.innerText()).toMatch(/Resolution[\s\S]*24 Sept?[\s\S]*28 Sept?/);
    await lin.page.getByLabel('Why', { exact: true }).fill('A power cut was announced.');
    await lin.page.keyboard.press('Enter');
    await lin.sees('A power cut was announced.');
    await lin.sees(/1 moved/);
  }, 180_000);

  it('lets a leader write a policy, shows mistakes and what would be otherwise, and brings it into force', async () => {
    const lin = await browser.desk();
    await lin.signIn('Lin Leader');
    await lin.page.getByRole('link', { name: 'Policies', exact: true }).click();
    await lin.page.locator('a[href="/policies/standard"]').click();
    await lin.button('New version').click();
    const document = lin.page.getByLabel('Policy (YAML)');
    const text = await document.inputValue();
    expect(text).toContain('version: 2\n');

    const mistaken = text.replace('within: { businessDays: 3 }', 'within: { businessDays: many }');
    await document.fill(mistaken);
    const line = mistaken.slice(0, mistaken.indexOf('many')).split('\n').length;
    await lin.button(`Mistake · Line ${line}, column`).click();
    const cursor = await lin.page.evaluate<number>('document.activeElement.selectionStart');
    expect(mistaken.slice(0, cursor).split('\n')).toHaveLength(line);
    expect(await lin.button('Show what it would have done').isDisabled()).toBe(true);

    await document.fill(mistaken.replace('businessDays: many', 'businessDays: 5'));
    await lin.sees('In order');
    await lin.button('Show what it would have done').click();
    await lin.sees('Tried on 1 recorded complaint: 1 would be otherwise.');
    await lin.sees('Due time of Resolution: later');
    await lin.page.getByLabel('Why', { exact: true }).fill('Three days were not enough.');
    await lin.page.keyboard.press('Enter');
    await lin.page.locator('.rule-head').getByText('Version 2').waitFor();
    await lin.sees('5 business days');
    await lin.sees('Three days were not enough.');
    await eventually(async () => expect(await policyOfANewComplaint(stack)).toEqual({ name: 'standard', version: 2 }));
  }, 180_000);

  it('has a room for parked messages, which those who mind them find', async () => {
    expect(await rui.page.getByRole('link', { name: 'Parked messages' }).count()).toBe(0);
    const guan = await browser.desk();
    await guan.signIn('Guan Administrator');
    await guan.page.getByRole('link', { name: 'Parked messages', exact: true }).click();
    await guan.page.getByRole('heading', { level: 1, name: 'Parked messages' }).waitFor();
    await eventually(async () => expect(await guan.page.getByText('Nothing is parked.').count()).toBe(4));
  }, 60_000);

  it('fits a telephone: nothing has to be pushed sideways', async () => {
    const telephone = await browser.desk({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const overhangs: Record<string, number> = { door: 0 };
    await telephone.page.goto('/');
    await telephone.button('Su Supervisor').waitFor();
    overhangs['door'] = await telephone.overhang();
    await telephone.signIn('Su Supervisor');
    await telephone.rowOf(customer).waitFor();
    overhangs['queue'] = await telephone.overhang();
    await telephone.rowOf(customer).tap();
    await telephone.page.locator('.deadline').first().waitFor();
    overhangs['complaint'] = await telephone.overhang();
    await telephone.page.goto('/register');
    await telephone.page.locator('[data-field="narrative"]').waitFor();
    overhangs['register'] = await telephone.overhang();
    const roomFromMenu = async (name: string) => {
      await telephone.button(/^Account/).tap();
      await telephone.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name }).tap();
    };
    await roomFromMenu('Calendars');
    await telephone.page.locator('a[href="/calendars/cn-standard"]').tap();
    await telephone.page.locator('.month').first().waitFor();
    overhangs['calendar'] = await telephone.overhang();
    await roomFromMenu('Policies');
    await telephone.page.locator('a[href="/policies/standard"]').tap();
    await telephone.sees('What falls due');
    overhangs['policy'] = await telephone.overhang();
    expect(overhangs).toEqual({ door: 0, queue: 0, complaint: 0, register: 0, calendar: 0, policy: 0 });
  }, 180_000);

  it('caused no error on any console, and kept to its content security policy', async () => {
    await eventually(() => Promise.resolve(expect(browser.complaints()).toEqual([])), { withinMs: 30_000 });
  }, 60_000);

  it('asks again by itself where a part of the system was away', async () => {
    const routing = stack.service('routing');
    await rui.page.goto('/');
    await rui.rowOf(customer).click();
    await rui.page.locator('.complaint-head').getByText('Han Handler').waitFor();
    await routing.stop();
    await rui.page.getByRole('link', { name: 'Policies', exact: true }).click();
    await rui.sees('A part of the system is away');
    routing.start();
    await rui.page.locator('a[href="/policies/standard"]').waitFor();
    expect(await rui.page.getByRole('alert').count()).toBe(0);
  }, 180_000);
});

/** Routing publishes them when it starts; a form can be filled and sent once intake has them too. */
async function policiesAreEverywhere({ url }: Stack): Promise<void> {
  const person = await Person.signIn(url, 'rui');
  const unfinished = {
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    category: 'nonsense',
    customer: { name: customer, telephone: '13000000051' },
    narrative: 'Only asking.',
  };
  await eventually(async () => expect((await person.post('complaints', unfinished)).status).toBe(422), {
    withinMs: 60_000,
  });
  await eventually(
    async () => expect((await person.get<{ items: unknown[] }>('policies')).body.items.length).toBeGreaterThan(0),
    { withinMs: 60_000 },
  );
}

/** Which version a complaint is judged by that is registered now. */
async function policyOfANewComplaint({ url }: Stack): Promise<ComplaintRecord['policy']> {
  const person = await Person.signIn(url, 'rui');
  const { body: registered } = await person.post<ComplaintRegisteredAnswer>('complaints', {
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    category: 'service',
    customer: { name: 'Nobody Later', telephone: '13000000052' },
    narrative: 'Nobody called.',
  });
  return (await person.get<ComplaintRecord>(`complaints/${registered.complaintId}`)).body.policy;
}
