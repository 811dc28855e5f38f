import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, release, totalmem } from 'node:os';

const require = createRequire(import.meta.url);

/** What the figures were made on: they mean little without it. */
export function machine() {
  const [first] = cpus();
  return {
    at: new Date().toISOString(),
    commit: commit(),
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    kernel: release(),
    loadBefore: loadavg()[0],
    node: process.version,
    packages: Object.fromEntries(
      ['fastify', '@nestjs/core', 'pg', 'kafkajs', 'bullmq', 'typeorm'].map((name) => [name, versionOf(name)]),
    ),
  };
}

function versionOf(/** @type {string} */ name) {
  const path = require.resolve.paths(name)?.map((folder) => `${folder}/${name}/package.json`) ?? [];
  for (const file of path) {
    try {
      return /** @type {string} */ (JSON.parse(readFileSync(file, 'utf8')).version);
    } catch {
      // in the next folder
    }
  }
  return 'unknown';
}

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
