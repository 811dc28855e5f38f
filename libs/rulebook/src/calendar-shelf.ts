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

/** Every published version of every calendar, compiled when it is asked for, together with what it inherits from. */
export class CalendarShelf implements CalendarsInForce {
  private readonly newest: ReadonlyMap<string, CalendarDefinition>;
  private readonly compiled = new Map<string, Calendar>();
  private readonly zones = new Map<string, Calendar>();
  private byBranch: ReadonlyMap<string, string> | undefined;

  private constructor(
    private readonly definitions: ReadonlyMap<string, CalendarDefinition>,
    newest: readonly CalendarDefinition[],
  ) {
    this.newest = new Map(newest.map((definition) => [definition.id, definition]));
  }

  /** @throws {PublishedRuleUnreadable} */
  static of(published: readonly Published[]): CalendarShelf {
    const definitions = new Map(published.map((each) => [keyOf(each.name, each.version), definitionOf(each)]));
    const newest = newestOf(published).flatMap(({ name, version }) => definitions.get(keyOf(name, version)) ?? []);
    return new CalendarShelf(definitions, newest);
  }

  /** What would be in force if `definition` were published now. */
  with(definition: CalendarDefinition): CalendarShelf {
    const others = [...this.newest.values()].filter(({ id }) => id !== definition.id);
    const definitions = new Map(this.definitions).set(keyOf(definition.id, definition.version), definition);
    return new CalendarShelf(definitions, [...others, definition]);
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
    if (definition === undefined) return undefined;
    return this.kept(id, () => compileCalendar(definition, (parent) => this.newest.get(parent)));
  }

  forBranch(branch: string): Calendar | undefined {
    this.byBranch ??= this.servedUnits();
    for (let unit = branch; ; unit = unit.slice(0, unit.lastIndexOf('/'))) {
      const id = this.byBranch.get(unit);
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

  private kept(key: string, compile: () => Calendar): Calendar {
    const known = this.compiled.get(key) ?? compile();
    this.compiled.set(key, known);
    return known;
  }

  /** Where two calendars name the same unit, which publishing refuses, the one that comes first by name has it. */
  private servedUnits(): ReadonlyMap<string, string> {
    const units = new Map<string, string>();
    for (const id of this.ids)
      for (const branch of this.newest.get(id)?.branches ?? []) if (!units.has(branch)) units.set(branch, id);
    return units;
  }
}

/** @throws {PublishedRuleUnreadable} */
function definitionOf({ name, version, source }: Published): CalendarDefinition {
  const key = keyOf(name, version);
  const read = readCalendarFile(source, key);
  if (read.outcome === 'read') return read.definition;
  throw new PublishedRuleUnreadable(
    key,
    read.problems.map(({ message }) => message),
  );
}

function keyOf(name: string, version: number): string {
  return `${name}@${version}`;
}
