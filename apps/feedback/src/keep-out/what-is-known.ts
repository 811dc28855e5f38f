import { instant, type Instant } from '@redress/business-time';
import {
  CaseAssigned,
  CaseClosed,
  CaseEscalated,
  CaseMoved,
  CaseReopened,
  CaseReturned,
  CaseRouted,
  CaseUnassigned,
  ComplaintRegistered,
  ComplaintResolved,
  type DataOf,
  DeadlineMissed,
  type EventContract,
  FactNoted,
  MissRefuted,
  SolutionProposed,
  SolutionRefused,
} from '@redress/contracts';
import type { Involvement } from '@redress/feedback-domain';
import { type CaseFacts, type HistoryFacts, type Policy, type Tie, withChange } from '@redress/policy';
import { factOfAnnouncement } from '@redress/rulebook';

/** An announcement about a complaint, whoever made it. */
export interface Told {
  readonly type: string;
  readonly at: Instant;
  readonly data: unknown;
}

type Ref = Pick<Policy, 'name' | 'version'>;

/** What the announcements of one complaint say of those who had to do with it, and of what its policy decides on. */
export interface Known {
  readonly policy: Ref | undefined;
  facts(now: Instant): CaseFacts;
  tiesOf(actor: string): Involvement['ties'];
}

/** @param life  what was announced of the complaint, its registration first */
export function whatIsKnown(life: readonly Told[]): Known {
  const known = new Life();
  for (const each of life) known.take(each);
  return known;
}

const never = instant('1970-01-01T00:00:00Z');

class Life implements Known {
  policy: Ref | undefined;
  private known: CaseFacts = { kind: '', channel: '', registeredAt: never, now: never };
  private status = 'open';
  private missed: readonly string[] = [];
  private firstContactOwner: string | undefined;
  private proposer: string | undefined;
  private handler: string | undefined;
  private readonly complainedAbout = new Set<string>();
  private readonly hadIt = new Set<string>();

  facts(now: Instant): CaseFacts {
    const { branch, ...known } = this.known;
    const deadlines = { missed: this.missed };
    return { ...known, ...(branch && { branch, branchPath: unitsOf(branch) }), status: this.status, deadlines, now };
  }

  tiesOf(actor: string): Involvement['ties'] {
    if (!actor.startsWith('user:')) return { handling: [], callback: [] };
    const ties: Partial<Record<Tie, boolean>> = {
      'complained-about': this.complainedAbout.has(actor),
      'first-contact-owner': this.firstContactOwner === actor,
      proposer: this.proposer === actor,
    };
    const present = this.handler === actor;
    return {
      handling: holding({ ...ties, 'handled-before': this.hadIt.has(actor) && !present }),
      callback: holding({ ...ties, 'handled-before': this.hadIt.has(actor) || present }),
    };
  }

  take(told: Told): void {
    const { type, at, data } = told;
    if (type === ComplaintRegistered.type) this.known = { ...this.known, registeredAt: at };
    const { status: _, ...change } = factOfAnnouncement(type, data).change;
    this.known = withChange(this.known, change);
    this.takeStanding(told);
    this.takePeople(told);
  }

  private takeStanding(told: Told): void {
    on(ComplaintRegistered, told, ({ policy }) => (this.policy = policy));
    on(CaseMoved, told, ({ policy }) => (this.policy = policy));
    on(ComplaintResolved, told, () => (this.status = 'resolved'));
    on(CaseClosed, told, () => (this.status = 'closed'));
    on(CaseReopened, told, () => {
      this.status = 'open';
      this.count('reopenings', (this.known.history?.reopenings ?? 0) + 1);
    });
    on(CaseEscalated, told, ({ level }) => this.count('escalations', level));
    on(CaseReturned, told, ({ returned }) => this.count('returned', returned));
    on(SolutionRefused, told, () => this.count('refusals', (this.known.history?.refusals ?? 0) + 1));
    const deadlineOf = (data: unknown) => (data as { readonly deadline: string }).deadline;
    if (told.type === DeadlineMissed.type) this.missed = [...this.missed, deadlineOf(told.data)];
    if (told.type === MissRefuted.type) this.missed = this.missed.filter((each) => each !== deadlineOf(told.data));
  }

  private takePeople(told: Told): void {
    on(ComplaintRegistered, told, ({ registeredBy, complainedAbout }) => {
      this.firstContactOwner = registeredBy;
      if (complainedAbout !== null) this.complainedAbout.add(complainedAbout);
    });
    on(
      FactNoted,
      told,
      ({ learned: { complainedAbout } }) => complainedAbout && this.complainedAbout.add(complainedAbout),
    );
    on(SolutionProposed, told, ({ by }) => (this.proposer = by));
    on(CaseAssigned, told, ({ handler }) => this.givenTo(handler));
    for (const taken of [CaseUnassigned, CaseRouted, CaseReturned]) on(taken, told, () => this.givenTo(undefined));
  }

  private givenTo(handler: string | undefined): void {
    if (this.handler !== undefined) this.hadIt.add(this.handler);
    this.handler = handler;
  }

  private count(what: keyof HistoryFacts, count: number): void {
    this.known = withChange(this.known, { history: { [what]: count } });
  }
}

function on<C extends EventContract>(contract: C, { type, data }: Told, take: (data: DataOf<C>) => void): void {
  if (type === contract.type) take(contract.data.parse(data) as DataOf<C>);
}

function holding(ties: Partial<Record<Tie, boolean>>): readonly Tie[] {
  return (Object.keys(ties) as Tie[]).filter((tie) => ties[tie] === true);
}

/** `cn/east/shanghai-01` → itself, `cn/east`, `cn`. */
function unitsOf(branch: string): readonly string[] {
  const parts = branch.split('/');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/'));
}
