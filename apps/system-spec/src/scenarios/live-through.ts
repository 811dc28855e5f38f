import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instant, instant, isBefore, laterOf, readCalendarFile } from '@redress/business-time';
import { compilePolicy, describeProblem, type Policy, readScenarios, type Scenario } from '@redress/policy';
import type { Enacting } from './enacting.js';
import { type House, policiesFolder } from './house.js';
import { observe, type Observed } from './observe.js';

/** A scenario of a pack and what became of it; `failure` where a step could not be done. */
export interface Enacted {
  readonly pack: string;
  readonly policy: Policy;
  /** Where its calendar hangs on the wall. */
  readonly zone: string;
  readonly scenario: Scenario;
  observed?: Observed;
  failure?: Error;
}

/** The packs that have scenarios, with all of them. */
export function allScenarios(): readonly Enacted[] {
  return readdirSync(policiesFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('scenarios.yaml'))
    .map((path) => path.split('/')[0] ?? '')
    .sort()
    .flatMap((pack) => {
      const policy = policyOf(pack);
      const zone = zoneOf(policy.calendar);
      const { scenarios } = readScenarios(readFileSync(join(policiesFolder, pack, 'scenarios.yaml'), 'utf8'));
      return scenarios.map((scenario): Enacted => ({ pack, policy, zone, scenario }));
    });
}

/** When the first step of any of them is. */
export function beginOf(all: readonly Enacted[]): Instant {
  return all
    .flatMap(({ scenario }) => momentsOf(scenario))
    .reduce((one, other) => (isBefore(other, one) ? other : one));
}

/**
 * Lives through all scenarios side by side, as the complaints of one enterprise: the clock goes from moment to moment,
 * at each what comes to be due is noticed first, then the steps of that moment are done, then what ends there is looked at.
 *
 * @param enactmentOf  how a scenario is done: over the API, or by hand at the console
 */
export async function liveThrough(
  house: House,
  all: readonly Enacted[],
  enactmentOf: (enacted: Enacted) => Enacting,
): Promise<void> {
  const lives = all.map((enacted) => ({ enacted, enactment: enactmentOf(enacted) }));
  const moments = [...new Set(all.flatMap(({ scenario }) => momentsOf(scenario)))].sort();
  for (const moment of moments) {
    await house.stepTo(moment);
    for (const { enacted, enactment } of lives) await stepsAt(house, enacted, enactment, moment);
    for (const { enacted, enactment } of lives)
      if (enacted.failure === undefined && endOf(enacted.scenario) === moment)
        await noting(enacted, async () => {
          enacted.observed = await observe(enactment, enacted.zone, moment);
        });
  }
}

async function stepsAt(house: House, enacted: Enacted, enactment: Enacting, moment: Instant): Promise<void> {
  for (const step of enacted.scenario.facts) {
    if (instant(step.at) !== moment || enacted.failure !== undefined) continue;
    await noting(enacted, async () => {
      await enactment.do(step);
      await house.settled();
    });
  }
}

async function noting(enacted: Enacted, what: () => Promise<void>): Promise<void> {
  try {
    await what();
  } catch (failure) {
    enacted.failure = failure instanceof Error ? failure : new Error(String(failure));
  }
}

function momentsOf({ facts, until }: Scenario): readonly Instant[] {
  return [...facts.map(({ at }) => at), ...(until === undefined ? [] : [until])].map(instant);
}

function endOf(scenario: Scenario): Instant {
  return momentsOf(scenario).reduce(laterOf);
}

/** A calendar that stands on another one has its zone. */
function zoneOf(calendar: string): string {
  const file = join(policiesFolder, 'calendars', `${calendar}.yaml`);
  const read = readCalendarFile(readFileSync(file, 'utf8'), file);
  if (read.outcome === 'refused') throw new Error(`${file} is no calendar`);
  const { zone, inherits } = read.definition;
  if (zone !== undefined) return zone;
  if (inherits === undefined) throw new Error(`${file} names no zone`);
  return zoneOf(inherits);
}

function policyOf(pack: string): Policy {
  const file = join(policiesFolder, pack, '1.yaml');
  const compiled = compilePolicy(readFileSync(file, 'utf8'), file);
  if (compiled.outcome === 'refused') throw new Error(compiled.problems.map(describeProblem).join('\n'));
  return compiled.policy;
}
