import type { ApprovalChain, Authority, Exclusion } from '../format.js';
import type { PolicySource } from '../source/policy.js';
import { type Compiling, items } from './compiling.js';

export function authorityOf(compiling: Compiling, source: PolicySource['authority']): Authority[] {
  return Object.entries(source).map(([role, { money, goods, source: from }]) => {
    const path = ['authority', role];
    const limits =
      goods === 'unlimited'
        ? goods
        : Object.entries(goods).map(([item, quantity]) => {
            if (item === 'any') return { item: '', quantity };
            return {
              item: compiling.refer([...path, 'goods', item], item, compiling.names.ids.products, 'product'),
              quantity,
            };
          });
    return {
      role: compiling.role(path, role),
      money: money === 'unlimited' || money === 'none' ? money : compiling.money([...path, 'money'], money),
      goods: limits,
      sources: compiling.sources(path, from),
    };
  });
}

export function approvalsOf(compiling: Compiling, source: PolicySource['approvals']): ApprovalChain[] {
  return Object.entries(source).map(([id, chain]) => {
    const path = ['approvals', id];
    return {
      id,
      title: chain.title,
      sources: compiling.sources(path, chain.source),
      when: compiling.required([...path, 'when'], chain.when),
      steps: Object.entries(chain.steps).map(([step, body]) => {
        const at = [...path, 'steps', step];
        const when = compiling.condition([...at, 'when'], body.when);
        return {
          id: step,
          title: body.title ?? chain.title,
          does: body.does,
          owner: compiling.owner([...at, 'owner'], body.owner),
          ...(when && { when }),
        };
      }),
    };
  });
}

export function exclusionsOf(compiling: Compiling, source: PolicySource['exclusions']): Exclusion[] {
  return Object.entries(source).map(([id, rule]) => {
    const path = ['exclusions', id];
    const when = compiling.condition([...path, 'when'], rule.when);
    return {
      id,
      who: rule.who,
      from: items(path, rule.from).map(([, stage]) => stage),
      ...(when && { when }),
      sources: compiling.sources(path, rule.source),
    };
  });
}
