import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rehearse } from './rehearse.js';
import { recordOf } from './scenario.js';
import { policiesFolder, scenariosOf, shippedCalendars, shippedPolicy } from './spec-support.js';
import { summaryOf } from './summary.js';

const packs = readdirSync(policiesFolder).filter((name) => existsSync(join(policiesFolder, name, 'scenarios.yaml')));

describe.each(packs)('the scenarios of %s', (pack) => {
  const policy = shippedPolicy(pack);
  const { organisation, scenarios } = scenariosOf(pack);
  const zone = shippedCalendars.named(policy.calendar)?.zone ?? '';

  it('has an organisation whose people fit the policy', () => {
    const roles = new Set<string>(policy.roles.map((role) => role.id));
    const departments = new Set(policy.departments.map((department) => department.id));
    const own = organisation.people.filter((person) => person.department !== undefined);
    expect(own.filter((person) => !departments.has(person.department ?? ''))).toEqual([]);
    const played = new Set(organisation.people.map((person) => person.role));
    expect([...roles].filter((role) => !played.has(role))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => ({ name: scenario.title.en, scenario })))('$name', ({ scenario }) => {
    const nothingElse = { duties: [], documents: [], approval: [], capa: [] };
    const rehearsed = rehearse(recordOf(scenario), { policy, calendars: shippedCalendars });
    expect(summaryOf(rehearsed, zone)).toEqual({ ...nothingElse, ...scenario.expect });
  });
});
