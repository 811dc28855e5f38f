import type { ConditionNames } from '../conditions/names.js';
import type { Field } from '../format.js';
import { standardChannels, standardFacts, standardPauseStates, standardRoles } from '../format.js';
import { isRecord, valueAt } from '../reading/paths.js';

/** Everything a policy declares, by name; also what stands in malformed entries, which still may be referred to. */
export interface Names extends ConditionNames {
  readonly facts: ReadonlySet<string>;
  readonly pauseStates: ReadonlySet<string>;
  /** Deadlines and the names figures count them under. */
  readonly counted: ReadonlySet<string>;
  readonly calendars?: ReadonlySet<string>;
}

/** Liabilities every policy knows (D-11). */
const standardLiabilities = ['responsible', 'not-responsible', 'assist', 'undecided'];
const standardConfidentialities = ['normal', 'secret', 'top-secret'];

export function namesIn(
  raw: unknown,
  fields: ReadonlyMap<string, Field>,
  calendars: readonly string[] | undefined,
): Names {
  const declared = (section: string) => new Set(Object.keys(recordAt(raw, section)));
  const deadlines = declared('deadlines');
  const { currency } = isRecord(raw) ? raw : {};
  return {
    ids: {
      kinds: declared('kinds'),
      channels: new Set(standardChannels),
      categories: declared('categories'),
      products: declared('products'),
      departments: declared('departments'),
      grades: declared('grades'),
      urgencies: declared('urgencies'),
      confidentialities: new Set([...standardConfidentialities, ...declared('confidentialities')]),
      liabilities: new Set([...standardLiabilities, ...declared('liabilities')]),
      causes: declared('causes'),
      solutionTypes: declared('solutionTypes'),
      flags: declared('flags'),
      deadlines,
      roles: new Set<string>([...standardRoles, ...declared('roles')]),
      declining: declared('declining'),
    },
    facts: new Set<string>([...standardFacts, ...declared('facts')]),
    pauseStates: new Set<string>([...standardPauseStates, ...declared('pauseStates')]),
    counted: new Set([...deadlines, ...countedNames(raw)]),
    fields,
    ...(currency !== undefined && { currency: typeof currency === 'string' && isCode(currency) ? currency : '' }),
    ...(calendars && { calendars: new Set(calendars) }),
  };
}

function isCode(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency);
}

function recordAt(raw: unknown, section: string): Record<string, unknown> {
  const value = valueAt(raw, [section]);
  return isRecord(value) ? value : {};
}

function countedNames(raw: unknown): readonly string[] {
  return Object.values(recordAt(raw, 'deadlines')).flatMap((deadline) => {
    const { countsAs } = isRecord(deadline) ? deadline : {};
    return (Array.isArray(countsAs) ? countsAs : [countsAs]).filter((name): name is string => typeof name === 'string');
  });
}
