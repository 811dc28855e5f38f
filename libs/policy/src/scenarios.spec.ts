import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { play, scenariosOf } from './scenario-support.js';
import { policiesFolder, shippedPolicy } from './spec-support.js';

const packs = readdirSync(policiesFolder).filter((name) => existsSync(join(policiesFolder, name, 'scenarios.yaml')));

describe.each(packs)('the scenarios of %s', (pack) => {
  const policy = shippedPolicy(pack);
  const { organisation, scenarios } = scenariosOf(pack);

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
    expect(play(policy, scenario)).toEqual({ ...nothingElse, ...scenario.expect });
  });
});
