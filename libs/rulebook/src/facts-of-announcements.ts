import {
  CallbackRecorded,
  CaseAssigned,
  CaseEscalated,
  CaseGraded,
  CaseOpened,
  CaseRouted,
  ComplaintDeclined,
  CustomerContacted,
  type DataOf,
  type EventContract,
  factNameOf,
  FindingsRecorded,
  SolutionApproved,
  SolutionProposed,
  WorkPaused,
} from '@redress/contracts';
import type { OccurredFact } from '@redress/policy';
import type { FactsChange } from '@redress/sla-timer-domain';

/** A fact as policies see it, and what it changes in what they decide on. */
export interface NotedFact {
  readonly fact: OccurredFact;
  readonly change: FactsChange;
}

type Reading<C extends EventContract> = (data: DataOf<C>, name: string) => NotedFact;
const readings = new Map<string, (data: unknown, name: string) => NotedFact>();
const reads = <C extends EventContract>(contract: C, reading: Reading<C>) =>
  readings.set(contract.type, (data, name) => reading(contract.data.parse(data) as DataOf<C>, name));

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
reads(SolutionProposed, ({ compensation }, name) => ({
  fact: { name, ...(compensation && { amount: compensation }) },
  change: {},
}));
reads(SolutionApproved, ({ role, final }, name) => ({ fact: { name, role, final }, change: {} }));
reads(ComplaintDeclined, ({ ground }, name) => ({ fact: { name, ground }, change: {} }));
reads(WorkPaused, ({ waitingFor }, name) => ({ fact: { name }, change: { status: waitingFor } }));
reads(CallbackRecorded, ({ reached, satisfied }, name) => ({
  fact: { name, reached, ...(satisfied !== null && { satisfied }) },
  change: {},
}));

/** Reads an announcement as a fact; of a kind that says nothing more, only its name counts. */
export function factOf(type: string, data: unknown): NotedFact {
  const name = factNameOf(type);
  return readings.get(type)?.(data, name) ?? { fact: { name }, change: {} };
}
