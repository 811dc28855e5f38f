import { circularDeadlines, gradeLoops } from './checks/loops.js';
import { deadlineFindings } from './checks/deadlines.js';
import { exclusionFindings } from './checks/exclusions.js';
import { ladderFindings } from './checks/ladders.js';
import { authorityWarnings, tableFindings } from './checks/tables.js';
import { assemble } from './compile/assemble.js';
import { Compiling } from './compile/compiling.js';
import { fieldsOf } from './compile/forms.js';
import { namesIn } from './compile/names.js';
import { ConditionCompiler } from './conditions/compiler.js';
import type { Policy } from './format.js';
import type { Problem } from './problems.js';
import { Report } from './reading/report.js';
import { salvage } from './reading/salvage.js';
import { structureFindings } from './reading/structure.js';
import { YamlFile } from './reading/yaml-file.js';
import { sha256 } from './sha256.js';
import { PolicySource } from './source/policy.js';

export interface Surroundings {
  /** Names of the calendars there are; left out, calendars are not checked. */
  readonly calendars?: readonly string[];
}

export type CompiledPolicy =
  | { readonly outcome: 'compiled'; readonly policy: Policy; readonly warnings: readonly Problem[] }
  /** Everything wrong with the file, errors and warnings, in the order of its lines. */
  | { readonly outcome: 'refused'; readonly problems: readonly Problem[] };

/**
 * Reads and checks a policy file. All problems are reported together: the shape first, then what it means; a malformed
 * entry is set aside, so that it does not hide what is wrong elsewhere.
 *
 * @param text  the YAML
 * @param file  its name, for messages
 */
export function compilePolicy(text: string, file: string, surroundings: Surroundings = {}): CompiledPolicy {
  const yaml = new YamlFile(file, text);
  const report = new Report(yaml);
  if (report.hasErrors) return { outcome: 'refused', problems: report.problems };
  const findings = structureFindings(PolicySource, yaml.value);
  report.malformedPlaces(findings);
  const source = salvage(PolicySource, yaml.value, findings);
  if (source === undefined) return { outcome: 'refused', problems: report.problems };

  const names = namesIn(yaml.value, fieldsOf(source.kinds, report), surroundings.calendars);
  const compiling = new Compiling(names, new ConditionCompiler(names), report);
  const policy = assemble(compiling, source, policyHash(text));
  for (const finding of meaningFindings(policy)) report.error(finding);
  for (const finding of authorityWarnings(policy)) report.warning(finding);
  if (report.hasErrors) return { outcome: 'refused', problems: report.problems };
  return { outcome: 'compiled', policy, warnings: report.problems };
}

/** Names a policy text by its content: SHA-256, hexadecimal. */
export function policyHash(text: string): string {
  return sha256(text);
}

function meaningFindings(policy: Policy) {
  return [
    ...tableFindings(policy),
    ...exclusionFindings(policy),
    ...circularDeadlines(policy.deadlines),
    ...gradeLoops(policy.deadlines, policy.grades, policy.gradeRules),
    ...policy.deadlines.flatMap((rule) => [...deadlineFindings(rule), ...ladderFindings(rule, policy.grades)]),
  ];
}
