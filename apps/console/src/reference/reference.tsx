import type { Directory, PolicySummary } from '@redress/contracts';
import { createContext, type ReactNode, use, useMemo } from 'react';
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
  | 'facts'
  | 'deadlines';

export interface Option {
  readonly value: string;
  readonly label: string;
}

const DEFAULT_POLICY = 'standard';

/** Policies and directory, for turning names into words people use. */
export class Reference {
  /** The newest of each name come first, and among them the one a new installation begins with. */
  readonly policies: readonly PolicySummary[];

  constructor(
    policies: readonly PolicySummary[],
    readonly directory: Directory,
    private readonly language: Language,
  ) {
    const rank = ({ name }: PolicySummary) => (name === DEFAULT_POLICY ? 0 : 1);
    this.policies = policies.toSorted((one, other) => rank(one) - rank(other) || other.version - one.version);
  }

  /** The newest policy of each name, as choices. */
  policyOptions(): Option[] {
    const newest = this.policies.filter(({ name, version }) => this.policy(name)?.version === version);
    return newest.map(({ name, title }) => ({ value: name, label: inLanguage(title, this.language) }));
  }

  /** The policy version a complaint was decided under, or the newest of that name. */
  policy(name: string, version?: number): PolicySummary | undefined {
    const versions = this.policies.filter((policy) => policy.name === name);
    return versions.find((policy) => policy.version === version) ?? versions[0];
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

const ReferenceContext = createContext<Reference | undefined>(undefined);
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
  const reference = useMemo(
    () => new Reference(policies.answer?.items ?? [], directory.answer ?? nobody, language),
    [policies.answer, directory.answer, language],
  );
  return <ReferenceContext value={reference}>{children}</ReferenceContext>;
}

export function useReference(): Reference {
  const reference = use(ReferenceContext);
  if (!reference) throw new Error('useReference() outside of ReferenceProvider');
  return reference;
}
