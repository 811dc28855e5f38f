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
export async function tellStandardPolicy(
  intake: ServiceAtWork,
  version: number,
  change = (source: string) => source,
): Promise<void> {
  const changed = change(source).replace('\nversion: 1\n', `\nversion: ${version}\n`);
  const hash = createHash('sha256').update(changed).digest('hex');
  await intake.hears('policies', 'standard', PolicyPublished.type, {
    name: 'standard',
    version,
    hash,
    source: changed,
  });
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
