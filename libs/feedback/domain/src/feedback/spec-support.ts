import { instant } from '@redress/business-time';
import { compilePolicy } from '@redress/policy';
import type { Involvement } from './keep-out.js';

/** The smallest policy there is; specs add what they are about. */
export const examplePolicy = `
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds:
  complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What happened }, type: text } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { service: { zh: 服务, en: Service } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { rest: { department: service } } }
`;

function example(): Involvement['policy'] {
  const compiled = compilePolicy(examplePolicy, 'example.yaml');
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
}

const registeredAt = instant('2026-03-06T09:00:00Z');
/** Somebody who has had nothing to do with the complaint. */
export const uninvolved: Involvement = {
  policy: example(),
  facts: { kind: 'complaint', channel: 'phone', registeredAt, now: registeredAt },
  ties: { handling: [], callback: [] },
};
