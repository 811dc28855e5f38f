import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyPublished } from '@redress/contracts';
import { type ServiceAtWork, serviceAtWork } from '@redress/service-kit';
import { intakeService } from '../intake.service.js';

const source = readFileSync(join(__dirname, '../../../../policies/standard/1.yaml'), 'utf8');

/** Intake, to which routing has told the standard policy. */
export async function intakeAtWork(databaseUrl: string): Promise<ServiceAtWork> {
  const intake = await serviceAtWork(intakeService, databaseUrl);
  await tellStandardPolicy(intake, 1);
  return intake;
}

/** Routing has published a version of the standard policy; `change` makes its text differ. */
export function tellStandardPolicy(
  intake: ServiceAtWork,
  version: number,
  change = (source: string) => source,
): Promise<void> {
  return tell(intake, 'standard', version, change(source));
}

/** Routing has published another policy, which is the standard one with a change. */
export function tellPolicy(intake: ServiceAtWork, name: string, change: (source: string) => string): Promise<void> {
  return tell(intake, name, 1, change(source.replace('\nname: standard\n', `\nname: ${name}\n`)));
}

async function tell(intake: ServiceAtWork, name: string, version: number, text: string): Promise<void> {
  const told = text.replace('\nversion: 1\n', `\nversion: ${version}\n`);
  const hash = createHash('sha256').update(told).digest('hex');
  await intake.hears('policies', name, PolicyPublished.type, { name, version, hash, source: told });
}

/** A complaint as any channel sends it; `more` takes the place of what is here. */
export function aComplaint(more: Readonly<Record<string, unknown>> = {}) {
  return {
    channel: 'phone',
    branch: 'cn/east/shanghai-01',
    category: 'service',
    customer: { name: 'Ann Example', telephone: '13000000051' },
    narrative: 'Nobody called me back.',
    ...more,
  };
}
