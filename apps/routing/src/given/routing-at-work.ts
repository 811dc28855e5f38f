import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ComplaintRegistered } from '@redress/contracts';
import { type ServiceAtWork, serviceAtWork, VAULT } from '@redress/service-kit';
import type { Vault } from '@redress/vault';
import { routingService } from '../routing.service.js';

export interface RoutingAtWork extends ServiceAtWork {
  /** Intake announces a complaint; answers its id when its case is open. */
  registered(more?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Routing with the policies of the house, and an intake that says what the spec wants. */
export async function routingAtWork(
  databaseUrl: string,
  policies = join(__dirname, '../../../../policies'),
): Promise<RoutingAtWork> {
  const routing = await serviceAtWork(routingService, databaseUrl, { POLICIES_DIR: policies });
  const registered = async (more: Readonly<Record<string, unknown>> = {}) => {
    const complaintId = randomUUID();
    const customer = await customerOf(routing, complaintId);
    await routing.hears('intake', complaintId, ComplaintRegistered.type, { ...registration, ...customer, ...more });
    for (let attempt = 0; attempt < 400; attempt += 1) {
      if ((await routing.ask('he', `cases/${complaintId}`)).status === 200) return complaintId;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`The case of ${complaintId} was not opened`);
  };
  return { ...routing, registered };
}

const registration = {
  ...{ registrationNumber: 'R-2026-000001', kind: 'complaint', channel: 'phone', branch: 'cn/east/shanghai-01' },
  ...{ policy: { name: 'standard', version: 1 }, category: 'service', product: null, amount: null, flags: [] },
  ...{ fields: {}, demand: null, complainedAbout: null, term: null, confidentiality: 'normal' },
  ...{ registeredBy: 'user:rui', backdated: false, history: null, source: null },
};

/** Intake has sealed who it is and what was said, in the vault that all services share. */
async function customerOf({ service }: ServiceAtWork, complaintId: string) {
  const { subjectId, refs } = await service.app.get<Vault>(VAULT).seal({
    owner: { service: 'intake', streamId: `complaint-${complaintId}` },
    items: [
      { kind: 'name', text: 'Ann Example', indexed: true, secret: false },
      { kind: 'narrative', text: 'Nobody called me back.', indexed: true, secret: false },
    ],
    lookups: [{ kind: 'name', value: 'Ann Example' }],
  });
  const [customerName, narrative] = refs;
  return { customer: subjectId, customerName, narrative };
}
