import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { PartMissing } from './part-missing.mjs';
import { stateFolder, workspaceRoot } from './places.mjs';
import { run } from './run.mjs';

const pom = join(workspaceRoot, 'tools/parts/kafka/pom.xml');

/**
 * The class path of a Kafka broker. Its jars (46 MB) are fetched by Maven once and kept in the state folder.
 *
 * @param {(sentence: string) => void} say
 * @throws {PartMissing} no Java 17, or no Maven while the jars are not there yet
 */
export async function kafkaClassPath(say) {
  const java = await run('java', ['-version']);
  const major = Number(/version "(\d+)/.exec(java.output)?.[1] ?? 0);
  if (java.code !== 0 || major < 17) {
    throw new PartMissing(
      'Java 17',
      'install a Java runtime (Debian: apt-get install default-jre-headless), or name brokers in KAFKA_BROKERS.',
    );
  }
  const version = createHash('sha256').update(readFileSync(pom)).digest('hex').slice(0, 8);
  const folder = join(stateFolder, 'kafka', `lib-${version}`);
  if (!existsSync(folder)) await withLock(join(stateFolder, 'kafka', 'fetch.lock'), () => fetchJars(folder, say));
  return `${folder}/*`;
}

async function fetchJars(/** @type {string} */ folder, /** @type {(sentence: string) => void} */ say) {
  if (existsSync(folder)) return;
  if ((await run('mvn', ['--version'])).code !== 0) {
    throw new PartMissing(
      'Maven',
      "install it to fetch Kafka's jars (Debian: apt-get install maven), or name brokers in KAFKA_BROKERS.",
    );
  }
  say('Fetching the jars of Kafka through Maven, once.');
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${half}`];
  const { code, output } = await run('mvn', ['-q', '-B', '-f', pom, ...goal]);
  if (code !== 0) {
    throw new PartMissing(
      "Kafka's jars",
      `Maven could not fetch them: ${output.trim().split('\n').slice(0, 3).join(' ')}`,
    );
  }
  renameSync(half, folder);
}
