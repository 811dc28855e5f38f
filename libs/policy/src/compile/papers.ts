import type { Backdating, DeclaredFact, Department, Document, Role, Statistic } from '../format.js';
import { standardRecordFields, standardRoles } from '../format.js';
import type { PolicySource } from '../source/policy.js';
import { type Compiling, items, named } from './compiling.js';

export function rolesOf(source: PolicySource['roles']): Role[] {
  return Object.entries(source).map(([id, role]) => ({ ...named(id, role), as: role.as }));
}

export function departmentsOf(compiling: Compiling, source: PolicySource['departments']): Department[] {
  return Object.entries(source).map(([id, department]) => ({
    ...named(id, department),
    ...(department.head !== undefined && { head: compiling.role(['departments', id, 'head'], department.head) }),
  }));
}

export function declaredFactsOf(compiling: Compiling, source: PolicySource['facts']): DeclaredFact[] {
  return Object.entries(source).map(([id, fact]) => {
    const path = ['facts', id, 'recordedBy'];
    return {
      ...named(id, fact),
      recordedBy: items(path, fact.recordedBy).map(([at, role]) => compiling.role(at, role)),
    };
  });
}

export function documentsOf(compiling: Compiling, source: PolicySource['documents']): Document[] {
  const fields = new Set<string>([...standardRecordFields, ...compiling.names.fields.keys()]);
  const signers = new Set<string>([...standardRoles, ...compiling.names.ids.roles, 'customer', 'carrier']);
  return Object.entries(source).map(([id, document]) => {
    const path = ['documents', id];
    const when = compiling.condition([...path, 'when'], document.when);
    return {
      id,
      title: document.title,
      sources: compiling.sources(path, document.source),
      form: document.form,
      on: document.on === undefined ? [] : compiling.triggers([...path, 'on'], document.on),
      ...(when && { when }),
      fields: compiling.referAll([...path, 'fields'], document.fields, fields, 'field'),
      signatures: compiling.referAll([...path, 'signatures'], document.signatures, signers, 'role'),
    };
  });
}

const rates = new Set(['timely-rate']);

export function statisticsOf(compiling: Compiling, source: PolicySource['statistics']): Statistic[] {
  return Object.entries(source).map(([id, statistic]) => {
    const path = ['statistics', id];
    if (rates.has(statistic.measure) && statistic.deadline === undefined) {
      const message = `a ${statistic.measure} is about a deadline`;
      compiling.report.error({ path, at: 'key', message, remedy: 'Add deadline: with its name.' });
    }
    return {
      id,
      title: statistic.title,
      sources: compiling.sources(path, statistic.source),
      measure: statistic.measure,
      ...(statistic.deadline !== undefined && {
        deadline: compiling.refer([...path, 'deadline'], statistic.deadline, compiling.names.counted, 'deadline'),
      }),
      by: items(path, statistic.by).map(([, dimension]) => dimension),
      every: statistic.every,
    };
  });
}

export function backdatingOf(compiling: Compiling, source: PolicySource['backdating']): Backdating[] {
  return Object.entries(source).map(([fact, { minutes, hours, days, approver }]) => {
    const path = ['backdating', fact];
    if ([minutes, hours, days].filter((each) => each !== undefined).length !== 1) {
      const remedy = 'Write exactly one of minutes, hours, days.';
      compiling.report.error({ path, at: 'key', message: 'a limit is one length', remedy });
    }
    return {
      fact: fact === 'any' ? fact : compiling.fact(path, fact),
      minutes: minutes ?? Math.round((hours ?? 0) * 60 + (days ?? 0) * 1440),
      ...(approver !== undefined && { approver: compiling.role([...path, 'approver'], approver) }),
    };
  });
}
