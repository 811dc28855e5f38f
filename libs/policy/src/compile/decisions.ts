import type {
  AccountabilityRule,
  Callback,
  CapaTrigger,
  Channel,
  Duty,
  Field,
  Grade,
  GradeRule,
  Kind,
  Policy,
  RoutingRule,
  Survey,
} from '../format.js';
import type { Path } from '../reading/yaml-file.js';
import type { PolicySource } from '../source/policy.js';
import { type Compiling, items, named, namedList } from './compiling.js';
import { plainField } from './forms.js';

export function kindsOf(compiling: Compiling, source: PolicySource['kinds']): Kind[] {
  return Object.entries(source).map(([id, kind]) => ({
    id,
    title: kind.title,
    sources: compiling.sources(['kinds', id], kind.source),
    flow: kind.flow,
    fields: Object.entries(kind.form).map(([field, body]): Field => {
      const path = ['kinds', id, 'form', field, 'requiredWhen'];
      const requiredWhen = compiling.condition(path, body.requiredWhen);
      return { ...plainField(field, body), ...(requiredWhen && { requiredWhen }) };
    }),
  }));
}

export function channelsOf(compiling: Compiling, source: PolicySource['channels']): Channel[] {
  return Object.entries(source).map(([id, channel]) => {
    const path = ['channels', id];
    compiling.refer(path, id, compiling.names.ids.channels, 'channel');
    return { ...named(id, channel), duties: dutiesOf(compiling, [...path, 'duties'], channel.duties) };
  });
}

export function dutiesOf(compiling: Compiling, path: Path, source: PolicySource['duties']): Duty[] {
  return Object.entries(source).map(([id, duty]) => {
    const at = [...path, id];
    const { deadlines } = compiling.names.ids;
    return {
      id,
      title: duty.title,
      sources: compiling.sources(at, duty.source),
      on: compiling.triggers([...at, 'on'], duty.on),
      owner: compiling.owner([...at, 'owner'], duty.owner),
      ...(duty.deadline !== undefined && {
        deadline: compiling.refer([...at, 'deadline'], duty.deadline, deadlines, 'deadline'),
      }),
    };
  });
}

export function gradesOf(
  compiling: Compiling,
  source: PolicySource['grades'],
): { grades: Grade[]; rules: GradeRule[] } {
  const grades = Object.entries(source).map(([id, grade], rank) => ({ ...named(id, grade), rank }));
  const rules = Object.entries(source).flatMap(([grade, { raisedBy }]) =>
    Object.entries(raisedBy).map(([id, rule]) => {
      const path = ['grades', grade, 'raisedBy', id];
      return {
        id,
        grade,
        when: compiling.required([...path, 'when'], rule.when),
        sources: compiling.sources(path, rule.source),
      };
    }),
  );
  return { grades, rules };
}

export function routingOf(
  compiling: Compiling,
  source: PolicySource['routing'],
): Pick<Policy, 'routing' | 'firstContactOwner' | 'returns'> {
  const { ids } = compiling.names;
  const routing = Object.entries(source.table).map(([id, line]): RoutingRule => {
    const path = ['routing', 'table', id];
    const when = compiling.condition([...path, 'when'], line.when);
    return {
      id,
      kinds: compiling.referAll([...path, 'kinds'], line.kinds, ids.kinds, 'kind'),
      categories: compiling.referAll([...path, 'categories'], line.categories, ids.categories, 'category'),
      products: compiling.referAll([...path, 'products'], line.products, ids.products, 'product'),
      branches: items(path, line.branches).map(([, branch]) => branch),
      ...(when && { when }),
      department: compiling.refer([...path, 'department'], line.department, ids.departments, 'department'),
      assisting: compiling.referAll([...path, 'assisting'], line.assisting, ids.departments, 'department'),
      handlerRole: compiling.role([...path, 'handlerRole'], line.handlerRole),
      sources: compiling.sources(path, line.source),
    };
  });
  return {
    routing,
    firstContactOwner: compiling.owner(['routing', 'firstContactOwner'], source.firstContactOwner),
    returns: {
      atMost: source.returns.atMost,
      arbiter: compiling.owner(['routing', 'returns', 'arbiter'], source.returns.arbiter),
    },
  };
}

export function callbackOf(compiling: Compiling, source: NonNullable<PolicySource['callback']>): Callback {
  const when = compiling.condition(['callback', 'when'], source.when);
  return {
    deadline: compiling.refer(['callback', 'deadline'], source.deadline, compiling.names.ids.deadlines, 'deadline'),
    owner: compiling.owner(['callback', 'owner'], source.owner),
    ...(when && { when }),
    attempts: source.attempts,
    questions: namedList(source.questions),
    sources: compiling.sources(['callback'], source.source),
  };
}

export function surveysOf(compiling: Compiling, source: PolicySource['surveys']): Survey[] {
  return Object.entries(source).map(([id, survey]) => {
    const path = ['surveys', id];
    const when = compiling.condition([...path, 'when'], survey.when);
    return {
      id,
      title: survey.title,
      sources: compiling.sources(path, survey.source),
      ...(when && { when }),
      maxScore: survey.maxScore,
      questions: namedList(survey.questions),
      bands: Object.entries(survey.bands).map(([band, body]) => ({ ...named(band, body), atLeast: body.atLeast })),
    };
  });
}

export function capaOf(compiling: Compiling, source: PolicySource['capa']): CapaTrigger[] {
  return Object.entries(source).map(([id, trigger]) => ({
    id,
    when: compiling.required(['capa', id, 'when'], trigger.when),
    owner: compiling.owner(['capa', id, 'owner'], trigger.owner),
    sources: compiling.sources(['capa', id], trigger.source),
  }));
}

export function accountabilityOf(compiling: Compiling, source: PolicySource['accountability']): AccountabilityRule[] {
  return Object.entries(source).map(([id, rule]) => {
    const path = ['accountability', id];
    return {
      id,
      title: rule.title,
      sources: compiling.sources(path, rule.source),
      when: compiling.required([...path, 'when'], rule.when),
      consequence: rule.consequence,
      ...(rule.from !== undefined && { from: compiling.money([...path, 'from'], rule.from) }),
      ...(rule.to !== undefined && { to: compiling.money([...path, 'to'], rule.to) }),
    };
  });
}
