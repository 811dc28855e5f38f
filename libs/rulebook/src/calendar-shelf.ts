import {
  alwaysOpen,
  type Calendar,
  type CalendarDefinition,
  compileCalendar,
  readCalendarFile,
  versionsOf,
} from '@redress/business-time';
import { newestOf, type Published, PublishedRuleUnreadable } from './published.js';

/** The calendars in force, each in its newest version. */
export interface CalendarsInForce {
  named(id: string): Calendar | undefined;
  /** The calendar of the branch, or of the nearest unit above it that has one. */
  forBranch(branch: string): Calendar | undefined;
  /** Open at any time, with the wall clock of this zone. */
  alwaysOpenIn(zone: string): Calendar;
}

/**
 * Every published version of every calendar, compiled when it is asked for, together with what it inherits from. One
 * whose newest version cannot be read here is left out, with all that inherit from it: an older version says something
 * else, and nothing may be reckoned by that.
 */
export class CalendarShelf implements CalendarsInForce {
  private readonly newest: ReadonlyMap<string, CalendarDefinition>;
  private readonly compiled = new Map<string, Calendar>();
  private readonly zones = new Map<string, Calendar>();
  private byBranch: ReadonlyMap<string, string> | undefined;

  private constructor(
    private readonly definitions: ReadonlyMap<string, CalendarDefinition>,
    newest: readonly CalendarDefinition[],
    private readonly leftOut: ReadonlyMap<string, PublishedRuleUnreadable>,
  ) {
    this.newest = new Map(newest.map((definition) => [definition.id, definition]));
  }

  static of(published: readonly Published[]): CalendarShelf {
    const definitions = new Map<string, CalendarDefinition>();
    const faults = new Map<string, PublishedRuleUnreadable>();
    for (const each of published) {
      const read = readCalendarFile(each.source, keyOf(each.name, each.version));
      if (read.outcome === 'read') definitions.set(keyOf(each.name, each.version), read.definition);
      else faults.set(keyOf(each.name, each.version), faultOf(each, read.problems));
    }
    const newest = newestOf(published);
    const leftOut = newest.flatMap(({ name, version }) => {
      const fault = faults.get(keyOf(name, version));
      return fault ? [[name, fault] as const] : [];
    });
    const readable = newest.flatMap(({ name, version }) => definitions.get(keyOf(name, version)) ?? []);
    return new CalendarShelf(definitions, readable, new Map(leftOut));
  }

  /** Calendars whose newest version cannot be read here, each with its reason. */
  get unreadable(): readonly PublishedRuleUnreadable[] {
    return [...this.leftOut.values()];
  }

  /** What would be in force if `definition` were published now. */
  with(definition: CalendarDefinition): CalendarShelf {
    const others = [...this.newest.values()].filter(({ id }) => id !== definition.id);
    const definitions = new Map(this.definitions).set(keyOf(definition.id, definition.version), definition);
    const leftOut = new Map([...this.leftOut].filter(([id]) => id !== definition.id));
    return new CalendarShelf(definitions, [...others, definition], leftOut);
  }

  /** The names of all calendars, in order. */
  get ids(): readonly string[] {
    return [...this.newest.keys()].sort();
  }

  /** The published versions of a calendar, ascending. */
  versionsOf(id: string): readonly number[] {
    const versions = [...this.definitions.values()].filter((each) => each.id === id).map(({ version }) => version);
    return versions.sort((one, other) => one - other);
  }

  /** The newest version of a calendar, as it is written. */
  newestOf(id: string): CalendarDefinition | undefined {
    return this.newest.get(id);
  }

  definition(id: string, version: number): CalendarDefinition | undefined {
    return this.definitions.get(keyOf(id, version));
  }

  /** @throws {InvalidCalendar} what it inherits from is not published */
  named(id: string): Calendar | undefined {
    const definition = this.newest.get(id);
    if (definition === undefined || this.faultIn(id) !== undefined) return undefined;
    return this.kept(id, () => compileCalendar(definition, (parent) => this.newest.get(parent)));
  }

  /** @throws {PublishedRuleUnreadable} the unit has a calendar, and it cannot be read here: no other may stand in for it */
  forBranch(branch: string): Calendar | undefined {
    this.byBranch ??= this.servedUnits();
    for (let unit = branch; ; unit = unit.slice(0, unit.lastIndexOf('/'))) {
      const id = this.byBranch.get(unit);
      const fault = id && this.faultIn(id);
      if (fault) throw fault;
      if (id !== undefined) return this.named(id);
      if (!unit.includes('/')) return undefined;
    }
  }

  alwaysOpenIn(zone: string): Calendar {
    const known = this.zones.get(zone) ?? alwaysOpen(zone);
    this.zones.set(zone, known);
    return known;
  }

  /** A calendar exactly as it was when it bore this stamp; nothing where that was never published here. */
  at(stamp: string): Calendar | undefined {
    const line = versionsOf(stamp).map(({ id, version }) => this.definitions.get(keyOf(id, version)));
    const [own] = line;
    if (own === undefined || line.includes(undefined)) return undefined;
    return this.kept(stamp, () => compileCalendar(own, (parent) => line.find((each) => each?.id === parent)));
  }

  /** Calendars that are `id`, or inherit from it. */
  familyOf(id: string): readonly string[] {
    return this.ids.filter((each) => this.lineOf(each).includes(id));
  }

  private lineOf(id: string): readonly string[] {
    const line: string[] = [];
    for (let next: string | undefined = id; next !== undefined && !line.includes(next);)
      next = (line.push(next), this.newest.get(next)?.inherits);
    return line;
  }

  /** Why it cannot be reckoned by: it, or something that it inherits from, cannot be read. */
  private faultIn(id: string): PublishedRuleUnreadable | undefined {
    const unreadable = this.lineOf(id).find((each) => this.leftOut.has(each));
    return unreadable === undefined ? undefined : this.leftOut.get(unreadable);
  }

  private kept(key: string, compile: () => Calendar): Calendar {
    const known = this.compiled.get(key) ?? compile();
    this.compiled.set(key, known);
    return known;
  }

  /**
   * Where two calendars name the same unit, which publishing refuses, the one that comes first by name has it. A version
   * that cannot be read is taken to serve the units that the one before it did.
   */
  private servedUnits(): ReadonlyMap<string, string> {
    const units = new Map<string, string>();
    for (const id of [...this.newest.keys(), ...this.leftOut.keys()].sort()) {
      const { branches = [] } = this.newest.get(id) ?? this.lastReadable(id) ?? {};
      for (const branch of branches) if (!units.has(branch)) units.set(branch, id);
    }
    return units;
  }

  private lastReadable(id: string): CalendarDefinition | undefined {
    const last = this.versionsOf(id).at(-1);
    return last === undefined ? undefined : this.definition(id, last);
  }
}

function faultOf({ name, version }: Published, problems: readonly { readonly message: string }[]) {
  const messages = problems.map(({ message }) => message);
  return new PublishedRuleUnreadable(keyOf(name, version), messages);
}

function keyOf(name: string, version: number): string {
  return `${name}@${version}`;
}
