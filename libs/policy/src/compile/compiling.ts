import type { z } from 'zod';
import type { Compiled, ConditionCompiler } from '../conditions/compiler.js';
import { moneyOf } from '../conditions/money.js';
import { suggestion } from '../conditions/names.js';
import type { Condition, Count, FactTrigger, Money, Named, Owner, Sources } from '../format.js';
import type { Report } from '../reading/report.js';
import type { Path } from '../reading/yaml-file.js';
import type { Owner as OwnerSource, Owners, SourceIds, Trigger, Triggers } from '../source/words.js';
import type { Names } from './names.js';

const never: Condition = { source: 'false', holds: () => false, fault: () => undefined };

/** What the compilation of every part shares: the names there are, the conditions, and where problems are told. */
export class Compiling {
  constructor(
    readonly names: Names,
    readonly conditions: ConditionCompiler,
    readonly report: Report,
  ) {}

  condition(path: Path, source: string | undefined): Condition | undefined {
    return source === undefined ? undefined : this.required(path, source);
  }

  /** A condition that has to be there; where it is wrong, one that never holds stands in until the file is refused. */
  required(path: Path, source: string): Condition {
    return this.valueOf(path, this.conditions.condition(source)) ?? never;
  }

  count(path: Path, source: number | string): Count {
    if (typeof source === 'number') return { source: String(source), of: () => source };
    return this.valueOf(path, this.conditions.count(source)) ?? { source, of: () => undefined };
  }

  /** Reports an id that is not among those declared. */
  refer(path: Path, id: string, known: ReadonlySet<string>, what: string): string {
    if (!known.has(id)) {
      this.report.error({ path, message: `"${id}" is no ${what} of this policy`, remedy: suggestion(id, known) });
    }
    return id;
  }

  referAll(
    path: Path,
    ids: string | readonly string[] | undefined,
    known: ReadonlySet<string>,
    what: string,
  ): string[] {
    return items(path, ids).map(([at, id]) => this.refer(at, id, known, what));
  }

  role(path: Path, id: string): string {
    return this.refer(path, id, this.names.ids.roles, 'role');
  }

  owner(path: Path, source: z.output<typeof OwnerSource>): Owner {
    if (typeof source === 'string') return { role: this.role(path, source), unit: 'responsible' };
    return { role: this.role([...path, 'role'], source.role), unit: source.unit };
  }

  owners(path: Path, source: z.output<typeof Owners> | undefined): Owner[] {
    return items(path, source).map(([at, owner]) => this.owner(at, owner));
  }

  trigger(path: Path, source: z.output<typeof Trigger>): FactTrigger {
    if (typeof source === 'string') return { fact: this.fact(path, source) };
    const when = this.condition([...path, 'when'], source.when);
    return { fact: this.fact([...path, 'fact'], source.fact), ...(when && { when }) };
  }

  triggers(path: Path, source: z.output<typeof Triggers>): FactTrigger[] {
    return items(path, source).map(([at, trigger]) => this.trigger(at, trigger));
  }

  fact(path: Path, id: string): string {
    return this.refer(path, id, this.names.facts, 'fact');
  }

  money(path: Path, text: string): Money {
    const money = moneyOf(text) ?? { currency: text.slice(-3), minor: 0 };
    const { currency } = this.names;
    if (currency === '') return money;
    if (currency === undefined) {
      this.report.error({
        path,
        message: `${text} is an amount, but the policy names no currency`,
        remedy: `Add currency: ${money.currency} at the top.`,
      });
    } else if (currency !== money.currency) {
      this.report.error({
        path,
        message: `${text} is not in the policy's currency ${currency}`,
        remedy: `Write the amount in ${currency}.`,
      });
    }
    return money;
  }

  /** The ids a rule comes from; a rule without any is a warning, since nobody can find out later why it exists. */
  sources(path: Path, source: z.output<typeof SourceIds>): Sources {
    const ids = typeof source === 'string' ? [source] : (source ?? []);
    if (ids.length === 0) {
      this.report.warning({
        path,
        at: 'key',
        message: 'this rule names no source',
        remedy: 'Add source: with the id of the regulation or decision it comes from.',
      });
    }
    return ids;
  }

  private valueOf<T>(path: Path, compiled: Compiled<T>): T | undefined {
    if ('value' in compiled) return compiled.value;
    for (const { message, remedy, start } of compiled.faults) this.report.error({ path, message, remedy, start });
    return undefined;
  }
}

/** One or many, each with its path. */
export function items<T>(path: Path, source: T | readonly T[] | undefined): readonly (readonly [Path, T])[] {
  if (source === undefined) return [];
  if (!Array.isArray(source)) return [[path, source as T]];
  return (source as readonly T[]).map((item, index) => [[...path, index], item] as const);
}

/** A name with its label; small vocabularies need no source. */
export function named(id: string, source: { zh: string; en: string; source?: z.output<typeof SourceIds> }): Named {
  const sources = typeof source.source === 'string' ? [source.source] : (source.source ?? []);
  return { id, title: { zh: source.zh, en: source.en }, sources };
}

export function namedList(record: Readonly<Record<string, Parameters<typeof named>[1]>>): readonly Named[] {
  return Object.entries(record).map(([id, source]) => named(id, source));
}
