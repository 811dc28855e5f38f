import { ownFieldsOf, type Policy, type Scenario } from '@redress/policy';
import type { Desk } from '../desk.js';
import type { Answered } from '../person.js';
import { BRANCH, type Enacting, fillingOf, learnedIn, roleAmong, type Step } from './enacting.js';
import type { House, StaffRole } from './house.js';

/** One scenario, done by people at the console: what they click and type, each at a desk of their own. */
export class ByHand implements Enacting {
  complaintId = '';
  private known: Scenario['complaint'];

  constructor(
    private readonly house: House,
    readonly policy: Policy,
    readonly scenario: Scenario,
    private readonly deskOf: (role: StaffRole) => Promise<Desk>,
  ) {
    this.known = scenario.complaint;
  }

  async do(step: Step): Promise<void> {
    switch (step.fact) {
      case 'complaint-registered':
        return this.register(step);
      case 'complaint-accepted':
        return this.act('receiver', 'Accept', 'Accept');
      case 'customer-contacted':
        return this.act('handler', 'Record contact', 'Record', async (desk) => {
          await desk.choose('reached', step.reached ? 'yes' : 'no');
        });
      case 'findings-recorded':
        return this.act('handler', 'Record findings', 'Record', async (desk) => {
          await desk.choose('liability', step.liability ?? 'undecided');
          if (step.now?.cause !== undefined) await desk.choose('cause', step.now.cause);
          await desk.write('findings', 'It was looked into.');
        });
      case 'solution-proposed':
        return this.act(
          roleAmong(this.policy, [this.scenario.proposer ?? 'handler']),
          'Propose a solution',
          'Propose',
          (desk) => desk.write('text', 'This is what we could do.'),
        );
      case 'solution-approved':
        return this.approve();
      case 'answer-sent':
        return this.act('receiver', 'Answer the customer', 'Record the answer', (desk) =>
          desk.write('text', 'This is what we offer.'),
        );
      case 'solution-agreed':
        return this.act('receiver', 'The customer agrees', 'Record the agreement', (desk) =>
          desk.choose('signed', 'yes'),
        );
      case 'complaint-resolved':
        return this.act('handler', 'Mark as resolved', 'Resolved');
      case 'callback-recorded':
        return this.act('receiver', 'Record the callback', 'Record', async (desk) => {
          await desk.choose('reached', step.reached ? 'yes' : 'no');
          if (step.reached) await desk.choose('satisfied', step.satisfied ? 'yes' : 'no');
        });
      default:
        return this.note(step);
    }
  }

  get<Body>(thing: 'cases' | 'timetables'): Promise<Answered<Body>> {
    return this.house.staff('supervisor').get<Body>(`${thing}/${this.complaintId}`);
  }

  private async register({ agreed }: Step): Promise<void> {
    const { kind, channel, category, product, flags = [] } = this.scenario.complaint;
    const desk = await this.deskOf('receiver');
    await desk.page.goto('/register');
    await desk.choose('branch', BRANCH);
    await desk.choose('policy', this.policy.name);
    await desk.choose('channel', channel);
    if (this.policy.kinds.length > 1) await desk.choose('kind', kind);
    await desk.write('customer.name', `Nobody ${this.policy.name}`);
    await desk.write('customer.telephone', '13000000081');
    await desk.write('customer.address', 'Nowhere 1');
    await desk.write('narrative', 'This is how it was.');
    await desk.write('demand', 'It should be put right.');
    if (category !== undefined) await desk.choose('category', category);
    if (product !== undefined) await desk.choose('product', product);
    for (const flag of flags) await desk.choose('flags', flag);
    if (agreed !== undefined) await desk.write('term', localInput(agreed));
    await this.fillForm(desk);
    await desk.button('Register').last().click();
    await desk.page.waitForURL('**/complaints/*');
    this.complaintId = new URL(desk.page.url()).pathname.split('/').at(-1) ?? '';
  }

  /** The form that the policy has for this kind of matter. */
  private async fillForm(desk: Desk): Promise<void> {
    const { scenario, policy, house } = this;
    const values = { ...fillingOf(policy, scenario.complaint, house.clock.now()), ...scenario.complaint.fields };
    const form = policy.kinds.find(({ id }) => id === scenario.complaint.kind)?.fields ?? [];
    for (const { id, type } of ownFieldsOf(form)) {
      const value = values[id];
      if (value === undefined) continue;
      if (type === 'choice' || type === 'choices') await desk.choose(`fields.${id}`, String(value));
      else if (type === 'yes-no') await desk.choose(`fields.${id}`, value === true ? 'yes' : 'no');
      else await desk.write(`fields.${id}`, String(value));
    }
  }

  private async approve(): Promise<void> {
    const { body } = await this.get<{ solution: { approvals: string[]; approvedBy: string[] } | null }>('cases');
    const next = body.solution?.approvals[body.solution.approvedBy.length] ?? 'head-office';
    await this.act(roleAmong(this.policy, [next]), 'Approve the solution', 'Approve');
  }

  /** What the policy names, chosen from its own words. */
  private note(step: Step): Promise<void> {
    const recordedBy = this.policy.facts.find(({ id }) => id === step.fact)?.recordedBy ?? ['handler'];
    const learned = learnedIn(step, this.known);
    this.known = { ...this.known, ...step.now };
    return this.act(roleAmong(this.policy, recordedBy), 'Note a fact', 'Note', async (desk) => {
      await desk.choose('fact', step.fact);
      for (const flag of learned.flags) await desk.choose('flags', flag);
      for (const flag of learned.flagsDown) await desk.choose('flagsDown', flag);
    });
  }

  private async act(
    role: StaffRole,
    action: string,
    send: string,
    fill: (desk: Desk) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const desk = await this.deskOf(role);
    await desk.page.goto(`/complaints/${this.complaintId}`);
    await desk.act(action, send, () => fill(desk));
  }
}

/** What is typed into an input for a date and a time, in the browser’s own zone, which the spec sets to Shanghai’s. */
function localInput(moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(moment))
    .replace(' ', 'T');
}
