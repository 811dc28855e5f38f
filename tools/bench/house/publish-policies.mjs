import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { PolicyPublished } from '../../../libs/contracts/dist/index.js';
import { AnnouncementLog } from '../../../libs/event-store/dist/index.js';
import { workspaceRoot } from '../../parts/places.mjs';

/**
 * Lets a service that runs alone receive every shipped policy, as it would from routing.
 *
 * @param {{ databaseUrl: string, schema: string }} service
 */
export async function publishPolicies({ databaseUrl, schema }) {
  const extra = { options: `-c search_path=${schema}` };
  const source = await new DataSource({ type: 'postgres', url: databaseUrl, poolSize: 2, extra }).initialize();
  try {
    await new AnnouncementLog(source).receive(shippedPolicies().map(announcementOf));
  } finally {
    await source.destroy();
  }
}

function shippedPolicies() {
  const folder = join(workspaceRoot, 'policies');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const versions = readdirSync(join(folder, name)).flatMap((file) => /^(\d+)\.yaml$/.exec(file)?.[1] ?? []);
      return versions
        .map(Number)
        .sort((one, two) => one - two)
        .map((version, index) => ({
          name,
          version,
          number: index + 1,
          source: readFileSync(join(folder, name, `${version}.yaml`), 'utf8'),
        }));
    });
}

function announcementOf(/** @type {ReturnType<typeof shippedPolicies>[number]} */ { name, version, number, source }) {
  const now = /** @type {any} */ (new Date().toISOString());
  const hash = createHash('sha256').update(source).digest('hex');
  return {
    topic: PolicyPublished.topic,
    key: name,
    number,
    eventId: randomUUID(),
    type: PolicyPublished.type,
    happenedAt: now,
    recordedAt: now,
    headers: {},
    body: JSON.stringify({ name, version, hash, source }),
  };
}
