import { alwaysOpen, type Calendar, compileCalendar, readCalendarFile } from '@redress/business-time';
import { compilePolicy, describeProblem, type Policy, readScenarios, type ScenarioFile } from '@redress/policy';
import type { Calendars } from '@redress/sla-timer-domain';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const policiesFolder = join(__dirname, '../../../policies');

/** A policy that ships with the product. */
export function shippedPolicy(name: string, version = 1): Policy {
  return compiled(readFileSync(join(policiesFolder, name, `${String(version)}.yaml`), 'utf8'));
}

/** @throws {Error} naming what is wrong with the text */
export function compiled(text: string): Policy {
  const result = compilePolicy(text, 'example.yaml');
  if (result.outcome === 'compiled') return result.policy;
  throw new Error(result.problems.map(describeProblem).join('\n'));
}

export function scenariosOf(pack: string): ScenarioFile {
  return readScenarios(readFileSync(join(policiesFolder, pack, 'scenarios.yaml'), 'utf8'));
}

const definitions = new Map(
  readdirSync(join(policiesFolder, 'calendars'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const read = readCalendarFile(readFileSync(join(policiesFolder, 'calendars', file), 'utf8'), file);
      if (read.outcome !== 'read') throw new Error(`${file} is no calendar`);
      return [read.definition.id, read.definition] as const;
    }),
);
const compiledCalendars = new Map<string, Calendar>();

/** The calendars that ship with the product; branches work by the policy’s. */
export const shippedCalendars: Calendars = {
  forBranch: () => undefined,
  alwaysOpenIn: alwaysOpen,
  named(id) {
    const definition = definitions.get(id);
    const known = compiledCalendars.get(id);
    if (known !== undefined || definition === undefined) return known;
    const calendar = compileCalendar(definition, (name) => definitions.get(name));
    compiledCalendars.set(id, calendar);
    return calendar;
  },
};
