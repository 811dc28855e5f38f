import type { Directory, PolicyRef, PolicySummary } from '@redress/contracts';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { useAnswer } from '../api/use-answer.js';
import { useChanges } from '../api/use-changes.js';
import { useLanguage, inLanguage } from '../language/language.js';
import type { Language } from '../language/catalogue.js';

type Label = { readonly zh: string; readonly en: string };
type Named = { readonly name: string; readonly label: Label };

/** The lists of a policy whose entries have a name and a label. */
export type Vocabulary =
  | 'kinds'
  | 'categories'
  | 'products'
  | 'grades'
  | 'flags'
  | 'departments'
  | 'roles'
  | 'steps'
  | 'declineGrounds'
  | 'pauseStates'
  | 'causes'
  | 'solutionTypes'
  | 'bands'
  | 'facts'
  | 'deadlines';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Policies and directory, for turning names into words people use. */
export class Reference {
  /**
   * @param policies  the newest of each name
   * @param others    versions that were asked for one by one
   */
  constructor(
    readonly policies: readonly PolicySummary[],
    readonly directory: Directory,
    private readonly language: Language,
    private readonly others: readonly PolicySummary[] = [],
  ) {}

  /** The newest policy of each name, as choices. */
  policyOptions(): Option[] {
    return this.policies.map(({ name, title }) => ({ value: name, label: inLanguage(title, this.language) }));
  }

  /** The very version that is named, by which forms are made; undefined where it has not been asked for ({@link usePolicyVersion}). */
  policyVersion({ name, version }: PolicyRef): PolicySummary | undefined {
    return [...this.policies, ...this.others].find((policy) => policy.name === name && policy.version === version);
  }

  /** The policy whose words are used: the version that is named, or as long as it is not here the newest of that name. */
  policy(name: string, version?: number): PolicySummary | undefined {
    const exact = version === undefined ? undefined : this.policyVersion({ name, version });
    return exact ?? this.policies.find((policy) => policy.name === name);
  }

  /** What people call `name`, by the given policy or else by any; the name itself where none has it. */
  label(vocabulary: Vocabulary, name: string, policy?: PolicySummary): string {
    const known = [...(policy ? [policy] : []), ...this.policies];
    for (const { [vocabulary]: list } of known) {
      const entry = (list as readonly Named[]).find((one) => one.name === name);
      if (entry) return inLanguage(entry.label, this.language);
    }
    return name;
  }

  /** What people call a role: as the policy names it, else by the product’s own words for its roles. */
  role(name: string, words: Readonly<Record<string, string>>, policy?: PolicySummary): string {
    const own = policy?.roles.find((role) => role.name === name);
    return own ? inLanguage(own.label, this.language) : (words[name] ?? this.label('roles', name));
  }

  /** The choices of a vocabulary, of one policy or of all together. */
  options(vocabulary: Vocabulary, policy?: PolicySummary): Option[] {
    const options = new Map<string, string>();
    for (const { [vocabulary]: list } of policy ? [policy] : this.policies) {
      for (const { name, label } of list as readonly Named[]) {
        if (!options.has(name)) options.set(name, inLanguage(label, this.language));
      }
    }
    return [...options].map(([value, label]) => ({ value, label }));
  }

  branch(path: string): string {
    const known = this.directory.branches.find((branch) => branch.path === path);
    return known ? inLanguage(known.label, this.language) : path;
  }

  branchOptions(): Option[] {
    return this.directory.branches.map(({ path, label }) => ({ value: path, label: inLanguage(label, this.language) }));
  }

  /** The name of a person, channel or service: `user:lin` or `lin` → `林小满`. */
  person(actor: string): string {
    const id = withoutPrefix(actor);
    return this.directory.people.find((person) => withoutPrefix(person.id) === id)?.name ?? id;
  }

  text(label: Label): string {
    return inLanguage(label, this.language);
  }
}

function withoutPrefix(actor: string): string {
  return actor.replace(/^(user|channel|service|customer):/, '');
}

interface Referring {
  readonly reference: Reference;
  /** Keeps a version; what is published never changes. */
  readonly keep: (policy: PolicySummary) => void;
  /** Asks anew which policies there are. */
  readonly reloadPolicies: () => Promise<void>;
}

const ReferenceContext = createContext<Referring | undefined>(undefined);
const nobody: Directory = { branches: [], people: [] };

export function ReferenceProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const policies = useAnswer<{ items: PolicySummary[] }>('/api/v1/policies');
  const directory = useAnswer<Directory>('/api/v1/directory');
  useChanges(
    async () => {
      if (!policies.answer) await policies.reload();
      if (!directory.answer) await directory.reload();
    },
    (complaintId) => complaintId === null,
  );
  const [others, setOthers] = useState<readonly PolicySummary[]>([]);
  const keep = useCallback(
    (policy: PolicySummary) =>
      setOthers((before) => [
        ...before.filter(({ name, version }) => name !== policy.name || version !== policy.version),
        policy,
      ]),
    [],
  );
  const reference = useMemo(
    () => new Reference(policies.answer?.items ?? [], directory.answer ?? nobody, language, others),
    [policies.answer, directory.answer, language, others],
  );
  const reloadPolicies = policies.reload;
  const referring = useMemo(() => ({ reference, keep, reloadPolicies }), [reference, keep, reloadPolicies]);
  return <ReferenceContext value={referring}>{children}</ReferenceContext>;
}

function useReferring(): Referring {
  const referring = use(ReferenceContext);
  if (!referring) throw new Error('useReference() outside of ReferenceProvider');
  return referring;
}

export function useReference(): Reference {
  return useReferring().reference;
}

export function useReloadPolicies(): () => Promise<void> {
  return useReferring().reloadPolicies;
}

export interface PolicyVersion {
  /** Undefined while it is being asked for. */
  readonly policy: PolicySummary | undefined;
  readonly error: unknown;
}

/** A version of a policy, which the list of the newest may not have; asked for once and kept for every room. */
export function usePolicyVersion(wanted: PolicyRef | undefined): PolicyVersion {
  const { reference, keep } = useReferring();
  const policy = wanted && reference.policyVersion(wanted);
  const path = wanted && !policy ? `/api/v1/policies/${wanted.name}/${wanted.version}` : null;
  const { answer, error } = useAnswer<PolicySummary>(path);
  useEffect(() => {
    if (answer) keep(answer);
  }, [answer, keep]);
  return { policy: policy ?? answer, error };
}
