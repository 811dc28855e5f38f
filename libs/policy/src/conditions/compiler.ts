import { Environment, type ParseError, type TypeError as CelTypeError } from '@marcbachmann/cel-js';
import type { CaseFacts, Condition, Count, Field, OccurredFact } from '../format.js';
import { type CelContext, contextOf, factContext, fieldVariable } from './context.js';
import { moneyOf } from './money.js';
import { type ConditionNames, suggestion } from './names.js';
import { fitsPattern } from './patterns.js';
import { type ExpressionFault, treeFaults } from './tree-checks.js';
import { fact, history, type Variable, variables } from './variables.js';

/** What an expression of a policy may hold at most; a rule that needs more is several rules. */
const limits = { maxAstNodes: 250, maxDepth: 30, maxListElements: 400, maxMapEntries: 0, maxCallArguments: 8 };

export type Compiled<T> = { readonly value: T } | { readonly faults: readonly ExpressionFault[] };

/** Turns expressions of one policy into conditions, checked against what that policy declares. */
export class ConditionCompiler {
  private readonly environment: Environment;
  /** A decision asks many conditions of the same facts; remembering more of them costs more than it saves. */
  private last: { readonly facts: CaseFacts; readonly context: CelContext } | undefined;
  private readonly readable: readonly Field[];

  constructor(private readonly names: ConditionNames) {
    this.readable = [...names.fields.values()].filter((field) => !field.personal);
    this.environment = environmentOf(this.readable);
  }

  /** A yes-or-no condition. */
  condition(source: string): Compiled<Condition> {
    const faults = this.faultsOf(source, 'bool');
    if (faults.length > 0) return { faults };
    const run = this.environment.parse(source);
    const evaluate = (facts: CaseFacts, happened?: OccurredFact): unknown => run(this.context(facts, happened));
    return {
      value: {
        source,
        holds: (facts, happened) => attempt(() => evaluate(facts, happened)).value === true,
        fault: (facts, happened) => attempt(() => evaluate(facts, happened)).fault,
      },
    };
  }

  /** A whole number computed from facts. */
  count(source: string): Compiled<Count> {
    const faults = this.faultsOf(source, 'int');
    if (faults.length > 0) return { faults };
    const run = this.environment.parse(source);
    const of = (facts: CaseFacts): number | undefined => {
      const { value } = attempt(() => run(this.context(facts)) as unknown);
      return typeof value === 'bigint' && value >= 0n ? Number(value) : undefined;
    };
    return { value: { source, of } };
  }

  private faultsOf(source: string, wanted: 'bool' | 'int'): readonly ExpressionFault[] {
    const checked = this.environment.check(source);
    if (!checked.valid) return [celFault(checked.error, this.names)];
    const faults = treeFaults(this.environment.parse(source).ast, this.names);
    if (checked.type === wanted) return faults;
    const message = `gives ${checked.type ?? 'nothing'}, where ${wanted === 'bool' ? 'yes or no' : 'a whole number'} is wanted`;
    const remedy = wanted === 'bool' ? 'Compare it with something: … == "…".' : 'Use whole numbers only.';
    return [{ message, remedy, start: 0 }, ...faults];
  }

  private context(facts: CaseFacts, happened?: OccurredFact): CelContext {
    if (this.last?.facts !== facts) this.last = { facts, context: contextOf(facts, this.readable) };
    const { context } = this.last;
    return happened === undefined ? context : { ...context, fact: factContext(happened) };
  }
}

function environmentOf(fields: readonly Field[]): Environment {
  const environment = new Environment({ limits });
  for (const [name, { type }] of Object.entries(variables)) environment.registerVariable(name, type);
  return environment
    .registerVariable({ name: 'history', schema: schemaOf(history) })
    .registerVariable({ name: 'fact', schema: schemaOf(fact) })
    .registerVariable({
      name: 'fields',
      schema: Object.fromEntries(fields.map((field) => [fieldVariable(field.id), celTypeOf(field)])),
    })
    .registerFunction('money(string): int', (text: string) => BigInt(moneyOf(text)?.minor ?? 0))
    .registerFunction('string.fits(string): bool', fitsPattern);
}

function schemaOf(record: Readonly<Record<string, Variable>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, { type }]) => [name, type]));
}

/** The CEL type of a form field. */
function celTypeOf(field: Field): Variable['type'] | 'double' {
  switch (field.type) {
    case 'number':
    case 'money':
      return 'int';
    case 'decimal':
      return 'double';
    case 'yes-no':
      return 'bool';
    case 'choices':
    case 'files':
      return 'list<string>';
    case 'date':
    case 'date-time':
      return 'google.protobuf.Timestamp';
    case 'text':
    case 'long-text':
    case 'choice':
    case 'telephone':
    case 'email':
    case 'address':
      return 'string';
  }
}

function celFault(error: ParseError | CelTypeError | undefined, names: ConditionNames): ExpressionFault {
  const summary = error?.summary ?? 'cannot be read';
  const start = error?.range?.start ?? 0;
  const name = /: (\S+)$/.exec(summary)?.[1] ?? '';
  if (error?.code === 'unknown_variable') {
    return {
      message: `"${name}" is no fact`,
      remedy: suggestion(name, [...Object.keys(variables), 'history', 'fields', 'fact']),
      start,
    };
  }
  if (error?.code === 'no_such_key') return keyFault(name, names, start);
  if (error?.code === 'limit_exceeded') {
    return { message: `is larger than a condition may be (${summary})`, remedy: 'Split it into several rules.', start };
  }
  if (error?.code === 'no_matching_overload') {
    const remedy = 'The handbook lists the functions; the moment of the decision is the fact `now`.';
    return { message: summary, remedy, start };
  }
  const remedy =
    error?.name === 'TypeError'
      ? 'Both sides have to be of one type.'
      : 'See the handbook for what a condition may say.';
  return { message: summary, remedy, start };
}

function keyFault(key: string, names: ConditionNames, start: number): ExpressionFault {
  const personal = [...names.fields.values()].some((field) => field.personal && fieldVariable(field.id) === key);
  if (personal) {
    const remedy = 'Decide on facts that are not personal; they have to hold after an erasure.';
    return { message: `"${key}" is a personal field`, remedy, start };
  }
  const known = [
    ...[...names.fields.values()].filter((field) => !field.personal).map((field) => fieldVariable(field.id)),
    ...Object.keys(history),
    ...Object.keys(fact),
  ];
  return { message: `there is no "${key}"`, remedy: suggestion(key, known), start };
}

function attempt(compute: () => unknown): { readonly value?: unknown; readonly fault?: string } {
  try {
    return { value: compute() };
  } catch (error) {
    return { fault: error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error) };
  }
}
