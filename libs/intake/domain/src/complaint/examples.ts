import { instant } from '@redress/business-time';
import { compilePolicy, describeProblem, type Policy } from '@redress/policy';
import type { ComplaintAccepted, ComplaintRegistered, Registration } from './complaint.events.js';

/** A call of 09:00 about a late parcel; specs say only what differs. */
export const lateParcel: Registration = {
  registrationNumber: 'R-2026-000001',
  kind: 'complaint',
  channel: 'phone',
  branch: 'cn/east/shanghai-01',
  policy: { name: 'standard', version: 1 },
  category: 'delivery',
  product: null,
  amount: null,
  flags: [],
  fields: {},
  customer: '0198f0aa-0000-7000-8000-000000000001',
  personal: { name: 'vault:0198f0aa-0000-7000-8000-000000000002' },
  narrative: 'vault:0198f0aa-0000-7000-8000-000000000003',
  demand: null,
  complainedAbout: null,
  term: null,
  confidentiality: 'normal',
  source: null,
  history: null,
  registeredBy: 'user:receiver-1',
};

export const nine = instant('2026-03-06T09:00:00+08:00');
export const ten = instant('2026-03-06T10:00:00+08:00');

export const registered = (over: Partial<ComplaintRegistered['data']> = {}): ComplaintRegistered => ({
  type: 'ComplaintRegistered',
  happenedAt: nine,
  data: { ...lateParcel, registeredAt: nine, backdated: false, ...over },
});
export const accepted: ComplaintAccepted = {
  type: 'ComplaintAccepted',
  happenedAt: ten,
  data: { by: 'user:receiver-1' },
};

/** The smallest policy there is, with the exclusions of a spec. */
export function example(exclusions = '{}'): Policy {
  const compiled = compilePolicy(`${smallest}exclusions: ${exclusions}\n`, 'example.yaml');
  if (compiled.outcome === 'compiled') return compiled.policy;
  throw new Error(compiled.problems.map(describeProblem).join('\n'));
}
const smallest = `
name: example
version: 1
title: { zh: 例, en: Example }
calendar: cn-standard
departments: { service: { zh: 客服, en: Service, head: department-manager } }
kinds:
  complaint: { title: { zh: 投诉, en: Complaint }, flow: complaint, form: { what: { label: { zh: 事由, en: What happened }, type: text } } }
channels: { phone: { zh: 电话, en: Telephone } }
categories: { delivery: { zh: 配送, en: Delivery } }
grades: { general: { zh: 一般, en: General } }
routing: { firstContactOwner: { role: receiver, unit: receiving }, table: { rest: { department: service } } }
`;
