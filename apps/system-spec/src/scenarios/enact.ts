import type { CaseRecord, ComplaintRegisteredAnswer } from '@redress/contracts';
import { type Learned, moneyOf, type Policy, type Scenario } from '@redress/policy';
import type { Answered, Person } from '../person.js';
import { BRANCH, type Enacting, fillingOf, learnedIn, roleAmong, type Step } from './enacting.js';
import type { House, StaffRole } from './house.js';

/** One scenario, done step by step over the API, each step by somebody who may do it. */
export class Enactment implements Enacting {
  complaintId = '';
  private known: Learned = {};

  constructor(
    private readonly house: House,
    readonly policy: Policy,
    readonly scenario: Scenario,
  ) {}

  async do(step: Step): Promise<void> {
    switch (step.fact) {
      case 'complaint-registered':
        return this.register(step);
      case 'complaint-accepted':
        return this.act('receiver', 'complaints', 'acceptance', {});
      case 'evidence-added':
        return this.act('receiver', 'complaints', 'evidence', { text: 'A photograph follows.' });
      case 'customer-contacted':
        return this.act('handler', 'cases', 'contact', { channel: 'phone', reached: step.reached ?? false });
      case 'findings-recorded':
        return this.act('handler', 'cases', 'findings', {
          liability: step.liability ?? 'undecided',
          findings: 'It was looked into.',
          ...(step.now?.cause !== undefined && { cause: step.now.cause }),
        });
      case 'case-escalated':
        return this.act('receiver', 'cases', 'escalation', { reason: 'The next level has to know.' });
      case 'work-paused':
        return this.act('handler', 'cases', 'pause', { waitingFor: 'waiting-for-customer' });
      case 'work-resumed':
        return this.act('handler', 'cases', 'resumption', {});
      case 'solution-proposed':
        return this.propose(step);
      case 'solution-approved':
        return this.approve();
      case 'answer-sent':
        return this.reply('answer', { channel: 'phone', text: 'This is what we offer.' });
      case 'solution-agreed':
        return this.reply('agreement', { signed: true });
      case 'solution-refused':
        return this.reply('refusal', {});
      case 'complaint-resolved':
        return this.act('handler', 'cases', 'resolution', {});
      case 'callback-recorded':
        return this.act('receiver', 'feedback', 'callback', {
          reached: step.reached ?? false,
          ...(step.reached && { satisfied: step.satisfied ?? false }),
        });
      default:
        return this.note(step);
    }
  }

  get<Body>(thing: 'cases' | 'timetables'): Promise<Answered<Body>> {
    return this.house.staff('supervisor').get<Body>(`${thing}/${this.complaintId}`);
  }

  private async register({ agreed }: Step): Promise<void> {
    const { kind, channel, category, product, amount, flags = [], fields = {}, history } = this.scenario.complaint;
    const claimed = amount === undefined ? undefined : moneyOf(amount);
    const answer = await this.house.staff('receiver').post<ComplaintRegisteredAnswer>('complaints', {
      policy: this.policy.name,
      kind,
      channel,
      branch: BRANCH,
      ...(category !== undefined && { category }),
      ...(product !== undefined && { product }),
      ...(claimed && { amount: claimed }),
      flags,
      fields: { ...fillingOf(this.policy, this.scenario.complaint, this.house.clock.now()), ...fields },
      customer: { name: 'Nobody Anywhere', telephone: '13000000071', address: 'Nowhere 1' },
      narrative: 'This is how it was.',
      demand: 'It should be put right.',
      ...(agreed !== undefined && { term: agreed }),
    });
    succeeded('complaints', answer);
    this.complaintId = answer.body.complaintId;
    this.known = this.scenario.complaint;
    if (history === undefined) return;
    await this.house.settled();
    await this.act('receiver', 'cases', 'facts', history);
  }

  /** What the policy names, or what became known, noted by somebody whom the policy lets note it. */
  private note(step: Step): Promise<void> {
    const body = { fact: step.fact, ...learnedIn(step, this.known) };
    this.known = { ...this.known, ...step.now };
    const recordedBy = this.policy.facts.find(({ id }) => id === step.fact)?.recordedBy ?? ['handler'];
    return this.act(roleAmong(this.policy, recordedBy), 'cases', 'facts', body);
  }

  private propose({ now }: Step): Promise<void> {
    const { type, money, bottles } = now?.solution ?? {};
    const compensation = money === undefined ? undefined : moneyOf(money);
    return this.act(roleAmong(this.policy, [this.scenario.proposer ?? 'handler']), 'cases', 'solution', {
      text: 'This is what we could do.',
      ...(type !== undefined && { solutionType: type }),
      ...(compensation && { compensation }),
      ...(bottles !== undefined && { goods: [{ item: 'beer', quantity: bottles }] }),
    });
  }

  /** The next approval, by a person of the role whose turn it is. */
  private async approve(): Promise<void> {
    const { solution } = (await this.get<CaseRecord>('cases')).body;
    if (solution === null) throw new Error('There is nothing to approve');
    const next = solution.approvals[solution.approvedBy.length] ?? 'head-office';
    await this.act(roleAmong(this.policy, [next]), 'cases', 'approval', { solution: solution.id });
  }

  private async reply(what: string, body: object): Promise<void> {
    const { solution } = (await this.get<CaseRecord>('cases')).body;
    await this.act('receiver', 'feedback', what, { solution: solution?.id, ...body });
  }

  private async act(role: StaffRole, thing: string, path: string, body: object): Promise<void> {
    await actOnce(this.house.staff(role), `${thing}/${this.complaintId}`, path, body);
  }
}

async function actOnce(person: Person, thing: string, path: string, body: object): Promise<void> {
  const { etag } = await person.get(thing);
  succeeded(`${thing}/${path}`, await person.post(`${thing}/${path}`, body, { 'if-match': etag ?? '' }));
}

function succeeded(what: string, { status, body }: Answered<unknown>): void {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
}
