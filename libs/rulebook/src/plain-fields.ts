import { ComplaintRegistered, type DataOf, FactNoted } from '@redress/contracts';
import { type Policy, plainFieldsOf } from '@redress/policy';
import { PublishedRuleUnreadable } from './published.js';
import type { PolicyRef, Rulebook } from './rulebook.js';

/** Which fields of a kind may stand in clear, by the published policies. */
export class PlainFields {
  constructor(private readonly rulebook: Pick<Rulebook, 'policy'>) {}

  /** By name, under all these versions together; nothing where one of them is not here, or cannot be read here. */
  async of(refs: readonly PolicyRef[], kind: string): Promise<ReadonlySet<string> | undefined> {
    const policies = await Promise.all(refs.map((ref) => this.readable(ref)));
    const here = policies.filter((policy) => policy !== undefined);
    if (here.length < policies.length) return undefined;
    const forms = here.map(({ kinds }) => kinds.find(({ id }) => id === kind)?.fields ?? []);
    return new Set(forms.flatMap(plainFieldsOf).map(({ id }) => id));
  }

  private async readable(ref: PolicyRef): Promise<Policy | undefined> {
    try {
      return await this.rulebook.policy(ref);
    } catch (error) {
      if (error instanceof PublishedRuleUnreadable) return undefined;
      throw error;
    }
  }
}

/**
 * What a public event says, its fields cut down to those allowed: complaints recorded before the others were refused
 * keep them for good, and nobody is shown them.
 */
export function withFieldsAmong(type: string, data: unknown, allowed: ReadonlySet<string> = new Set()): unknown {
  const among = (fields: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)));
  if (type === ComplaintRegistered.type) {
    const registered = data as DataOf<typeof ComplaintRegistered>;
    return { ...registered, fields: among(registered.fields) };
  }
  if (type !== FactNoted.type) return data;
  const noted = data as DataOf<typeof FactNoted>;
  const { fields } = noted.learned;
  return fields === undefined ? noted : { ...noted, learned: { ...noted.learned, fields: among(fields) } };
}
