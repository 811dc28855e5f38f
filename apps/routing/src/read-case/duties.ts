import { instant, type Instant } from '@redress/business-time';
import { ComplaintRegistered, DeadlineMet, DeadlineMissed, DeadlineSet, MissRefuted } from '@redress/contracts';
import type { CaseRecord } from '@redress/contracts';
import {
  capaDue,
  type CaseFacts,
  documentsOn,
  dutiesOn,
  type OccurredFact,
  type Policy,
  withChange,
} from '@redress/policy';
import { factOfAnnouncement } from '@redress/rulebook';

/** What was announced of a complaint, in the order of time. */
export interface Told {
  readonly type: string;
  readonly at: string;
  readonly data: unknown;
}

export type Arisen = Pick<CaseRecord, 'duties' | 'documents' | 'capa'>;

/**
 * What the policy asks of people because of what happened: duties and sheets, each by the first fact it follows from, and
 * the reasons for prevention that hold now (A-6, B-6, B-9, B-15).
 */
export function arisenFrom(told: readonly Told[], policy: Policy): Arisen {
  const life = new Life(policy);
  for (const each of told) life.take(each);
  return life.arisen();
}

/** Before anything happened. */
const never = instant('1970-01-01T00:00:00Z');

class Life {
  private facts: CaseFacts = { kind: '', channel: '', registeredAt: never, now: never };
  private readonly duties = new Map<string, Arisen['duties'][number]>();
  private readonly documents = new Map<string, Arisen['documents'][number]>();

  constructor(private readonly policy: Policy) {}

  take({ type, at: text, data }: Told): void {
    const at = instant(text);
    if (type === ComplaintRegistered.type) this.facts = { ...this.facts, registeredAt: at };
    if (type.startsWith('redress.sla.')) return this.judge(type, data);
    const { fact, change } = factOfAnnouncement(type, data);
    this.facts = { ...withChange(this.facts, change), now: at };
    this.note(fact, at);
  }

  arisen(): Arisen {
    return {
      duties: [...this.duties.values()],
      documents: [...this.documents.values()],
      capa: capaDue(this.policy, this.facts).map(({ id }) => id),
    };
  }

  private note(fact: OccurredFact, at: Instant): void {
    for (const { id, title, owner } of dutiesOn(this.policy, fact, this.facts)) {
      if (!this.duties.has(id))
        this.duties.set(id, { name: id, label: title, since: at, because: fact.name, ownerRole: owner.role });
    }
    for (const { id, title, fields, signatures } of documentsOn(this.policy, fact, this.facts)) {
      const signed = [...signatures];
      if (!this.documents.has(id))
        this.documents.set(id, {
          name: id,
          label: title,
          since: at,
          because: fact.name,
          fields: [...fields],
          signatures: signed,
        });
    }
  }

  /** How the deadlines stand, which conditions may read. */
  private judge(type: string, data: unknown): void {
    const { deadline } = data as { deadline?: string };
    if (deadline === undefined) return;
    const { met = [], missed = [], running = [] } = this.facts.deadlines ?? {};
    const without = (ids: readonly string[]) => ids.filter((id) => id !== deadline);
    const standing = {
      [DeadlineSet.type]: { met, missed, running: [...running, deadline] },
      [DeadlineMet.type]: { met: [...met, deadline], missed, running: without(running) },
      [DeadlineMissed.type]: { met, missed: [...missed, deadline], running: without(running) },
      [MissRefuted.type]: { met: [...met, deadline], missed: without(missed), running: without(running) },
    }[type];
    if (standing) this.facts = { ...this.facts, deadlines: standing };
  }
}
