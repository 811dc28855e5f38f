import {
  CallbackRecorded,
  CaseAssigned,
  CaseEscalated,
  CaseGraded,
  CaseOpened,
  CaseRouted,
  ComplaintDeclined,
  ComplaintRegistered,
  CustomerContacted,
  type DataOf,
  type EventContract,
  FactNoted,
  factNameOf,
  FindingsRecorded,
  SolutionApproved,
  SolutionProposed,
  WorkPaused,
} from '@redress/contracts';
import type { FactsChange, OccurredFact, SolutionFacts } from '@redress/policy';

/** A fact as policies see it, and what it changes in what they decide on. */
export interface FactTold {
  readonly fact: OccurredFact;
  readonly change: FactsChange;
}

type Reading<C extends EventContract> = (data: DataOf<C>, name: string) => FactTold;
const readings = new Map<string, (data: unknown, name: string) => FactTold>();
const reads = <C extends EventContract>(contract: C, reading: Reading<C>) =>
  readings.set(contract.type, (data, name) => reading(contract.data.parse(data) as DataOf<C>, name));

reads(ComplaintRegistered, (registered, name) => ({ fact: { name }, change: factsOf(registered) }));
reads(CaseOpened, ({ grade, department }, name) => ({
  fact: { name, grade, department },
  change: { grade, department },
}));
reads(CaseGraded, ({ grade }, name) => ({ fact: { name, grade }, change: { grade } }));
reads(CaseRouted, ({ department }, name) => ({ fact: { name, department }, change: { department } }));
reads(CaseAssigned, (_data, name) => ({ fact: { name }, change: {} }));
reads(CaseEscalated, ({ to: [role] }, name) => ({ fact: { name, ...(role !== undefined && { role }) }, change: {} }));
reads(CustomerContacted, ({ channel, reached }, name) => ({ fact: { name, channel, reached }, change: {} }));
reads(FindingsRecorded, ({ department, liability, cause }, name) => ({
  fact: { name, department, liability },
  change: { liability, ...(cause !== null && { cause }) },
}));
reads(SolutionProposed, (proposed, name) => ({
  fact: { name, ...(proposed.compensation && { amount: proposed.compensation }) },
  change: { solution: offerOf(proposed) },
}));
reads(FactNoted, ({ fact, learned }) => ({ fact: { name: fact }, change: withoutNothing(learned) }));
reads(SolutionApproved, ({ role, final }, name) => ({ fact: { name, role, final }, change: {} }));
reads(ComplaintDeclined, ({ ground }, name) => ({ fact: { name, ground }, change: {} }));
reads(WorkPaused, ({ waitingFor }, name) => ({ fact: { name }, change: { status: waitingFor } }));
reads(CallbackRecorded, ({ reached, satisfied }, name) => ({
  fact: { name, reached, ...(satisfied !== null && { satisfied }) },
  change: {},
}));

/** Reads an announcement as a fact; of a kind that says nothing more, only its name counts. */
export function factOfAnnouncement(type: string, data: unknown): FactTold {
  const name = factNameOf(type);
  return readings.get(type)?.(data, name) ?? { fact: { name }, change: {} };
}

/** What a policy decides on when a complaint comes in. */
export function factsOf({
  kind,
  channel,
  branch,
  category,
  product,
  amount,
  flags,
  fields,
  confidentiality,
}: DataOf<typeof ComplaintRegistered>): FactsChange {
  return {
    kind,
    channel,
    branch,
    flags,
    fields,
    confidentiality,
    ...(category !== null && { category }),
    ...(product !== null && { product }),
    ...(amount !== null && { amount }),
  };
}

/** What is offered now; nothing of an earlier offer stays. */
function offerOf({ solutionType, compensation, goods }: DataOf<typeof SolutionProposed>): SolutionFacts {
  const [first] = goods;
  return {
    type: solutionType ?? '',
    money: compensation ?? { currency: '', minor: 0 },
    goodsItem: first?.item ?? '',
    goodsQuantity: first?.quantity ?? 0,
  };
}

/** Without the parts that say nothing, so that what changes is what was learned; nor whom it is about: no rule reads that. */
function withoutNothing({ complainedAbout: _, ...learned }: DataOf<typeof FactNoted>['learned']): FactsChange {
  return Object.fromEntries(Object.entries(learned).filter(([, value]) => value !== undefined));
}
