import type { Policy } from '../format.js';
import type { PolicySource } from '../source/policy.js';
import { approvalsOf, authorityOf, exclusionsOf } from './authority.js';
import { type Compiling, namedList } from './compiling.js';
import { deadlineOf } from './deadlines.js';
import {
  accountabilityOf,
  callbackOf,
  capaOf,
  channelsOf,
  dutiesOf,
  gradesOf,
  kindsOf,
  routingOf,
  surveysOf,
} from './decisions.js';
import { backdatingOf, declaredFactsOf, departmentsOf, documentsOf, rolesOf, statisticsOf } from './papers.js';

/** The policy that `source` describes; what it refers to wrongly is reported on the way. */
export function assemble(compiling: Compiling, source: PolicySource, hash: string): Policy {
  const { name, version, title, origin, calendar, currency } = source;
  const { names } = compiling;
  if (names.calendars) compiling.refer(['calendar'], calendar, names.calendars, 'calendar');
  compiling.referAll(['selects', 'kinds'], source.selects.kinds, names.ids.kinds, 'kind');
  compiling.referAll(['selects', 'channels'], source.selects.channels, names.ids.channels, 'channel');
  const { grades, rules } = gradesOf(compiling, source.grades);
  return {
    name,
    version,
    ref: `${name}@${String(version)}`,
    hash,
    title,
    origin,
    calendar,
    ...(currency !== undefined && { currency }),
    selects: source.selects,
    facts: declaredFactsOf(compiling, source.facts),
    pauseStates: namedList(source.pauseStates),
    flags: namedList(source.flags),
    roles: rolesOf(source.roles),
    departments: departmentsOf(compiling, source.departments),
    kinds: kindsOf(compiling, source.kinds),
    channels: channelsOf(compiling, source.channels),
    categories: namedList(source.categories),
    products: namedList(source.products),
    causes: namedList(source.causes),
    liabilities: namedList(source.liabilities),
    solutionTypes: namedList(source.solutionTypes),
    urgencies: namedList(source.urgencies),
    confidentialities: namedList(source.confidentialities),
    declining: namedList(source.declining),
    grades,
    gradeRules: rules,
    ...routingOf(compiling, source.routing),
    deadlines: Object.entries(source.deadlines).map(([id, deadline]) => deadlineOf(compiling, id, deadline)),
    authority: authorityOf(compiling, source.authority),
    approvals: approvalsOf(compiling, source.approvals),
    exclusions: exclusionsOf(compiling, source.exclusions),
    duties: dutiesOf(compiling, ['duties'], source.duties),
    ...(source.callback && { callback: callbackOf(compiling, source.callback) }),
    surveys: surveysOf(compiling, source.surveys),
    capa: capaOf(compiling, source.capa),
    accountability: accountabilityOf(compiling, source.accountability),
    documents: documentsOf(compiling, source.documents),
    statistics: statisticsOf(compiling, source.statistics),
    backdating: backdatingOf(compiling, source.backdating),
  };
}
